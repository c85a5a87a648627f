package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.json.CanonicalAccount;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.DecisionSummary;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.core.store.StateChange;
import io.github.abmrules.core.store.StoredDecision;
import io.github.abmrules.core.store.StoredDelivery;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.profile.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one decision for the state of its account. It decides nothing: where the account stands, and what has to
 * be reviewed, is what the decision says. Belongs to one thread; used once.
 */
final class Consequences {
    private static final String PINNED = "PINNED";
    private static final String REVIEW_EXPIRED = "REVIEW_EXPIRED";
    private static final String DEAL_LOST = "DEAL_LOST";

    private final AccountState before;
    private final AccountState known;
    private final Account input;
    private final Assignment decision;
    private final ZoneId zone;
    private final Instant asOf;
    private final List<HistoryEntry> history = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private long entry;

    /**
     * What follows from a decision.
     *
     * @param before the state in the store
     * @param known the state with what was learnt since, which the decision is about
     * @param input the account as it was decided
     * @param learnt entries of the history that tell how {@code known} came of {@code before}
     */
    Consequences(
            AccountState before,
            AccountState known,
            Account input,
            Assignment decision,
            ZoneId zone,
            List<HistoryEntry> learnt) {
        this.before = before;
        this.known = known;
        this.input = input;
        this.decision = decision;
        this.zone = zone;
        this.asOf = decision.asOf();
        this.entry = before.entries();
        learnt.forEach(this::add);
        decision.findings().forEach(finding -> found.add(finding.code()));
    }

    /**
     * The change; null when nothing is different from before.
     *
     * @param seatCount see {@link StateChange#seatCount()}
     * @param due finds when the account is due next
     */
    @Nullable
    StateChange change(DueDates due, @Nullable Long seatCount) {
        if (before.version() == 0 && known.current() != null) {
            add(
                    HistoryKind.ENTERED,
                    known.current().since(),
                    null,
                    known.current().cluster(),
                    null,
                    null);
        }
        openedDeals();
        Pin pin = pin();
        List<Review> reviews = reviews();
        CurrentCluster current = current();
        boolean newReview = reviews.stream()
                .anyMatch(review -> review.status() == ReviewStatus.PENDING
                        && known.reviews().stream().noneMatch(each -> each.id().equals(review.id())));
        DecisionSummary last = before.last();
        boolean says = last != null && last.says(decision);
        boolean moved = !Objects.equals(current, before.current());
        boolean decides = !says || !history.isEmpty();
        boolean learnt = !Objects.equals(known.facts(), before.facts())
                || !known.signals().equals(before.signals())
                || !known.triggers().equals(before.triggers())
                || !known.events().equals(before.events());
        if (!decides && !learnt && !moved) {
            return null;
        }
        StoredDecision stored = null;
        List<StoredDelivery> deliveries = List.of();
        if (decides) {
            add(
                    HistoryKind.DECIDED,
                    asOf,
                    last == null ? null : last.effectiveCluster(),
                    decision.effectiveCluster(),
                    decision.decisionId(),
                    null);
            stored = stored();
            deliveries = new Messages(input, decision)
                    .about(says, last, newReview).stream()
                            .map(content -> StoredDelivery.waiting(before.accountId(), content, asOf))
                            .toList();
        }
        AccountState after = known.toBuilder()
                .current(current)
                .pin(pin)
                .reviews(reviews)
                .last(decides ? DecisionSummary.of(decision) : Objects.requireNonNull(last))
                .entries(entry)
                .changed(before.version() + 1, asOf)
                .build();
        after = after.toBuilder().nextDue(due.next(after.account(), asOf)).build();
        return new StateChange(before, after, history, stored, deliveries, seatCount);
    }

    private boolean pinned() {
        return found.contains(PINNED);
    }

    private @Nullable Pin pin() {
        Pin pin = known.pin();
        if (pin == null || pinned()) {
            return pin;
        }
        add(HistoryKind.PIN_EXPIRED, asOf, null, pin.cluster(), null, null);
        return null;
    }

    private List<Review> reviews() {
        ReviewRequest request = decision.review();
        Review pending = known.pending();
        List<Review> reviews = new ArrayList<>(known.reviews());
        boolean expired = found.contains(REVIEW_EXPIRED);
        if (pending != null && request != null && request.id().equals(pending.id())) {
            Review refreshed = Review.pending(
                    pending.id(), request.from(), request.proposedCluster(), request.reasons(), pending.raisedAt());
            if (!refreshed.equals(pending)) {
                replace(reviews, pending, refreshed, HistoryKind.REVIEW_REFRESHED);
            }
            return reviews;
        }
        if (pending != null && (expired || !pinned())) {
            ReviewStatus status = expired ? ReviewStatus.EXPIRED : ReviewStatus.SUPERSEDED;
            replace(
                    reviews,
                    pending,
                    pending.decided(status, asOf, null, null),
                    expired ? HistoryKind.REVIEW_EXPIRED : HistoryKind.REVIEW_SUPERSEDED);
        }
        if (request != null) {
            Review raised =
                    Review.pending(request.id(), request.from(), request.proposedCluster(), request.reasons(), asOf);
            reviews.add(raised);
            add(raised, HistoryKind.REVIEW_RAISED);
        }
        return reviews;
    }

    private void replace(List<Review> reviews, Review old, Review fresh, HistoryKind kind) {
        reviews.set(reviews.indexOf(old), fresh);
        add(fresh, kind);
    }

