package io.github.abmrules.flink;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.rules.AbmEngine;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say by which rules, and in which zone. */
final class RuleOptions {

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone of bare dates and calendar months. Default: UTC.")
    private String zone = "UTC";

    @Option(
            names = "--parameters",
            paramLabel = "FILE.yaml",
            description = "Parameters that differ. May be repeated; the last one wins.")
    private List<Path> parameters = List.of();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "A folder of rule packs that replace shipped ones of their name, or are added. May be repeated.")
    private List<Path> rules = List.of();

    ZoneId zone() {
        try {
            return ZoneId.of(zone).normalized();
        } catch (DateTimeException e) {
            throw new UnusableException("--zone \"" + zone + "\" is not known."
                    + Nearest.maybe(zone, ZoneId.getAvailableZoneIds()) + " Known are names such as Europe/Berlin and"
                    + " offsets such as +01:00.");
        }
    }

    /** The rules as they travel, once they were compiled here. */
    RuleSet ruleSet() {
        AbmEngine.Builder builder = AbmEngine.builder().zone(zone());
        rules.forEach(builder::rules);
        parameters.forEach(builder::parameters);
        try (AbmEngine engine = builder.build()) {
            return RuleSet.of(engine);
        }
    }

    /** An instant, or the first instant of a day. */
    Instant startOf(String option, String value) {
        ValueKind<Instant> kind = Values.instant(zone());
        Instant instant = kind.parse(value);
        if (instant == null) {
            throw new UnusableException(option + " \"" + value + "\" " + kind.complaint(value));
        }
        return instant;
    }

    /** An instant, or the last instant of a day. */
    Instant endOf(String option, String value) {
        Instant instant = startOf(option, value);
        return value.indexOf('T') >= 0 || value.indexOf('t') >= 0
                ? instant
                : LocalDate.parse(value)
                        .plusDays(1)
                        .atStartOfDay(zone())
                        .toInstant()
                        .minusNanos(1);
    }
}
