package io.github.abmrules.rules.internal;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.rules.fact.ActiveFocusLoad;
import io.github.abmrules.rules.fact.PortfolioFound;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * Carries one fact at a time through a session of its own and tells which rules fired, also where nothing was decided.
 * Thread-safe.
 */
public final class WatchedRunner {
    private final CompiledRules rules;

    /** A runner of these rules. */
    public WatchedRunner(CompiledRules rules) {
        this.rules = rules;
    }

    /**
     * What came of it.
     *
     * @param outcome what came of the account; null for a portfolio
     * @param findings what the rules found in a portfolio as a whole; empty for an account
     * @param fired ids of the rules that fired
     */
    public record Watched(@Nullable Outcome outcome, List<Finding> findings, Set<String> fired) {

        /** Copies the collections. */
        public Watched {
            findings = List.copyOf(findings);
            fired = Set.copyOf(fired);
        }
    }

    /** Decides about one account on its own. */
    public Watched account(DecisionContext context, Account account, Instant asOf) {
        DecisionBatch batch = new DecisionBatch(context, List.of(account), asOf);
        Set<String> fired = new TreeSet<>();
        KieSession session = session(context, fired);
        try {
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                BatchRunner.fire(session, 1);
            }
            return new Watched(batch.outcomes().get(0), List.of(), fired);
        } catch (RuntimeException e) {
            return new Watched(Outcome.failed(account, "rules", message(e)), List.of(), fired);
        } finally {
            session.dispose();
        }
    }

    /** What the rules find in a portfolio as a whole. */
    public Watched portfolio(DecisionContext context, ActiveFocusLoad load) {
        Set<String> fired = new TreeSet<>();
        KieSession session = session(context, fired);
        try {
            session.insert(load);
            BatchRunner.fire(session, 1);
            List<Finding> findings = new ArrayList<>();
            for (Object object : session.getObjects()) {
                if (object instanceof PortfolioFound found) {
                    findings.add(found.finding());
                }
            }
            return new Watched(null, findings, fired);
        } finally {
            session.dispose();
        }
    }

    private KieSession session(DecisionContext context, Set<String> fired) {
        KieSession session = rules.newSession();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                fired.add(
                        String.valueOf(event.getMatch().getRule().getMetaData().get("id")));
            }
        });
        context.parameters().packs().forEach(session::insert);
        return session;
    }

    private static String message(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    }
}
