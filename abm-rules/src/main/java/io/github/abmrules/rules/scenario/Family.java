package io.github.abmrules.rules.scenario;

import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.util.ArrayList;
import java.util.List;

/**
 * The packs that are loaded together for a scenario: those of its question, all that are not the project's own, and the one
 * it stands in.
 *
 * @param packs the packs, in pack order
 */
record Family(List<RulePack> packs) {

    /** The family of cluster decisions. */
    static Family ofDecisions(List<RulePack> all) {
        return of(all, DecisionPacks.NAMES, "");
    }

    /**
     * A family.
     *
     * @param all all packs there are
     * @param names the packs of the question
     * @param home the pack that the scenario stands in
     */
    static Family of(List<RulePack> all, List<String> names, String home) {
        List<String> own = ShippedPacks.names();
        List<RulePack> packs = new ArrayList<>();
        for (RulePack pack : all) {
            String name = pack.name();
            if (names.contains(name) || name.equals(home) || !own.contains(name)) {
                packs.add(pack);
            }
        }
        return new Family(List.copyOf(packs));
    }

    /** The names of the packs. */
    List<String> names() {
        return packs.stream().map(RulePack::name).toList();
    }

    /** Of parameters those of the packs, and of packs whose rules a host may leave out but profiles are made by. */
    ParameterSet parameters(ParameterSet all, List<String> names) {
        List<String> wanted = new ArrayList<>(names());
        wanted.addAll(names);
        return all.of(wanted);
    }
}
