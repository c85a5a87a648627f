package io.github.abmrules.flink.stream;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.flink.ruleset.RuleUpdate;
import io.github.abmrules.flink.source.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Reads lines as entries or as rule updates; a line that cannot be read goes to the side. */
abstract class Reading<T extends Record> extends ProcessFunction<Line, Message> {
    private static final long serialVersionUID = 1;

    /** Lines that cannot be read. */
    static final OutputTag<Output> REFUSED = new OutputTag<>("refused") {
        private static final long serialVersionUID = 1;
    };

    private final String what;
    private final String zone;

    private Reading(String what, ZoneId zone) {
        this.what = what;
        this.zone = zone.getId();
    }

    /** Reads entries. */
    static final class Entries extends Reading<Entry> {
        private static final long serialVersionUID = 1;

        Entries(ZoneId zone) {
            super("entry", zone);
        }

        @Override
        RecordJson<Entry> format() {
            return Entry.JSON;
        }

        @Override
        String key(Entry entry) {
            return entry.accountId();
        }

        @Override
        Instant at(Entry entry) {
            return entry.at();
        }
    }

    /** Reads rule updates. */
    static final class Updates extends Reading<RuleUpdate> {
        private static final long serialVersionUID = 1;

        Updates(ZoneId zone) {
            super("rules", zone);
        }

        @Override
        RecordJson<RuleUpdate> format() {
            return RuleUpdate.JSON;
        }

        @Override
        String key(RuleUpdate update) {
            return update.version();
        }

        @Override
        Instant at(RuleUpdate update) {
            return update.at();
        }
    }

    abstract RecordJson<T> format();

    abstract String key(T value);

    abstract Instant at(T value);

    @Override
    public void processElement(Line line, Context context, Collector<Message> out) {
        ReadRecord<T> record = format().read(new String(line.json(), StandardCharsets.UTF_8), ZoneId.of(zone));
        T value = record.value();
        if (value != null) {
            // Written anew, so that bare dates are instants and what is not known is left out.
            out.collect(new Message(key(value), TimerTime.millis(at(value)), RecordJson.write(value)));
            return;
        }
        String place = new Path(line.file()).getName() + ":" + line.line();
        @Nullable String account = what.equals("entry") ? record.id() : null;
        for (Problem problem : record.problems()) {
            context.output(
                    REFUSED,
                    Output.of(new Refusal(
                            what, place, account, null, problem.field(), problem.value(), problem.message())));
        }
    }
}
