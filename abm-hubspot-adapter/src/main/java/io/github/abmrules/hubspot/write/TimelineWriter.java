package io.github.abmrules.hubspot.write;

import io.github.abmrules.hubspot.crm.Association;
import io.github.abmrules.hubspot.crm.BatchResult;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.Filter;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.SearchQuery;
import io.github.abmrules.hubspot.failure.RateLimitException;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.failure.UnavailableException;
import io.github.abmrules.hubspot.failure.UnknownOutcomeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Creates notes and tasks, each once. HubSpot has no key that would make a creation happen once, so each body ends with a marker:
 * whenever it is not known what became of a call, the notes or tasks of the companies are read, and only what is not among them is
 * created. They are read over associations and not by a search, whose index comes later than the record. Thread-safe.
 */
final class TimelineWriter {

    private static final int BATCH = 100;
    private static final int ATTEMPTS = 4;

    private final Crm crm;

    /**
     * What became of entries.
     *
     * @param written how many were created
     * @param found how many were there already
     * @param refused keys that HubSpot does not take, with the reason
     * @param waiting keys of which that is not known or which were not sent, with the reason
     */
    record Result(int written, int found, Map<String, String> refused, Map<String, String> waiting) {
        static Result nothing() {
            return new Result(0, 0, Map.of(), Map.of());
        }
    }

    TimelineWriter(Crm crm) {
        this.crm = crm;
    }

    /**
     * Creates entries, of all types at the same time.
     *
     * @param lookFirst whether they may be there already
     * @return what became of them, by type
     */
    Map<ObjectType, Result> write(List<TimelineEntry> entries, boolean lookFirst) {
        Map<ObjectType, List<TimelineEntry>> byType = new EnumMap<>(ObjectType.class);
        entries.forEach(entry ->
                byType.computeIfAbsent(entry.type(), any -> new ArrayList<>()).add(entry));
        Map<ObjectType, Tally> tallies = new EnumMap<>(ObjectType.class);
        List<List<TimelineEntry>> parts = new ArrayList<>();
        byType.forEach((type, own) -> {
            Tally tally = new Tally();
            tallies.put(type, tally);
            List<TimelineEntry> open = lookFirst ? missing(own) : own;
            tally.found += own.size() - open.size();
            for (int i = 0; i < open.size(); i += BATCH) {
                parts.add(open.subList(i, Math.min(i + BATCH, open.size())));
            }
        });
        List<Tally> written = crm.parallel(parts, part -> {
            Tally mine = new Tally();
            create(part, 1, mine);
            return mine;
        });
        for (int i = 0; i < parts.size(); i++) {
            Objects.requireNonNull(tallies.get(parts.get(i).get(0).type())).add(written.get(i));
        }
        Map<ObjectType, Result> results = new EnumMap<>(ObjectType.class);
        tallies.forEach((type, tally) ->
                results.put(type, new Result(tally.written, tally.found, tally.refused, tally.waiting)));
        return results;
    }

    /** Creates one entry, if it is not there. */
    Result write(TimelineEntry entry) {
        return Objects.requireNonNull(write(List.of(entry), true).get(entry.type()));
    }

