package io.github.abmrules.flink.bulk;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.flink.source.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.Collector;

/** Parses records and decides about each account on its own. */
final class FirstDecision extends Deciding<Line> {
    private static final long serialVersionUID = 1;

    private final HashMap<String, Integer> files = new HashMap<>();

    /**
     * A first decision.
     *
     * @param files the names of all files of the input, in order
     */
    FirstDecision(RuleSet rules, ZoneId zone, Instant asOf, List<String> files) {
        super(rules, zone, asOf);
        for (String file : files) {
            this.files.put(file, this.files.size());
        }
    }

    @Override
    void decide(List<Line> lines, Collector<Decided> out) {
        List<ReadRecord<Account>> records = new ArrayList<>(lines.size());
        List<Account> accounts = new ArrayList<>(lines.size());
        for (Line line : lines) {
            byte[] json = line.json();
            ReadRecord<Account> record = AccountJson.read(json, 0, json.length, line.index(), line.line(), zone());
            records.add(record);
            if (record.value() != null) {
                accounts.add(record.value());
            }
        }
        Iterator<Outcome> outcomes = outcomes(accounts).iterator();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int file = Objects.requireNonNull(files.get(new Path(line.file()).getName()));
            long place = Place.of(file, line.index());
            ReadRecord<Account> record = records.get(i);
            if (record.value() != null) {
                out.collect(decided(place, line.line(), outcomes.next(), true));
            } else {
                String id = record.id();
                byte[] problems = rejections(place, line.line(), id, record.problems());
                out.collect(Decided.rejected(place, line.line(), id == null ? "" : id, false, problems));
            }
        }
    }
}
