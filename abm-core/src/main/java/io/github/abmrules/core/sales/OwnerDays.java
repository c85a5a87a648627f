package io.github.abmrules.core.sales;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts together what the digests of a day rest on. */
public final class OwnerDays {

    private OwnerDays() {}

    /**
     * One day for each owner of an open deal and for each owner whose state is kept, by name. Deals without an owner are in
     * none: there is nobody to tell.
     *
     * @param risk how much at risk the deals are
     * @param compliance how well they are kept up
     * @param states what is kept about owners; of two about one owner the later counts
     */
    public static List<OwnerDay> of(RiskReport risk, ComplianceReport compliance, Collection<OwnerState> states) {
        Map<String, OwnerState> kept = new TreeMap<>();
        states.forEach(state -> kept.put(state.owner(), state));
        Map<String, List<RiskAssessment>> risks = new TreeMap<>();
        for (RiskAssessment assessment : risk.assessments()) {
            if (assessment.owner() != null) {
                risks.computeIfAbsent(assessment.owner(), owner -> new ArrayList<>())
                        .add(assessment);
            }
        }
        Map<String, List<DealGap>> gaps = new TreeMap<>();
        for (OwnerCompliance each : compliance.owners()) {
            if (each.owner() != null) {
                gaps.put(each.owner(), each.gaps());
            }
        }
        TreeSet<String> owners = new TreeSet<>(kept.keySet());
        owners.addAll(risks.keySet());
        owners.addAll(gaps.keySet());
        List<OwnerDay> days = new ArrayList<>();
        for (String owner : owners) {
            OwnerState state = kept.getOrDefault(owner, new OwnerState(owner, null, List.of(), null, null));
            days.add(new OwnerDay(
                    owner,
                    state.manager(),
                    gaps.getOrDefault(owner, List.of()),
                    risks.getOrDefault(owner, List.of()),
                    state.reviewedDeals(),
                    state.state(),
                    state.lastResponse()));
        }
        return List.copyOf(days);
    }
}
