package io.github.abmrules.rules.advice;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.time.BusinessCalendar;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;

/** Makes the business calendar of its parameters. */
final class CalendarParameters {
    private static final String SAME_ZONE = "engine";

    private CalendarParameters() {}

    static BusinessCalendar calendar(Parameters parameters, ZoneId engineZone) {
        LocalTime opens = time(parameters, "opens");
        LocalTime closes = time(parameters, "closes");
        if (!opens.isBefore(closes)) {
            throw parameters.node("closes").broken("the business day must close after it opens at " + opens);
        }
        if (parameters.choices("working-days").isEmpty()) {
            throw parameters.node("working-days").broken("a business calendar needs a working day, but has none");
        }
        return new BusinessCalendar(
                zone(parameters, engineZone),
                opens,
                closes,
                parameters.choices("working-days", DayOfWeek.class),
                parameters.dates("holidays"));
    }

    private static LocalTime time(Parameters parameters, String key) {
        YamlNode node = parameters.node(key);
        try {
            return LocalTime.parse(node.asText());
        } catch (DateTimeException e) {
            throw node.broken("\"" + node.asText() + "\" is not a time; allowed: a time such as \"09:00\"");
        }
    }

    private static ZoneId zone(Parameters parameters, ZoneId engineZone) {
        YamlNode node = parameters.node("zone");
        String name = node.asText();
        if (name.equals(SAME_ZONE)) {
            return engineZone;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw node.broken("\"" + name + "\" is not a zone; allowed: engine, or a name such as Europe/Berlin."
                    + Nearest.maybe(name, ZoneId.getAvailableZoneIds()));
        }
    }
}
