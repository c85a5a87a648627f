package io.github.abmrules.core.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much at risk an open deal is, and why.
 *
 * @param dealId the deal
 * @param accountId its account
 * @param company name of the account
 * @param owner who answers for the deal
 * @param stage its stage, in the host's own words
 * @param amount its value, in the host's currency
 * @param level how much
 * @param reasons what puts it at risk, in the order of {@link RiskReason}
 * @param facts the reasons in words, in their order
 * @param notEvaluated reasons that cannot be judged from what is known, in the order of {@link RiskReason}
 * @param missing what is missing to judge them, in their order
 * @param decision what a person has to decide, for a deal at critical risk; else null
 * @param findings what is odd about the deal
 * @param firedRules the rules that took part
 */
public record RiskAssessment(
        String dealId,
        String accountId,
        @Nullable String company,
        @Nullable String owner,
        @Nullable String stage,
        @Nullable BigDecimal amount,
        RiskLevel level,
        List<RiskReason> reasons,
        List<String> facts,
        List<RiskReason> notEvaluated,
        List<String> missing,
        @Nullable HumanDecision decision,
        List<Finding> findings,
        List<FiredRule> firedRules)
        implements Keyed {

    /**
     * Checks that ids and level are there and copies the lists.
     *
     * @throws InvalidFactException when one is missing
     */
    public RiskAssessment {
        InvalidFactException.requireText("deal_id", dealId);
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("level", level);
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
        notEvaluated = List.copyOf(notEvaluated);
        missing = List.copyOf(missing);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }

    /** What names the deal among all accounts: {@code account_id/deal_id}, as states of owners have it. */
    @Override
    public String key() {
        return accountId + "/" + dealId;
    }
}
