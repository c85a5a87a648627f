package io.github.abmrules.hubspot.write;

import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.store.DeliveryKind;
import io.github.abmrules.core.store.DeliveryPolicy;
import io.github.abmrules.core.store.DeliveryStatus;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoreOutbox;
import io.github.abmrules.core.store.StoredDelivery;
import io.github.abmrules.hubspot.crm.BatchResult;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.ObjectUpdate;
import io.github.abmrules.hubspot.failure.RateLimitException;
import io.github.abmrules.hubspot.failure.UnavailableException;
import io.github.abmrules.hubspot.standing.OwnProperties;
import io.github.abmrules.hubspot.standing.ToldProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in a store to HubSpot, as {@link io.github.abmrules.core.store.Courier} does, but a hundred at a time: of each
 * account one delivery after the other, each at least once, and each note and task once. What is not taken is sent again later,
 * and parked when it was not taken too often or never will be. Several writers, in several processes, may work on one store. A
 * writer belongs to one thread.
 */
public final class DeliveryWriter {

    private static final int HANDFUL = 1_000;
    private static final String REVIEW = "review/";

    private final Crm crm;
    private final WritingSettings settings;
    private final TimelineWriter timeline;
    private final StateStore store;
    private final DeliveryPolicy policy;

    /** A writer with the usual policy. */
    public DeliveryWriter(Crm crm, WritingSettings settings, StateStore store) {
        this(crm, settings, store, DeliveryPolicy.USUAL);
    }

    /** A writer. */
    public DeliveryWriter(Crm crm, WritingSettings settings, StateStore store, DeliveryPolicy policy) {
        this.crm = crm;
        this.settings = settings;
        this.timeline = new TimelineWriter(crm);
        this.store = store;
        this.policy = policy;
    }

    /** Creates the properties that are missing, and adds the options that are; gives what was done, in words. */
    public List<String> ensureProperties() {
        return OwnProperties.ensure(crm.schema());
    }

    /**
     * Sends what may be sent at an instant.
     *
     * @return what became of it; what is refused is parked
     * @throws io.github.abmrules.core.store.StoreException when the store cannot be reached
     * @throws io.github.abmrules.hubspot.failure.HubSpotException when HubSpot takes nothing at all; what was in hand comes again
     *     later
     */
    public WriteReport deliver(Instant asOf) {
        WriteReport report = WriteReport.nothing();
        while (true) {
            List<StoredDelivery> taken = store.takeDeliveries(asOf, asOf.plus(policy.inHand()), HANDFUL);
            if (taken.isEmpty()) {
                return report;
            }
            report = report.plus(new Round(asOf, taken).send());
        }
    }

    /** Deliveries in hand, at most one of each account. */
    private final class Round {
        private final Instant asOf;
        private final Map<DeliveryKind, List<StoredDelivery>> byKind = new EnumMap<>(DeliveryKind.class);
        private final Map<StoredDelivery, StoredDelivery> settled = new LinkedHashMap<>();
        private final List<WriteReport.Problem> refused = new ArrayList<>();
        private final List<WriteReport.Problem> waiting = new ArrayList<>();
        private int companies;
        private int notes;
        private int tasks;
        private int found;

        Round(Instant asOf, List<StoredDelivery> taken) {
            this.asOf = asOf;
            taken.forEach(each -> byKind.computeIfAbsent(each.kind(), any -> new ArrayList<>())
                    .add(each));
        }

        WriteReport send() {
            try {
                properties(byKind.getOrDefault(DeliveryKind.PROPERTIES, List.of()));
                List<StoredDelivery> entries = new ArrayList<>(byKind.getOrDefault(DeliveryKind.NOTE, List.of()));
                entries.addAll(byKind.getOrDefault(DeliveryKind.TASK, List.of()));
                entries(entries);
            } finally {
                // What is known is kept, also when the rest fails.
                store.settleAll(settled);
            }
            return new WriteReport(companies, notes, tasks, found, refused, waiting);
        }

        private void properties(List<StoredDelivery> deliveries) {
            Map<String, StoredDelivery> byCompany = new LinkedHashMap<>();
            List<ObjectUpdate> updates = new ArrayList<>();
            for (StoredDelivery each : deliveries) {
                CrmProperties told = Objects.requireNonNull(each.properties());
                try {
                    updates.add(new ObjectUpdate(told.accountId(), ToldProperties.of(told)));
                    byCompany.put(told.accountId(), each);
                } catch (IllegalArgumentException e) {
                    refuse(each, String.valueOf(e.getMessage()));
                }
            }
            BatchResult result;
            try {
                result = crm.objects().update(ObjectType.COMPANY, updates);
            } catch (UnavailableException | RateLimitException e) {
                byCompany.values().forEach(each -> later(each, String.valueOf(e.getMessage())));
                return;
            }
            Map<String, String> failed = new HashMap<>();
            result.missing().forEach(id -> failed.put(id, "the company does not exist"));
            result.errors().forEach(error -> failed.put(error.id(), error.message()));
            byCompany.forEach((company, each) -> {
                String reason = failed.get(company);
                if (reason == null) {
                    taken(each);
                    companies++;
                } else {
                    refuse(each, reason);
                }
            });
        }