    private void add(Review review, HistoryKind kind) {
        String reasons = review.reasons().stream().map(Enum::name).collect(Collectors.joining(", "));
        add(new HistoryEntry(
                before.accountId(),
                0,
                asOf,
                kind,
                review.from(),
                review.proposedCluster(),
                review.id(),
                null,
                null,
                reasons));
    }

    /** Where the account stands once what is in force is applied. */
    private @Nullable CurrentCluster current() {
        CurrentCluster current = known.current();
        if (pinned()) {
            return current;
        }
        Standing standing = Standing.of(known.account(), asOf);
        Cluster inForce = decision.effectiveCluster();
        if (standing.since() == null) {
            add(HistoryKind.ENTERED, asOf, null, inForce, decision.decisionId(), null);
            return CurrentCluster.of(inForce, asOf);
        }
        int direction = inForce.compareTo(standing.cluster());
        if (direction == 0) {
            return stayed(current, standing);
        }
        add(HistoryKind.MOVED, asOf, standing.cluster(), inForce, decision.decisionId(), cause(inForce));
        return direction > 0
                ? new CurrentCluster(inForce, asOf, EnteredBy.PROMOTION, standing.evidenceFrom(), null)
                : new CurrentCluster(inForce, asOf, EnteredBy.DEMOTION, null, null);
    }

    private CurrentCluster stayed(@Nullable CurrentCluster current, Standing standing) {
        CurrentCluster stays = current != null
                        && current.cluster() == standing.cluster()
                        && current.since().equals(standing.since())
                ? current
                : new CurrentCluster(
                        standing.cluster(),
                        Objects.requireNonNull(standing.since()),
                        EnteredBy.PROMOTION,
                        standing.evidenceFrom(),
                        standing.tierAtRejection());
        ReviewRequest review = decision.review();
        boolean waits = review != null && review.proposedCluster().compareTo(review.from()) <= 0;
        if (found.contains(DEAL_LOST) && !waits) {
            // The loss is decided: from now on it is before the account came where it stands.
            add(HistoryKind.STARTED_ANEW, asOf, stays.cluster(), stays.cluster(), decision.decisionId(), null);
            stays = new CurrentCluster(stays.cluster(), asOf, stays.enteredBy(), standing.evidenceFrom(), null);
        }
        boolean dropRejected =
                stays.tierAtRejection() != null && !decision.demotionTriggers().contains(DemotionTrigger.TIER_DROP);
        if (dropRejected && stays.tierAtRejection() != decision.icpTier()) {
            // The tier changed and asks for no drop, so the next one that does is a change again.
            stays = stays.rejectedAt(decision.icpTier());
        }
        return stays;
    }

    /** The deal that causes an entry into Active Focus: the one with which something happened last. */
    private @Nullable String cause(Cluster entered) {
        return entered == Cluster.ACTIVE_FOCUS ? causingDeal(input, decision) : null;
    }

    static @Nullable String causingDeal(Account account, Assignment decision) {
        if (!decision.promotionTriggers().contains(PromotionTrigger.OPEN_DEAL)) {
            return null;
        }
        return account.deals().stream()
                .filter(deal -> deal.status() == DealStatus.OPEN)
                .max(Comparator.comparing(Consequences::lastTouched).thenComparing(Deal::dealId))
                .map(Deal::dealId)
                .orElse(null);
    }

    private static Instant lastTouched(Deal deal) {
        Instant at = deal.lastActivityAt() == null ? deal.stageEnteredAt() : deal.lastActivityAt();
        return at == null ? Instant.MIN : at;
    }

    private void openedDeals() {
        Set<String> before = openDeals(this.before.facts());
        Account now = known.facts();
        if (now == null) {
            return;
        }
        for (Deal deal : now.deals()) {
            if (deal.status() == DealStatus.OPEN && !before.contains(deal.dealId())) {
                Instant entered = deal.stageEnteredAt();
                Instant at = entered == null || entered.isAfter(asOf) ? asOf : entered;
                add(new HistoryEntry(
                        this.before.accountId(),
                        0,
                        at,
                        HistoryKind.DEAL_OPENED,
                        null,
                        null,
                        null,
                        deal.dealId(),
                        null,
                        null));
            }
        }
    }

    private static Set<String> openDeals(@Nullable Account account) {
        return account == null
                ? Set.of()
                : account.deals().stream()
                        .filter(deal -> deal.status() == DealStatus.OPEN)
                        .map(Deal::dealId)
                        .collect(Collectors.toSet());
    }

    private StoredDecision stored() {
        String hash = HexFormat.of().formatHex(RulesVersion.sha256().digest(CanonicalAccount.of(input)));
        return new StoredDecision(
                before.accountId(),
                entry,
                decision.decisionId(),
                decision.rulesVersion(),
                asOf,
                zone.toString(),
                hash,
                input,
                decision);
    }

    private void add(
            HistoryKind kind,
            Instant at,
            @Nullable Cluster from,
            Cluster to,
            @Nullable String subject,
            @Nullable String deal) {
        add(new HistoryEntry(before.accountId(), 0, at, kind, from, to, subject, deal, null, null));
    }

    private void add(HistoryEntry fresh) {
        entry++;
        history.add(new HistoryEntry(
                fresh.accountId(),
                entry,
                fresh.at(),
                fresh.kind(),
                fresh.from(),
                fresh.to(),
                fresh.subject(),
                fresh.deal(),
                fresh.by(),
                fresh.note()));
    }
}
