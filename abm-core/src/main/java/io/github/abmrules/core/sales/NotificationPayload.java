package io.github.abmrules.core.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digest of one owner on one day. It is data: the host sends it, or not.
 *
 * @param owner the owner
 * @param manager who is told of deals at critical risk; null when nobody is known
 * @param send whether it is to be sent today
 * @param reason why, or why not
 * @param loudness how loud it is
 * @param items what it says, the most urgent first; empty when it is not to be sent
 * @param leftOut about how many more deals it would say something were it louder
 * @param escalations what the manager is told; of no digest's loudness
 * @param reviewedDeals the deals that a person decided about, carried over
 * @param state the responsiveness from now on: the state of the next day
 * @param findings what is odd
 * @param firedRules the rules that took part
 */
public record NotificationPayload(
        String owner,
        @Nullable String manager,
        boolean send,
        String reason,
        Loudness loudness,
        List<DigestItem> items,
        int leftOut,
        List<Escalation> escalations,
        List<String> reviewedDeals,
        Responsiveness state,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public NotificationPayload {
        items = List.copyOf(items);
        escalations = List.copyOf(escalations);
        reviewedDeals = List.copyOf(reviewedDeals);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
