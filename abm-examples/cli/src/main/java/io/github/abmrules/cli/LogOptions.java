package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.rules.log.DecisionLog;
import io.github.abmrules.rules.log.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a decision log. */
final class LogOptions {

    private static final String KEY = "ABM_LOG_KEY";
    private static final long MEBIBYTE = 1L << 20;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Adds every decision to this file, one JSON object a line, and keeps the rules in FILE.rules,"
                    + " so that abm replay can decide again.")
    private @Nullable Path log;

    @Option(
            names = "--log-mask",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "Masks these fields in the log: company, contact_id, deal_id, next_step, owner, reason, source,"
                            + " stage, job_to_be_done, reviewer, note. Needs a key in the environment variable ABM_LOG_KEY, or"
                            + " --log-key-file.")
    private List<String> masked = List.of();

    @Option(
            names = "--log-key-file",
            paramLabel = "FILE",
            description = "A file whose bytes are the key of masked fields; 16 or more.")
    private @Nullable Path keyFile;

    @Option(
            names = "--log-rotate",
            paramLabel = "MIB",
            description = "Puts the log aside and begins a new one at this size. Default: 256.")
    private @Nullable Integer rotate;

    /** The log; null when none is asked for. */
    @Nullable
    DecisionLog open() {
        if (log == null) {
            if (!masked.isEmpty() || keyFile != null || rotate != null) {
                throw new UnusableException("--log-mask, --log-key-file and --log-rotate need --log FILE.");
            }
            return null;
        }
        Path folder = log.toAbsolutePath().getParent();
        if (Files.isDirectory(log) || folder == null || !Files.isDirectory(folder)) {
            throw new UnusableException(
                    "--log " + log + ": is no file in a folder that is there. Maybe the path is" + " misspelt?");
        }
        DecisionLog.Builder builder = DecisionLog.to(log);
        if (rotate != null) {
            if (rotate < 1) {
                throw new UnusableException("--log-rotate " + rotate + " is out of range; allowed: 1 or more.");
            }
            builder.rotateAt(rotate * MEBIBYTE);
        }
        if (!masked.isEmpty()) {
            try {
                builder.mask(Masking.of(masked, key()));
            } catch (IllegalArgumentException e) {
                throw new UnusableException("--log-mask: " + e.getMessage());
            }
        }
        return builder.build();
    }

    private byte[] key() {
        if (keyFile != null) {
            try {
                return Files.readAllBytes(keyFile);
            } catch (IOException e) {
                throw new UnusableException("--log-key-file " + keyFile + ": cannot be read: " + e.getMessage());
            }
        }
        String key = System.getenv(KEY);
        if (key == null) {
            throw new UnusableException("--log-mask needs a key. Maybe set " + KEY + ", or give --log-key-file?");
        }
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** Notes the file that the log is written to. */
    void writes(DistinctFiles files) {
        files.writes("--log", log);
        files.reads("--log-key-file", keyFile);
    }
}
