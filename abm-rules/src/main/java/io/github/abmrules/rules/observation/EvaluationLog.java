package io.github.abmrules.rules.observation;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs evaluations with SLF4J, under the name of this class: a line for each evaluation at info level, a line for each account
 * at debug level. Lines name accounts by their id and the rules by their version, and say nothing of people, companies, deals or
 * signals. Thread-safe.
 */
public final class EvaluationLog implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationLog.class);

    @Override
    public void evaluated(Evaluation evaluation) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "Evaluated {} accounts in {} ms under rules version {}: {} decided, {} rejected, {} failed",
                    evaluation.accounts(),
                    evaluation.duration().toMillis(),
                    evaluation.rulesVersion(),
                    evaluation.decided(),
                    evaluation.rejected(),
                    evaluation.failures().size());
        }
        if (LOG.isDebugEnabled()) {
            evaluation.outcomes().forEach(outcome -> log(outcome, evaluation.rulesVersion()));
        }
    }

    private static void log(Outcome outcome, String rulesVersion) {
        Account account = outcome.account();
        Assignment assignment = outcome.assignment();
        if (assignment != null) {
            LOG.debug(
                    "Account {} is in {}, effective {}, under rules version {}: decision {}",
                    account.accountId(),
                    assignment.cluster(),
                    assignment.effectiveCluster(),
                    rulesVersion,
                    assignment.decisionId());
        } else if (outcome.failure() != null) {
            LOG.debug(
                    "Account {} is undecided under rules version {}: {} failed",
                    account.accountId(),
                    rulesVersion,
                    outcome.failure().source());
        } else {
            LOG.debug("Account {} is rejected under rules version {}", account.accountId(), rulesVersion);
        }
    }
}
