package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.Phase;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the parameter that lists the phases of a programme.
 *
 * @param fromWeek its first week, from 1
 * @param toWeek its last week; null when it has no end
 */
record PhaseRow(Phase phase, int fromWeek, @Nullable Integer toWeek) {
    private static final List<String> KEYS = List.of("phase", "from-week", "to-week");

    /** The phases, in the order of the parameter. */
    static List<PhaseRow> all(Parameters lifecycle) {
        return lifecycle.rows("phases").stream()
                .map(row -> read(row, lifecycle.number("acceleration-from-week")))
                .toList();
    }

    private static PhaseRow read(YamlNode row, int unlessSaid) {
        row.allow(KEYS);
        YamlNode from = row.get("from-week");
        YamlNode to = row.get("to-week");
        int fromWeek = from == null ? unlessSaid : from.asNumber();
        if (fromWeek < 1) {
            throw row.broken("a phase begins in week 1 or later, but this one in week " + fromWeek);
        }
        if (to != null && to.asNumber() < fromWeek) {
            throw to.broken("a phase must not end before it begins, in week " + fromWeek);
        }
        return new PhaseRow(row.require("phase").asChoice(Phase.class), fromWeek, to == null ? null : to.asNumber());
    }
}