        private void entries(List<StoredDelivery> deliveries) {
            if (deliveries.isEmpty()) {
                return;
            }
            Map<String, String> owners;
            try {
                owners = owners(deliveries);
            } catch (UnavailableException | RateLimitException e) {
                deliveries.forEach(each -> later(each, String.valueOf(e.getMessage())));
                return;
            }
            List<TimelineEntry> fresh = new ArrayList<>();
            List<TimelineEntry> maybeThere = new ArrayList<>();
            for (StoredDelivery each : deliveries) {
                // It was in hand before, or was parked and is sent again: then it may be there.
                boolean before = each.attempts() > 1 || each.reason() != null;
                (before ? maybeThere : fresh).add(entry(each, owners));
            }
            Map<String, StoredDelivery> byKey = new HashMap<>();
            deliveries.forEach(each -> byKey.put(each.key(), each));
            create(fresh, false, byKey);
            try {
                create(maybeThere, true, byKey);
            } catch (UnavailableException | RateLimitException e) {
                // It could not be looked whether they are there.
                maybeThere.forEach(entry -> later(of(entry.key(), byKey), String.valueOf(e.getMessage())));
            }
        }

        private void create(List<TimelineEntry> entries, boolean lookFirst, Map<String, StoredDelivery> byKey) {
            Set<String> open = new HashSet<>();
            timeline.write(entries, lookFirst).forEach((type, result) -> {
                notes += type == ObjectType.NOTE ? result.written() : 0;
                tasks += type == ObjectType.TASK ? result.written() : 0;
                found += result.found();
                open.addAll(result.refused().keySet());
                open.addAll(result.waiting().keySet());
                result.refused().forEach((key, reason) -> refuse(of(key, byKey), reason));
                result.waiting().forEach((key, reason) -> later(of(key, byKey), reason));
            });
            entries.stream()
                    .filter(entry -> !open.contains(entry.key()))
                    .forEach(entry -> taken(of(entry.key(), byKey)));
        }

        private static StoredDelivery of(String key, Map<String, StoredDelivery> byKey) {
            return Objects.requireNonNull(byKey.get(key));
        }

        /** Whose company it is, for tasks that name nobody. */
        private Map<String, String> owners(List<StoredDelivery> deliveries) {
            List<String> ids = deliveries.stream()
                    .map(StoredDelivery::task)
                    .filter(task -> task != null && task.owner() == null && task.accountId() != null)
                    .map(task ->
                            Objects.requireNonNull(Objects.requireNonNull(task).accountId()))
                    .toList();
            Map<String, String> owners = new HashMap<>();
            if (!ids.isEmpty()) {
                crm.objects()
                        .read(ObjectType.COMPANY, ids, List.of("hubspot_owner_id"))
                        .objects()
                        .forEach(company -> {
                            String owner = company.get("hubspot_owner_id");
                            if (owner != null) {
                                owners.put(company.id(), owner);
                            }
                        });
            }
            return owners;
        }

        private TimelineEntry entry(StoredDelivery delivery, Map<String, String> owners) {
            CrmNote note = delivery.note();
            if (note != null) {
                return TimelineEntry.note(note.key(), note.accountId(), note.body(), note.at());
            }
            CrmTask task = Objects.requireNonNull(delivery.task());
            String company = StoreOutbox.NO_ACCOUNT.equals(delivery.accountId()) ? null : task.accountId();
            boolean review = task.key().startsWith(REVIEW);
            Instant due = task.due() == null
                    ? settings.due(delivery.queuedAt(), review ? settings.reviewDays() : settings.actionDays())
                    : settings.calendar().closing(settings.calendar().workingDayUpTo(task.due()));
            String body = task.body() == null ? "" : task.body();
            String forWhom = task.owner() == null ? body : body + "\n\nFor: " + task.owner();
            @Nullable String owner = task.owner() == null && company != null ? owners.get(company) : null;
            return TimelineEntry.task(
                    new PendingTask(task.key(), task.subject(), forWhom, due, owner, review), company);
        }

        private void taken(StoredDelivery each) {
            settled.put(each, each.with(DeliveryStatus.DELIVERED, each.attempts(), each.notBefore(), null, asOf));
        }

        private void refuse(StoredDelivery each, String reason) {
            settled.put(each, each.with(DeliveryStatus.PARKED, each.attempts(), asOf, reason, null));
            refused.add(problem(each, reason));
        }

        private void later(StoredDelivery each, String reason) {
            boolean park = each.attempts() >= policy.attempts();
            settled.put(
                    each,
                    each.with(
                            park ? DeliveryStatus.PARKED : DeliveryStatus.WAITING,
                            each.attempts(),
                            asOf.plus(policy.waitAfter(each.attempts())),
                            reason,
                            null));
            (park ? refused : waiting).add(problem(each, reason));
        }

        private static WriteReport.Problem problem(StoredDelivery each, String reason) {
            String what = switch (each.kind()) {
                case NOTE -> "note";
                case TASK -> "task";
                case PROPERTIES -> "properties";
            };
            return new WriteReport.Problem(each.accountId(), what, reason);
        }
    }
}
