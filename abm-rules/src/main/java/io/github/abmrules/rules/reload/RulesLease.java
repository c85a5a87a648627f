package io.github.abmrules.rules.reload;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.internal.ChunkedOutcomes;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.portfolio.Seats;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * One version of the rules, held as long as it is needed: whatever is loaded meanwhile, all decisions of a lease are under
 * that version. Close it, or the version stays in memory. Safe for any number of threads.
 */
public final class RulesLease implements AutoCloseable {
    private final LoadedRules rules;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over a version that the caller holds. */
    RulesLease(LoadedRules rules) {
        this.rules = rules;
    }

    /** Decides about one account on its own, as {@link AbmEngine#decide} does. */
    public Assignment decide(Account account, Instant asOf) {
        return engine().decide(account, asOf);
    }

    /** Decides about each of several accounts on its own, as {@link AbmEngine#decideEach(List, Instant)} does. */
    public List<Outcome> decideEach(List<Account> accounts, Instant asOf) {
        return engine().decideEach(accounts, asOf);
    }

    /**
     * Decides about each account of a stream as it is read, as {@link AbmEngine#decideEach(Stream, Instant)} does. Take its
     * outcomes before the lease is closed; afterwards it throws.
     */
    public Stream<Outcome> decideEach(Stream<Account> accounts, Instant asOf) {
        return ChunkedOutcomes.stream(accounts, chunk -> decideEach(chunk, asOf), () -> {});
    }

    /** Decides about all accounts of a portfolio, as {@link AbmEngine#decideAll} does. */
    public Portfolio decideAll(Collection<Account> accounts, Instant asOf) {
        return engine().decideAll(accounts, asOf);
    }

    /** What the rules find in a portfolio as a whole. */
    public List<Finding> portfolioFindings(Seats seats, Instant asOf) {
        return engine().portfolioFindings(seats, asOf);
    }

    /** Hash of rule text and effective parameters: 64 hexadecimal digits. */
    public String rulesVersion() {
        return engine().rulesVersion();
    }

    /** The rules, in the order of packs, files and lines. */
    public List<RuleInfo> rules() {
        return engine().rules();
    }

    /** The parameters in force. */
    public ParameterSet parameters() {
        return engine().parameters();
    }

    /** The zone of calendar arithmetic. */
    public ZoneId zone() {
        return engine().zone();
    }

    /** Lets go of the version. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            rules.release();
        }
    }

    private AbmEngine engine() {
        if (closed.get()) {
            throw new IllegalStateException("The lease is closed. Maybe it was taken in a try block that has ended?");
        }
        return rules.engine();
    }
}
