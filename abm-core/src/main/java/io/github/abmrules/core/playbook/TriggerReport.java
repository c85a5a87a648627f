package io.github.abmrules.core.playbook;

import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;

/**
 * The triggers of a company: an element of the playbook's context {@code triggers_detected}.
 *
 * @param company the company
 * @param triggerStatus whether the news gives a reason to buy now; UNKNOWN when it could not be looked up
 * @param hot whether a person should decide at once
 * @param points how urgent all triggers together are
 * @param triggers those that count, latest first
 * @param findings what a person should know
 * @param firedRules the rules that took part
 */
public record TriggerReport(
        String company,
        TriggerStatus triggerStatus,
        boolean hot,
        int points,
        List<DetectedTrigger> triggers,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Checks that name and status are there and copies the lists. */
    public TriggerReport {
        InvalidFactException.requireText("company", company);
        InvalidFactException.require("trigger_status", triggerStatus);
        triggers = List.copyOf(triggers);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
