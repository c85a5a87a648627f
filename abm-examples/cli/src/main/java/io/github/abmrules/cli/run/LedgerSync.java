package io.github.abmrules.cli.run;

import io.github.abmrules.cli.Shell;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.store.DeliveryStatus;
import io.github.abmrules.core.store.StoredDelivery;
import io.github.abmrules.core.store.StoredReview;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.read.ReadCompany;
import io.github.abmrules.hubspot.read.Reading;
import io.github.abmrules.hubspot.read.Readings;
import io.github.abmrules.hubspot.read.RejectedCompany;
import io.github.abmrules.hubspot.standing.OwnProperty;
import io.github.abmrules.hubspot.sync.SyncReport;
import io.github.abmrules.hubspot.transport.Progress;
import io.github.abmrules.hubspot.write.DeliveryWriter;
import io.github.abmrules.hubspot.write.WriteReport;
import io.github.abmrules.rules.state.AccountLedger;
import io.github.abmrules.rules.state.Applied;
import io.github.abmrules.rules.state.LedgerRun;
import io.github.abmrules.rules.state.ReviewDecisionException;
import io.github.abmrules.rules.state.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * The loop with HubSpot of a host that keeps state in a store: reads companies, decides about them and applies each decision to the
 * store, then sends what waits there. What is written to HubSpot is queued in the transaction of its decision. A run that was
 * broken off is simply made again.
 */
public final class LedgerSync {

    private static final String REVIEWER = "HubSpot";
    private static final int LISTED = 1_000;

    private final Shell shell;
    private final HubSpot hubspot;
    private final AccountLedger ledger;
    private final Progress progress;
    private final Instant asOf;
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Failure> failed = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private long read;
    private long findings;

    /** A run as of an instant. */
    public LedgerSync(Shell shell, HubSpot hubspot, AccountLedger ledger, Progress progress, Instant asOf) {
        this.shell = shell;
        this.hubspot = hubspot;
        this.ledger = ledger;
        this.progress = progress;
        this.asOf = asOf;
    }

    /**
     * Runs.
     *
     * @param companies their ids; empty for all
     */
    public SyncReport run(Collection<String> companies) {
        DeliveryWriter writer = hubspot.deliveries(ledger.store());
        writer.ensureProperties();
        WriteReport written = writer.deliver(asOf);
        LedgerRun run;
        try (Readings readings = hubspot.readings(asOf, companies)) {
            run = ledger.evaluateAll(new Accounts(readings), asOf, this::done);
        }
        long changed = run.changed();
        for (Verdict verdict : verdicts) {
            changed += decide(verdict) ? 1 : 0;
        }
        written = written.plus(writer.deliver(asOf));
        written = new WriteReport(
                written.companies(), written.notes(), written.tasks(), written.found(), written.refused(), waiting());
        return new SyncReport(
                asOf,
                false,
                read,
                run.evaluated(),
                changed,
                Math.max(0, run.evaluated() - run.changed()),
                rejected,
                failed,
                findings,
                written);
    }

    /** What is left for another run, whoever had it in hand. */
    private List<WriteReport.Problem> waiting() {
        return ledger.store().deliveries(DeliveryStatus.WAITING, null, null, LISTED).stream()
                .map(each -> new WriteReport.Problem(
                        each.accountId(), each.kind().name().toLowerCase(Locale.ROOT), why(each)))
                .toList();
    }

    private String why(StoredDelivery each) {
        if (each.reason() != null) {
            return each.reason();
        }
        return each.notBefore().isAfter(asOf)
                ? "another process, which may have ended, has it in hand until " + each.notBefore()
                : "it comes after another one of the company";
    }

    private void done(Applied applied) {
        applied.problems().forEach(problem -> reject(applied.accountId(), problem));
        Outcome outcome = applied.outcome();
        Failure failure = outcome == null ? null : outcome.failure();
        if (failure != null) {
            failed.add(failure);
        }
    }

    private void reject(String id, Problem problem) {
        rejected.add(Rejection.of(rejected.size(), null, id, problem));
    }

    /** A review that a person decided at HubSpot. */
    private void look(ReadCompany company) {
        String id = company.kept().get(OwnProperty.REVIEW_ID.id());
        String status = company.kept().get(OwnProperty.REVIEW_STATUS.id());
        if (id == null || status == null) {
            return;
        }
        if (status.equals(ReviewStatus.APPROVED.name())) {
            verdicts.add(Verdict.approve(id, asOf, REVIEWER, null));
        } else if (status.equals(ReviewStatus.REJECTED.name())) {
            verdicts.add(Verdict.reject(id, asOf, REVIEWER, null));
        }
    }

    private boolean decide(Verdict verdict) {
        StoredReview stored = ledger.store().review(verdict.reviewId());
        if (stored == null || stored.review().status() != ReviewStatus.PENDING) {
            // Decided in an earlier run, whose delivery has not come there yet, or by a run without this store.
            return false;
        }
        try {
            return ledger.decide(verdict).changed();
        } catch (ReviewDecisionException e) {
            shell.say("decided at HubSpot, but: " + e.getMessage());
            return false;
        }
    }

    /** The accounts of what is read, a thousand companies in memory at a time. */
    private final class Accounts implements Iterator<Account> {
        private final Readings readings;
        private final Deque<ReadCompany> waiting = new ArrayDeque<>();

        Accounts(Readings readings) {
            this.readings = readings;
        }

        @Override
        public boolean hasNext() {
            while (waiting.isEmpty() && readings.hasNext()) {
                take(readings.next());
            }
            return !waiting.isEmpty();
        }

        @Override
        public Account next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ReadCompany company = waiting.remove();
            look(company);
            return company.account();
        }

        private void take(Reading reading) {
            for (RejectedCompany each : reading.rejected()) {
                each.problems().forEach(problem -> reject(each.id(), problem));
                findings += each.findings().size();
            }
            failed.addAll(reading.failed());
            reading.companies().forEach(each -> findings += each.findings().size());
            waiting.addAll(reading.companies());
            read += reading.companies().size()
                    + reading.rejected().size()
                    + reading.failed().size();
            progress.report("reading", read, -1);
        }
    }
}
