package io.github.abmrules.rules.internal;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.fact.ActiveFocusLoad;
import io.github.abmrules.rules.fact.PortfolioFound;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries batches of accounts through sessions. Thread-safe. */
public final class BatchRunner {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    /** Sessions of this size are the fastest: larger ones outgrow the caches, smaller ones pay for their making. */
    static final int CHUNK = 500;
    /** No account makes this many rules fire, unless a rule feeds itself. */
    private static final int FIRINGS_AN_ACCOUNT = 2_000;

    private final CompiledRules rules;
    private final DecisionContext context;

    /** A runner of these rules. */
    public BatchRunner(CompiledRules rules, DecisionContext context) {
        this.rules = rules;
        this.context = context;
    }

    /** Decides about accounts, each on its own; the outcomes are in the order of the accounts. */
    public List<Outcome> run(List<Account> accounts, Instant asOf) {
        List<Outcome> outcomes = new ArrayList<>(accounts.size());
        for (int from = 0; from < accounts.size(); from += CHUNK) {
            outcomes.addAll(chunk(accounts.subList(from, Math.min(from + CHUNK, accounts.size())), asOf));
        }
        return outcomes;
    }

    /** What the rules find in a portfolio as a whole. */
    public List<PortfolioFound> portfolio(ActiveFocusLoad load) {
        KieSession session = rules.newSession();
        try {
            context.parameters().packs().forEach(session::insert);
            session.insert(load);
            fire(session, 1);
            List<PortfolioFound> found = new ArrayList<>();
            for (Object object : session.getObjects()) {
                if (object instanceof PortfolioFound finding) {
                    found.add(finding);
                }
            }
            return found;
        } finally {
            session.dispose();
        }
    }

    private List<Outcome> chunk(List<Account> accounts, Instant asOf) {
        try {
            return session(accounts, asOf);
        } catch (RuntimeException e) {
            if (accounts.size() == 1) {
                Account account = accounts.get(0);
                LOG.warn(
                        "No decision about account {} under rules version {}: {} failed",
                        account.accountId(),
                        context.rulesVersion(),
                        source(e));
                // The cause may quote the facts it stumbled over, which are nobody's business in a log at this level.
                LOG.debug("Why there is no decision about account {}", account.accountId(), e);
                return List.of(Outcome.failed(account, source(e), message(e)));
            }
            // One account must not take the others with it: decide each by itself, and only the bad one fails.
            List<Outcome> outcomes = new ArrayList<>(accounts.size());
            accounts.forEach(account -> outcomes.addAll(chunk(List.of(account), asOf)));
            return outcomes;
        }
    }

    private List<Outcome> session(List<Account> accounts, Instant asOf) {
        DecisionBatch batch = new DecisionBatch(context, accounts, asOf);
        KieSession session = rules.newSession();
        try {
            context.parameters().packs().forEach(session::insert);
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                fire(session, accounts.size());
            }
            return batch.outcomes();
        } finally {
            session.dispose();
        }
    }

    /** Fires the rules until none is left to fire. */
    static void fire(KieSession session, int accounts) {
        int limit = FIRINGS_AN_ACCOUNT * accounts;
        if (session.fireAllRules(limit) >= limit) {
            throw new RunawayRulesException(limit);
        }
    }

    private static String source(RuntimeException e) {
        return e instanceof ConsequenceException consequence && consequence.getMatch() != null
                ? String.valueOf(consequence.getMatch().getRule().getMetaData().get("id"))
                : "rules";
    }

    private static String message(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    }

    private static final class RunawayRulesException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunawayRulesException(int limit) {
            super("Rules fired " + limit
                    + " times without coming to an end. Maybe a rule inserts what it matches itself?");
        }
    }
}
