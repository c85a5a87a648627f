package io.github.abmrules.rules.log;

import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.port.file.AppendLog;
import io.github.abmrules.rules.AbmEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions to a file, one JSON object a line, and keeps the rules that made them, so that {@link Replay} can decide
 * again later.
 *
 * <pre>
 * DecisionLog log = DecisionLog.to(Path.of("decisions.jsonl")).build();
 * log.append(engine, engine.decideEach(accounts, asOf), asOf);
 * </pre>
 *
 * <p>Lines are on the disk when {@link #append} returns. A process that ends while it writes leaves at most a last line that is
 * not whole; the next append leaves it out, and {@link #repaired()} says so. The rules are kept beside the file, in the
 * folder {@code <file>.rules}, once for each version. Thread-safe; a file belongs to one log of one process at a time.
 */
public final class DecisionLog {
    private static final long DEFAULT_ROTATION = 256L << 20;

    private final Path file;
    private final long rotateAt;
    private final int keep;
    private final Masking masking;
    private final RulesArchive archive;
    private final AppendLog lines;

    private DecisionLog(Builder builder) {
        file = builder.file;
        rotateAt = builder.rotateAt;
        keep = builder.keep;
        masking = builder.masking;
        archive = RulesArchive.in(Objects.requireNonNullElse(builder.rules, archiveOf(file)));
        lines = new AppendLog(file, DecisionLog::isWhole);
    }

    /** A builder of a log in a file, which need not be there yet; its folder must. */
    public static Builder to(Path file) {
        return new Builder(file);
    }

    /** The folder in which the rules of a log are kept unless it was told another. */
    public static Path archiveOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".rules");
    }

    static boolean isWhole(String line) {
        return RecordJson.of(LoggedDecision.class).read(line, ZoneOffset.UTC).value() != null;
    }

    /**
     * Adds what came of accounts, and keeps the rules when they are not kept yet. All of it is added, or none.
     *
     * @param engine the engine that decided
     * @param outcomes what came of the accounts
     * @param asOf the instant that the decisions are about
     * @throws UncheckedIOException when the file or the rules cannot be written; then nothing was added
     */
    public synchronized void append(AbmEngine engine, List<Outcome> outcomes, Instant asOf) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>(outcomes.size());
        for (Outcome outcome : outcomes) {
            LoggedDecision decision =
                    masking.mask(LoggedDecision.of(outcome, engine.rulesVersion(), asOf, engine.zone()));
            texts.add(new String(RecordJson.write(decision), StandardCharsets.UTF_8));
        }
        try {
            archive.keep(engine);
            rotate(texts);
            lines.append(texts);
        } catch (IOException e) {
            throw new UncheckedIOException("The decision log " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The beginning of a line that a process left when it ended while it wrote, and that was left out; null for none. */
    public synchronized @Nullable String repaired() {
        return lines.cut();
    }

    private void rotate(List<String> texts) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return;
        }
        long more = texts.stream().mapToLong(text -> text.length() + 1L).sum();
        if (Files.size(file) + more <= rotateAt) {
            return;
        }
        List<Path> older = RotatedFiles.of(file);
        int number = older.isEmpty() ? 1 : RotatedFiles.number(file, older.get(older.size() - 1)) + 1;
        Files.move(file, RotatedFiles.name(file, number));
        if (keep > 0) {
            for (int i = 0; i < older.size() + 1 - keep; i++) {
                Files.deleteIfExists(older.get(i));
            }
        }
    }

    /** Collects what a log is made of. Not thread-safe. */
    public static final class Builder {
        private final Path file;
        private long rotateAt = DEFAULT_ROTATION;
        private int keep;
        private Masking masking = Masking.none();
        private @Nullable Path rules;

        private Builder(Path file) {
            this.file = file;
        }

        /**
         * The size at which a file is put aside, as {@code <name>-000001.jsonl} and so on, and a new one begun. 256 MiB unless
         * said otherwise. A file is never cut within one append.
         *
         * @param bytes at least 1
         */
        public Builder rotateAt(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("A log of " + bytes + " bytes holds nothing. Give 1 or more.");
            }
            rotateAt = bytes;
            return this;
        }

        /** How many files that were put aside are kept, the newest ones; all of them unless said otherwise. */
        public Builder keep(int files) {
            if (files < 1) {
                throw new IllegalArgumentException("Keeping " + files
                        + " files would lose what was put aside at once. Give 1 or more, or say nothing to keep all.");
            }
            keep = files;
            return this;
        }

        /** What is masked before it is written; nothing unless said otherwise. */
        public Builder mask(Masking value) {
            masking = value;
            return this;
        }

        /** The folder in which rules are kept; {@code <file>.rules} unless said otherwise. Logs may share one. */
        public Builder rules(Path folder) {
            rules = folder;
            return this;
        }

        /** The log. Nothing is written before the first append. */
        public DecisionLog build() {
            return new DecisionLog(this);
        }
    }
}