    private void create(List<TimelineEntry> entries, int attempt, Tally tally) {
        if (entries.isEmpty()) {
            return;
        }
        BatchResult result;
        try {
            result = crm.objects()
                    .create(
                            entries.get(0).type(),
                            entries.stream().map(TimelineEntry::draft).toList());
        } catch (RefusedException e) {
            refused(entries, attempt, e, tally);
            return;
        } catch (UnknownOutcomeException e) {
            crm.transport().settle("Waiting for " + entries.get(0).type().path());
            again(entries, attempt, words(e), tally);
            return;
        } catch (UnavailableException | RateLimitException e) {
            entries.forEach(entry -> tally.waiting.put(entry.key(), words(e)));
            return;
        }
        if (result.objects().size() == entries.size() && result.errors().isEmpty()) {
            tally.written += entries.size();
            return;
        }
        Set<String> there = new HashSet<>();
        String body = entries.get(0).bodyProperty();
        result.objects()
                .forEach(object -> there.addAll(Marker.in(object.properties().getOrDefault(body, ""))));
        List<TimelineEntry> open = entries.stream()
                .filter(entry -> !there.contains(entry.marker()))
                .toList();
        tally.written += entries.size() - open.size();
        String reason = result.errors().isEmpty()
                ? "HubSpot did not say what became of it"
                : result.errors().get(0).message();
        if (open.size() == 1 && entries.size() == 1 && !result.errors().isEmpty()) {
            tally.refused.put(open.get(0).key(), reason);
            return;
        }
        List<TimelineEntry> left = missing(open);
        tally.written += open.size() - left.size();
        for (TimelineEntry entry : left) {
            if (attempt >= ATTEMPTS) {
                tally.waiting.put(entry.key(), reason);
            } else {
                create(List.of(entry), attempt + 1, tally);
            }
        }
    }

    /** A refused batch created nothing: its halves are tried, down to the entry that is to blame. */
    private void refused(List<TimelineEntry> entries, int attempt, RefusedException e, Tally tally) {
        boolean aboutRecords = e.status() == 400 || e.status() == 404 || e.status() == 409;
        if (!aboutRecords) {
            throw e;
        }
        if (entries.size() == 1) {
            tally.refused.put(entries.get(0).key(), words(e));
            return;
        }
        int middle = entries.size() / 2;
        create(entries.subList(0, middle), attempt, tally);
        create(entries.subList(middle, entries.size()), attempt, tally);
    }

    private void again(List<TimelineEntry> entries, int attempt, String reason, Tally tally) {
        List<TimelineEntry> left;
        try {
            left = missing(entries);
        } catch (UnavailableException | RateLimitException e) {
            entries.forEach(entry -> tally.waiting.put(entry.key(), reason));
            return;
        }
        tally.written += entries.size() - left.size();
        if (attempt >= ATTEMPTS) {
            left.forEach(entry -> tally.waiting.put(entry.key(), reason));
        } else {
            create(left, attempt + 1, tally);
        }
    }

    /** Those that are not there. */
    private List<TimelineEntry> missing(List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        ObjectType type = entries.get(0).type();
        String body = entries.get(0).bodyProperty();
        Set<String> companies = new LinkedHashSet<>();
        List<TimelineEntry> free = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            if (entry.companyId() == null) {
                free.add(entry);
            } else {
                companies.add(entry.companyId());
            }
        }
        Set<String> ids = new LinkedHashSet<>();
        if (!companies.isEmpty()) {
            for (List<Association> links :
                    crm.associations().of(ObjectType.COMPANY, companies, type).values()) {
                links.forEach(link -> ids.add(link.toId()));
            }
        }
        Set<String> there = new HashSet<>();
        for (CrmObject object : crm.objects().read(type, ids, List.of(body)).objects()) {
            there.addAll(Marker.in(object.properties().getOrDefault(body, "")));
        }
        for (TimelineEntry entry : free) {
            // Without a company there is only the search, which may come too late.
            String subject = entry.draft().properties().getOrDefault("hs_task_subject", "");
            crm.search()
                    .each(
                            type,
                            SearchQuery.all(List.of(Filter.equal("hs_task_subject", subject)), List.of(body)),
                            object -> there.addAll(Marker.in(object.properties().getOrDefault(body, ""))));
        }
        return entries.stream().filter(entry -> !there.contains(entry.marker())).toList();
    }

    private static String words(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private static final class Tally {
        private int written;
        private int found;
        private final Map<String, String> refused = new LinkedHashMap<>();
        private final Map<String, String> waiting = new LinkedHashMap<>();

        void add(Tally other) {
            written += other.written;
            found += other.found;
            refused.putAll(other.refused);
            waiting.putAll(other.waiting);
        }
    }
}
