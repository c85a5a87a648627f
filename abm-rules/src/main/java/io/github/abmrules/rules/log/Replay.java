package io.github.abmrules.rules.log;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.RecordReader;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.diff.FieldChange;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides logged decisions again, each under the rules it was made under, and tells which come out differently. Some hundred
 * decisions are in memory at a time. Not thread-safe.
 */
public final class Replay implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int ENGINES = 4;

    /** What masked texts may stand in, or be counted into, so that it differs without meaning anything. */
    private static final Set<String> BLURRED = Set.of("decisionId", "rationale", "segmentation", "findings");

    private final RulesArchive archive;
    private final Listener listener;

    private final Map<EngineKey, AbmEngine> engines = new LinkedHashMap<>(ENGINES * 2, 0.75f, true);

    private final Set<String> unusable = new HashSet<>();
    private final Set<String> versions = new HashSet<>();
    private long decisions;
    private long same;
    private long different;
    private long unreadable;
    private long unknownRules;
    private long masked;

    /** Which engine a decision needs. */
    private record EngineKey(String version, String zone) {}

    /** A decision and where it stands. */
    private record Entry(LoggedDecision decision, long line) {}

    /** Is told what a replay finds, in the order of the log. */
    public interface Listener {

        /** A decision came out differently. */
        void differs(ReplayedDecision decision);

        /** A line holds no decision, or its rules cannot be had: one call for each problem. */
        void rejected(Rejection rejection);
    }

    private Replay(RulesArchive archive, Listener listener) {
        this.archive = archive;
        this.listener = listener;
    }

    /** A replay with the rules of an archive. */
    public static Replay of(RulesArchive archive, Listener listener) {
        return new Replay(archive, listener);
    }

    /**
     * Decides the decisions of a log again. May be called for several logs, one after the other.
     *
     * @param log the lines of a log; closed at the end
     */
    public void run(InputStream log) {
        List<Entry> batch = new ArrayList<>();
        try (RecordReader<LoggedDecision> reader =
                RecordJson.of(LoggedDecision.class).jsonLines(log, ZoneOffset.UTC)) {
            while (reader.hasNext()) {
                ReadRecord<LoggedDecision> record = reader.next();
                LoggedDecision decision = record.value();
                long line = Objects.requireNonNullElse(record.line(), record.index() + 1);
                if (decision == null) {
                    unreadable++;
                    record.problems()
                            .forEach(problem -> listener.rejected(
                                    Rejection.of(record.index(), record.line(), record.id(), problem)));
                    continue;
                }
                if (!batch.isEmpty()
                        && (batch.size() == BATCH || !together(batch.get(0).decision(), decision))) {
                    decide(batch);
                    batch.clear();
                }
                batch.add(new Entry(decision, line));
            }
        }
        if (!batch.isEmpty()) {
            decide(batch);
        }
    }

    private static boolean together(LoggedDecision one, LoggedDecision other) {
        return one.rulesVersion().equals(other.rulesVersion())
                && one.zone().equals(other.zone())
                && one.asOf().equals(other.asOf());
    }

    private void decide(List<Entry> batch) {
        LoggedDecision first = batch.get(0).decision();
        AbmEngine engine = engine(first);
        if (engine == null) {
            unknownRules += batch.size();
            return;
        }
        versions.add(first.rulesVersion());
        List<Outcome> outcomes = engine.decideEach(
                batch.stream().map(entry -> entry.decision().input()).toList(), first.asOf());
        for (int i = 0; i < outcomes.size(); i++) {
            compare(
                    batch.get(i),
                    LoggedDecision.of(outcomes.get(i), engine.rulesVersion(), first.asOf(), engine.zone()));
        }
    }

    private void compare(Entry entry, LoggedDecision now) {
        LoggedDecision then = entry.decision();
        decisions++;
        if (!then.masked().isEmpty()) {
            masked++;
        }
        List<FieldChange> changes = changes(then, now);
        if (changes.isEmpty()) {
            same++;
            return;
        }
        different++;
        listener.differs(new ReplayedDecision(
                entry.line(), then.input().accountId(), then.decisionId(), then.rulesVersion(), then.asOf(), changes));
    }

    private static List<FieldChange> changes(LoggedDecision then, LoggedDecision now) {
        Assignment before = then.result();
        Assignment after = now.result();
        if (before == null || after == null) {
            String left = outcome(then);
            String right = outcome(now);
            boolean blurred = !then.masked().isEmpty() && before == null && after == null;
            return blurred || left.equals(right) ? List.of() : List.of(new FieldChange("outcome", left, right));
        }
        List<FieldChange> changes = new ArrayList<>();
        for (RecordComponent component : Assignment.class.getRecordComponents()) {
            if (!then.masked().isEmpty() && BLURRED.contains(component.getName())) {
                continue;
            }
            Object left = value(component, before);
            Object right = value(component, after);
            if (!Objects.equals(left, right)) {
                changes.add(new FieldChange(snakeCase(component.getName()), text(left), text(right)));
            }
        }
        return changes;
    }

    private static String outcome(LoggedDecision decision) {
        if (decision.result() != null) {
            return "decided";
        }
        if (decision.failure() != null) {
            return "failed: " + decision.failure().message();
        }
        return "rejected: "
                + String.join(
                        "; ",
                        decision.problems().stream()
                                .map(problem -> problem.field() + " " + problem.message())
                                .toList());
    }

    private static @Nullable Object value(RecordComponent component, Assignment assignment) {
        try {
            return component.getAccessor().invoke(assignment);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The component " + component + " cannot be read.", e);
        }
    }

    /** A value as the JSON of an assignment writes it, a text without its quotes. */
    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        String json = new String(RecordJson.write(value), StandardCharsets.UTF_8);
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }

    private static String snakeCase(String name) {
        StringBuilder text = new StringBuilder();
        name.chars().forEach(c -> {
            if (Character.isUpperCase(c)) {
                text.append('_');
            }
            text.append((char) Character.toLowerCase(c));
        });
        return text.toString();
    }

    private @Nullable AbmEngine engine(LoggedDecision decision) {
        String version = decision.rulesVersion();
        EngineKey key = new EngineKey(version, decision.zone());
        AbmEngine engine = engines.get(key);
        if (engine != null) {
            return engine;
        }
        try {
            engine = archive.engine(version, ZoneId.of(decision.zone()));
        } catch (UnknownRulesException | BrokenRulesException | BrokenFileException | DateTimeException e) {
            if (unusable.add(version + decision.zone())) {
                String field = e instanceof DateTimeException ? "zone" : "rules_version";
                String value = e instanceof DateTimeException ? decision.zone() : version;
                listener.rejected(
                        Rejection.of(decisions, null, null, new Problem(field, value, String.valueOf(e.getMessage()))));
            }
            return null;
        }
        if (engines.size() >= ENGINES) {
            EngineKey oldest = engines.keySet().iterator().next();
            Objects.requireNonNull(engines.remove(oldest)).close();
        }
        engines.put(key, engine);
        return engine;
    }

    /** What came of it so far. */
    public ReplaySummary summary() {
        return new ReplaySummary(decisions, same, different, unreadable, unknownRules, masked, versions.size());
    }

    /** Lets go of the compiled rules. */
    @Override
    public void close() {
        engines.values().forEach(AbmEngine::close);
        engines.clear();
    }
}
