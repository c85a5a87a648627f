package io.github.abmrules.cli.run;

import io.github.abmrules.cli.input.RawAccount;
import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.output.AssignmentWriter;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses, decides and renders chunks of accounts. Thread-safe. */
final class DecisionWorker {

    private final AbmEngine engine;
    private final Instant asOf;
    private final AssignmentWriter writer;
    private final @Nullable DealBook deals;

    DecisionWorker(AbmEngine engine, Instant asOf, AssignmentWriter writer, @Nullable DealBook deals) {
        this.engine = engine;
        this.asOf = asOf;
        this.writer = writer;
        this.deals = deals;
    }

    /** Decides about each account of a chunk by itself. */
    List<FirstDecision> decide(List<RawAccount> chunk) {
        List<ReadAccount> reads = new ArrayList<>(chunk.size());
        List<Account> accounts = new ArrayList<>(chunk.size());
        for (RawAccount raw : chunk) {
            ReadAccount read = raw.read();
            if (deals != null) {
                read = deals.join(read);
            }
            reads.add(read);
            Account account = read.record().value();
            if (account != null) {
                accounts.add(account);
            }
        }
        Iterator<Outcome> outcomes = engine.decideEach(accounts, asOf).iterator();
        List<FirstDecision> decisions = new ArrayList<>(reads.size());
        for (ReadAccount read : reads) {
            String id = read.record().id();
            SeenIds.Hash hash = id == null ? null : SeenIds.hash(id);
            Outcome outcome = read.record().value() == null ? null : outcomes.next();
            byte[] rendered = outcome == null ? null : render(outcome, read.findings());
            decisions.add(new FirstDecision(read, hash, outcome, rendered));
        }
        return decisions;
    }

    /** Decides again about those accounts of a chunk that want a seat, and makes everything ready to be written. */
    List<SecondDecision> decideSeated(List<HeldDecisions.Held> chunk) {
        List<Account> accounts = new ArrayList<>();
        for (HeldDecisions.Held held : chunk) {
            Account account = held.account();
            if (account != null) {
                accounts.add(AbmEngine.seated(account, held.seat()));
            }
        }
        Iterator<Outcome> outcomes = engine.decideEach(accounts, asOf).iterator();
        List<SecondDecision> decisions = new ArrayList<>(chunk.size());
        for (HeldDecisions.Held held : chunk) {
            byte[] waiting = held.rendered();
            if (waiting != null) {
                decisions.add(new SecondDecision(-1, null, null, writer.unpack(waiting), held.count()));
                continue;
            }
            Outcome outcome = outcomes.next();
            byte[] rendered = render(outcome, held.findings());
            byte[] unpacked = rendered == null ? null : writer.unpack(rendered);
            decisions.add(new SecondDecision(held.index(), held.line(), outcome, unpacked, 1));
        }
        return decisions;
    }

    private byte @Nullable [] render(Outcome outcome, List<Finding> findings) {
        Assignment assignment = outcome.assignment();
        return assignment == null ? null : writer.render(assignment.withFindings(findings));
    }
}
