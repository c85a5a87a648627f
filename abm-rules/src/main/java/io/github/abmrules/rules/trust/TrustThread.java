package io.github.abmrules.rules.trust;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Answer;
import io.github.abmrules.rules.advice.InquiryBatch;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.StagedBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decisions about clusters whose next actions are checked against the trust of the accounts, once all other rules have
 * decided. Use it once, from one thread.
 */
public final class TrustThread implements StagedBatch<Outcome> {
    private static final String RULES = "rules";

    private final DecisionContext context;
    private final Instant asOf;
    private final DecisionBatch decisions;
    private List<Outcome> decided = List.of();
    private @Nullable InquiryBatch<Proposed, TrustedAction> actions;

    private TrustThread(DecisionContext context, Collection<Account> accounts, Instant asOf) {
        this.context = context;
        this.asOf = asOf;
        this.decisions = new DecisionBatch(context, accounts, asOf);
    }

    /** Decisions about accounts: with the check where the pack {@code trust} is loaded, else without. */
    public static StagedBatch<Outcome> decisions(DecisionContext context, Collection<Account> accounts, Instant asOf) {
        return context.packOrder().contains(TrustQuestion.PACK)
                ? new TrustThread(context, accounts, asOf)
                : new DecisionBatch(context, accounts, asOf);
    }

    @Override
    public Collection<Object> begin() {
        Collection<Object> facts = decisions.begin();
        return facts.isEmpty() ? actions() : facts;
    }

    @Override
    public Collection<Object> next(Collection<?> objects) {
        if (actions != null) {
            return actions.next(objects);
        }
        Collection<Object> facts = decisions.next(objects);
        return facts.isEmpty() ? actions() : facts;
    }

    private Collection<Object> actions() {
        decided = decisions.results();
        List<Proposed> proposed = new ArrayList<>();
        for (Outcome outcome : decided) {
            Assignment assignment = outcome.assignment();
            if (assignment != null) {
                proposed.add(new Proposed(outcome.account(), assignment.nextAction()));
            }
        }
        Setting setting = new Setting(context.parameters(), context.zone(), asOf);
        actions = new InquiryBatch<>(ActionTrust.QUESTION, proposed, setting, context.packOrder());
        return actions.begin();
    }

    @Override
    public List<Outcome> results() {
        if (actions == null) {
            return decisions.results();
        }
        Iterator<Answer<Proposed, TrustedAction>> answers = actions.results().iterator();
        List<Outcome> outcomes = new ArrayList<>(decided.size());
        for (Outcome outcome : decided) {
            Assignment assignment = outcome.assignment();
            outcomes.add(assignment == null ? outcome : trusted(outcome.account(), assignment, answers.next()));
        }
        return outcomes;
    }

    private Outcome trusted(Account account, Assignment assignment, Answer<Proposed, TrustedAction> answer) {
        TrustedAction trusted = answer.value();
        if (trusted == null) {
            return Outcome.failed(account, RULES, Objects.requireNonNullElse(answer.failure(), ""));
        }
        List<FiredRule> rules = new ArrayList<>(assignment.firedRules());
        rules.addAll(trusted.firedRules());
        rules.sort(context.ruleOrder());
        return Outcome.decided(
                account,
                assignment.withTrust(trusted.level(), trusted.action(), rules).withFindings(trusted.findings()));
    }
}
