package io.github.abmrules.core.store;

import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.sales.OwnerState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where accounts stand, and everything that led there. Implementations are safe for any number of threads, and those
 * over a database for any number of processes. Nothing here reads the clock.
 *
 * <p>A change of an account is made as a whole or not at all, and only if nobody changed the account meanwhile. Every method
 * throws {@link StoreException} when the store cannot be reached.
 */
public interface StateStore {

    /** What is held about an account; null when nothing is. */
    default @Nullable AccountState find(String accountId) {
        List<AccountState> found = find(List.of(accountId));
        return found.isEmpty() ? null : found.get(0);
    }

    /** What is held about accounts, of those that are there, in the order of ids. */
    List<AccountState> find(Collection<String> accountIds);

    /**
     * Makes changes, each by itself.
     *
     * @return the accounts whose change was not made, because the account, or the seats that the change rests on, had
     *     changed meanwhile
     */
    Set<String> apply(List<StateChange> changes);

    /**
     * Says when an account has to be decided again, and changes nothing else. Does nothing when the account has changed
     * since that version.
     */
    void reschedule(String accountId, long version, @Nullable Instant nextDue);

    /**
     * The accounts that have to be decided again at an instant or before, by when, then by id.
     *
     * @param after the one after which to go on; null to begin
     * @param limit how many at most
     */
    List<DueAccount> due(Instant asOf, @Nullable DueAccount after, int limit);

    /**
     * The accounts that are held, in the order of ids.
     *
     * @param after the one after which to go on; null to begin
     * @param limit how many at most
     */
    List<String> accounts(@Nullable String after, int limit);

    /** How many accounts are held. */
    long count();

    /**
     * How many other accounts are in Active Focus at an instant: those that stand in it, and those that are pinned to it.
     *
     * @param except an account that is not counted; null to count all
     */
    long activeFocusTaken(Instant asOf, @Nullable String except);

    /** A number that is different after every change that took a seat of Active Focus under it. */
    long seatCount();

    /** The pending reviews of accounts that would enter Active Focus, by when they were raised, then by account. */
    List<StoredReview> waitingPromotions();

    /** Reviews that a filter lets through, by when they were raised, then by id. */
    List<StoredReview> reviews(ReviewFilter filter);

    /** The review with an id; null when there is none. */
    @Nullable
    StoredReview review(String reviewId);

    /** Entries of histories that a filter lets through, by account, then in their order. */
    List<HistoryEntry> history(HistoryFilter filter);

    /**
     * Hands over the decisions that said something new, by account, then in their order.
     *
     * @param accountId of which account; null for all
     */
    void decisions(@Nullable String accountId, Consumer<StoredDecision> consumer);

    /**
     * Deliveries, in the order in which they were queued, those of an account in the order of their numbers.
     *
     * @param status which; null for all
     * @param kind which; null for all
     * @param accountId of which account; null for all
     * @param limit how many at most
     */
    List<StoredDelivery> deliveries(
            @Nullable DeliveryStatus status, @Nullable DeliveryKind kind, @Nullable String accountId, int limit);

    /** The delivery with a key; null when there is none. */
    @Nullable
    StoredDelivery delivery(String key);

    /**
     * Takes deliveries in hand that may be sent at an instant: of each account the first that waits. While they are in hand
     * nobody else gets them.
     *
     * @param until when they may be sent again if nothing is heard of them
     * @param limit how many at most
     */
    List<StoredDelivery> takeDeliveries(Instant asOf, Instant until, int limit);

    /**
     * Says where a delivery stands now.
     *
     * @param seen the delivery as it was taken
     * @return whether it still stood as it was taken
     */
    boolean settle(StoredDelivery seen, StoredDelivery now);

    /**
     * Says where several deliveries stand now, which a database does with one transaction.
     *
     * @param now each delivery as it was taken, and as it stands now
     * @return those that still stood as they were taken
     */
    default Set<StoredDelivery> settleAll(Map<StoredDelivery, StoredDelivery> now) {
        return now.entrySet().stream()
                .filter(each -> settle(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Queues content that no change of an account brought along; what is queued under its key stays as it is. */
    void queue(String accountId, Collection<? extends Keyed> contents, Instant at);

    /** What is kept about owners between digests, by owner. */
    List<OwnerState> owners();

    /** Keeps what is to be known about an owner the next time. */
    void keep(OwnerState owner);

    /**
     * Hands over all that is held, as it was at one instant: account by account in the order of ids, then those of which
     * there are only deliveries.
     */
    void export(Consumer<StoredAccount> consumer);

    /**
     * Takes an account that another store held.
     *
     * @return false when the account is there already; then nothing happens
     */
    boolean restore(StoredAccount account);

    /**
     * Takes away what is kept only to be looked at: deliveries that were taken, and decisions with their inputs, before an
     * instant. Histories stay.
     *
     * @return how many deliveries and decisions were taken away
     */
    long prune(Instant before);
}
