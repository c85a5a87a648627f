package io.github.abmrules.rules.parameters;

import io.github.abmrules.rules.yaml.YamlNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A value that a parameter has from a day on.
 *
 * @param from the day, which begins at midnight in the zone of the engine
 * @param node the value, with its place
 * @param value the value, typed as {@link ParameterDeclaration#value} is
 */
public record DatedValue(LocalDate from, YamlNode node, Object value) {

    /** The instant from which it is in force. */
    public Instant begins(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }
}
