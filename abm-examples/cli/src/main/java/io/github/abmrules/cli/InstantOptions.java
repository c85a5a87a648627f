package io.github.abmrules.cli;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say as of when, for commands that need no rules. */
final class InstantOptions {

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT|DATE",
            description = "The instant, such as 2026-06-30T12:00:00Z, or the end of a day, such as 2026-06-30. Default:"
                    + " now, which is printed.")
    private @Nullable String asOf;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The zone of bare dates. Default: UTC.")
    private String zone = "UTC";

    /** The zone. */
    ZoneId zone() {
        return OptionValues.zone(zone);
    }

    /** The instant, now by default: then it is printed. */
    Instant asOf(Shell shell) {
        return OptionValues.asOf(asOf, zone(), shell);
    }
}
