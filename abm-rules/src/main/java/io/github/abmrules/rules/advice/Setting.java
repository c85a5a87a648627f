package io.github.abmrules.rules.advice;

import io.github.abmrules.core.time.BusinessCalendar;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What an input is decided by: the parameters in force, the zone, and the instant. Immutable and thread-safe.
 *
 * @param parameters the parameters of the loaded packs, as they are at the instant
 * @param zone zone of calendar arithmetic
 * @param asOf the instant
 */
public record Setting(ParameterSet parameters, ZoneId zone, Instant asOf) {

    /** Of dated parameters keeps the values in force at the instant. */
    public Setting {
        parameters = parameters.at(asOf, zone);
    }

    /** The parameters of a pack. */
    public Parameters pack(String name) {
        return parameters.pack(name);
    }

    /**
     * The business calendar of the pack {@code calendar}, which the question must load.
     *
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when its parameters make no calendar
     */
    public BusinessCalendar calendar() {
        return CalendarParameters.calendar(pack("calendar"), zone);
    }
}
