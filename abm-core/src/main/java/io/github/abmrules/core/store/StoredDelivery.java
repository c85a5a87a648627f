package io.github.abmrules.core.store;

import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that the CRM is to be told, until it is known to have been taken.
 *
 * @param key what the CRM recognises it by
 * @param accountId the account; deliveries of an account are sent in the order of their numbers
 * @param number its number among the deliveries of the account, 1 for the first; the store gives it, and 0 stands for none
 *     yet
 * @param kind what it is
 * @param note the note, for that kind
 * @param task the task, for that kind
 * @param properties the properties, for that kind
 * @param queuedAt when it was queued
 * @param status where it stands
 * @param attempts how often it was sent
 * @param notBefore when it may be sent next
 * @param reason why it was not taken the last time; null when it was, or was never sent
 * @param deliveredAt when it was taken; null when it was not
 */
public record StoredDelivery(
        String key,
        String accountId,
        long number,
        DeliveryKind kind,
        @Nullable CrmNote note,
        @Nullable CrmTask task,
        @Nullable CrmProperties properties,
        Instant queuedAt,
        DeliveryStatus status,
        int attempts,
        Instant notBefore,
        @Nullable String reason,
        @Nullable Instant deliveredAt) {

    /** Checks that there is exactly the content that the kind says. */
    public StoredDelivery {
        InvalidFactException.requireText("key", key);
        InvalidFactException.requireText("account_id", accountId);
        Keyed content = switch (kind) {
            case NOTE -> note;
            case TASK -> task;
            case PROPERTIES -> properties;
        };
        long contents =
                Stream.of(note, task, properties).filter(Objects::nonNull).count();
        if (content == null || contents != 1 || !content.key().equals(key)) {
            throw new InvalidFactException(
                    "kind", kind.name(), "must go with that content and no other, under the key " + key);
        }
    }

    /** A delivery that waits, for what is recognised by its key. */
    public static StoredDelivery waiting(String accountId, Keyed content, Instant at) {
        DeliveryKind kind;
        CrmNote note = null;
        CrmTask task = null;
        CrmProperties properties = null;
        if (content instanceof CrmNote it) {
            kind = DeliveryKind.NOTE;
            note = it;
        } else if (content instanceof CrmTask it) {
            kind = DeliveryKind.TASK;
            task = it;
        } else if (content instanceof CrmProperties it) {
            kind = DeliveryKind.PROPERTIES;
            properties = it;
        } else {
            throw new IllegalArgumentException("A " + content.getClass().getSimpleName()
                    + " cannot be delivered; allowed: CrmNote, CrmTask, CrmProperties.");
        }
        return new StoredDelivery(
                content.key(),
                accountId,
                0,
                kind,
                note,
                task,
                properties,
                at,
                DeliveryStatus.WAITING,
                0,
                at,
                null,
                null);
    }

    /** The note, the task or the properties. */
    public Keyed content() {
        return Objects.requireNonNull(note != null ? note : task != null ? task : properties);
    }

    /** This delivery under a number. */
    public StoredDelivery numbered(long value) {
        return new StoredDelivery(
                key,
                accountId,
                value,
                kind,
                note,
                task,
                properties,
                queuedAt,
                status,
                attempts,
                notBefore,
                reason,
                deliveredAt);
    }

    /** This delivery as it stands after something happened with it. */
    public StoredDelivery with(
            DeliveryStatus newStatus,
            int newAttempts,
            Instant newNotBefore,
            @Nullable String newReason,
            @Nullable Instant newDeliveredAt) {
        return new StoredDelivery(
                key,
                accountId,
                number,
                kind,
                note,
                task,
                properties,
                queuedAt,
                newStatus,
                newAttempts,
                newNotBefore,
                newReason,
                newDeliveredAt);
    }
}
