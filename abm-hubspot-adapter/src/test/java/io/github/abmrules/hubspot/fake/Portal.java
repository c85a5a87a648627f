package io.github.abmrules.hubspot.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records of a portal. Not safe for threads: the server holds a lock. */
final class Portal {

    /** A record with what the search index knows of it. */
    static final class Row {
        final ObjectType type;
        final long id;
        final Instant createdAt;
        Map<String, String> values = new TreeMap<>();
        Instant updatedAt;
        boolean archived;
        /** States that the index shows from an instant on, oldest first. */
        private final Deque<Map.Entry<Instant, Map<String, String>>> indexed = new ArrayDeque<>();

        Row(ObjectType type, long id, Instant createdAt) {
            this.type = type;
            this.id = id;
            this.createdAt = createdAt;
            this.updatedAt = createdAt;
        }

        void index(Instant from) {
            indexed.addLast(Map.entry(from, Map.copyOf(values)));
        }

        /** What the index shows, null before it knows the record. */
        @Nullable
        Map<String, String> indexedAt(Instant now) {
            Map<String, String> shown = null;
            while (indexed.size() > 1 && !second().getKey().isAfter(now)) {
                indexed.removeFirst();
            }
            Map.Entry<Instant, Map<String, String>> first = indexed.peekFirst();
            if (first != null && !first.getKey().isAfter(now)) {
                shown = first.getValue();
            }
            return archived ? null : shown;
        }

        private Map.Entry<Instant, Map<String, String>> second() {
            var all = indexed.iterator();
            all.next();
            return all.next();
        }

        FakeRecord record() {
            return new FakeRecord(type, Long.toString(id), values, createdAt, updatedAt, archived);
        }
    }

    private final Clock clock;
    private final Duration indexingLag;
    private final Map<ObjectType, NavigableMap<Long, Row>> rows = new EnumMap<>(ObjectType.class);
    private final Map<String, Long> uniqueValues = new HashMap<>();
    private long lastId;
    private int nulls;

    final Properties properties = new Properties();
    final Links links = new Links();
    final List<Pipeline> pipelines = new ArrayList<>(List.of(Pipeline.standard(), Pipeline.renewals()));
    final List<Owner> owners = new ArrayList<>();

    Portal(Clock clock, Duration indexingLag, long seed) {
        this.clock = clock;
        this.indexingLag = indexingLag;
        this.lastId = 20_000_000_000L + Math.floorMod(seed, 1000L) * 1_000_000L;
        this.nulls = Long.hashCode(seed);
        for (ObjectType type : ObjectType.values()) {
            rows.put(type, new TreeMap<>());
        }
    }

    Instant now() {
        return clock.instant();
    }

    NavigableMap<Long, Row> all(ObjectType type) {
        return rows.get(type);
    }

    Collection<Row> live(ObjectType type) {
        return all(type).values().stream().filter(row -> !row.archived).toList();
    }

    /** A record that is not archived, null when there is none. */
    @Nullable
    Row find(ObjectType type, String id) {
        try {
            Row row = all(type).get(Long.parseLong(id));
            return row == null || row.archived ? null : row;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Nullable
    Row find(ObjectType type, String id, @Nullable String idProperty) {
        if (idProperty == null || idProperty.equals("hs_object_id")) {
            return find(type, id);
        }
        requireUnique(type, idProperty);
        Long found = uniqueValues.get(key(type, idProperty, id));
        return found == null ? null : find(type, found.toString());
    }

    void requireUnique(ObjectType type, String idProperty) {
        Property property = properties.find(type, idProperty);
        if (property == null || !property.unique()) {
            throw Refusal.invalid("Property \"" + idProperty + "\" of " + type.path()
                    + " does not have unique values, so it cannot be an idProperty.");
        }
    }

    Row get(ObjectType type, String id, @Nullable String idProperty) {
        Row row = find(type, id, idProperty);
        if (row == null) {
            throw Refusal.notFound("resource not found: " + type.singular() + " " + id);
        }
        return row;
    }

    /** Creates as a client does. */
    Row create(ObjectType type, Map<String, String> given) {
        Map<String, String> values = prepared(type, properties.checked(type, given), true);
        List<String> missing = properties.missing(type, values);
        if (!missing.isEmpty()) {
            throw Refusal.missing(missing);
        }
        requireNew(type, values, -1);
        return store(type, values, now().plus(indexingLag));
    }

    /** Creates what was there before the test, with read-only values. */
    Row seed(ObjectType type, Map<String, String> given) {
        Map<String, String> values = new TreeMap<>();
        given.forEach((name, value) -> {
            Property property = properties.find(type, name);
            if (property == null) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no property of " + type.path() + "; create it before.");
            }
            values.put(name, value);
        });
        return store(type, prepared(type, values, true), now());
    }

    private Row store(ObjectType type, Map<String, String> values, Instant visibleAt) {
        lastId += 7;
        Row row = new Row(type, lastId, now());
        row.values.putAll(values);
        row.values.values().removeIf(String::isEmpty);
        row.values.put("hs_object_id", Long.toString(row.id));
        row.values.putIfAbsent(type.createdProperty(), Json.instant(row.createdAt));
        row.values.putIfAbsent(type.modifiedProperty(), Json.instant(row.createdAt));
        remember(row);
        all(type).put(row.id, row);
        row.index(visibleAt);
        return row;
    }

    /** Changes as a client does. */
    void update(Row row, Map<String, String> given) {
        Map<String, String> values = prepared(row.type, properties.checked(row.type, given), false);
        Map<String, String> after = new TreeMap<>(row.values);
        after.putAll(values);
        List<String> missing = properties.missing(row.type, after);
        if (!missing.isEmpty()) {
            throw Refusal.missing(missing);
        }
        requireNew(row.type, values, row.id);
        change(row, values);
    }

    /** Changes without a check. */
    void change(Row row, Map<String, String> values) {
        row.values.putAll(values);
        row.values.values().removeIf(String::isEmpty);
        row.updatedAt = now();
        row.values.put(row.type.modifiedProperty(), Json.instant(row.updatedAt));
        remember(row);
        row.index(now().plus(indexingLag));
    }

    void archive(Row row) {
        row.archived = true;
        row.updatedAt = now();
        uniqueValues.values().removeIf(id -> id == row.id);
        links.removeAll(row.type, row.id);
    }

    /** Associates, and counts what companies count. */
    void associate(ObjectType from, Row fromRow, ObjectType to, Row toRow, int typeId) {
        boolean known = links.of(from, fromRow.id, to).containsKey(toRow.id);
        links.add(from, fromRow.id, to, toRow.id, typeId);
        if (!known) {
            count(fromRow, toRow);
            count(toRow, fromRow);
        }
    }

    private void count(Row company, Row other) {
        if (company.type != ObjectType.COMPANIES) {
            return;
        }
        Map<String, String> values = new TreeMap<>();
        switch (other.type) {
            case NOTES, MEETINGS, EMAILS, CALLS -> {
                values.put("num_notes", plusOne(company, "num_notes"));
                String at = other.values.getOrDefault("hs_timestamp", "");
                if (at.compareTo(company.values.getOrDefault("notes_last_updated", "")) > 0) {
                    values.put("notes_last_updated", at);
                }
            }
            case CONTACTS -> values.put("num_associated_contacts", plusOne(company, "num_associated_contacts"));
            case DEALS -> values.put("num_associated_deals", plusOne(company, "num_associated_deals"));
            default -> {
                return;
            }
        }
        change(company, values);
    }

    private static String plusOne(Row row, String property) {
        return Long.toString(1 + Long.parseLong(row.values.getOrDefault(property, "0")));
    }

    /** Values that follow from others. */
    private Map<String, String> prepared(ObjectType type, Map<String, String> given, boolean creating) {
        Map<String, String> values = new TreeMap<>(given);
        String body = values.get("hs_note_body");
        if (body != null) {
            // The editor shows no comments, and nothing promises that they are kept.
            values.put("hs_note_body", body.replaceAll("(?s)<!--.*?-->", ""));
        }
        if (type == ObjectType.DEALS && (creating || values.containsKey("dealstage"))) {
            stage(values);
        }
        return values;
    }

    private void stage(Map<String, String> values) {
        String stageId = values.getOrDefault("dealstage", "");
        if (stageId.isEmpty()) {
            return;
        }
        for (Pipeline pipeline : pipelines) {
            for (Pipeline.Stage stage : pipeline.stages()) {
                if (stage.id().equals(stageId)) {
                    values.putIfAbsent("pipeline", pipeline.id());
                    values.put("hs_is_closed", Boolean.toString(stage.closed()));
                    values.put("hs_is_closed_won", Boolean.toString(stage.closed() && stage.isWon()));
                    values.put("hs_is_closed_lost", Boolean.toString(stage.closed() && !stage.isWon()));
                    values.put("hs_deal_stage_probability", stage.probability());
                    values.putIfAbsent("hs_v2_date_entered_current_stage", Json.instant(now()));
                    return;
                }
            }
        }
        throw Refusal.invalidValue("dealstage", "INVALID_OPTION", "\"" + stageId + "\" is no stage of a pipeline.");
    }

    private void requireNew(ObjectType type, Map<String, String> values, long self) {
        values.forEach((name, value) -> {
            Property property = properties.find(type, name);
            if (property != null && property.unique() && !value.isEmpty()) {
                Long other = uniqueValues.get(key(type, name, value));
                if (other != null && other != self) {
                    throw Refusal.of(
                            409,
                            "CONFLICT",
                            type.singular() + " already exists. Existing ID: " + other + " (" + name + ")");
                }
            }
        });
    }

    private void remember(Row row) {
        row.values.forEach((name, value) -> {
            Property property = properties.find(row.type, name);
            if (property != null && property.unique()) {
                uniqueValues.put(key(row.type, name, value), row.id);
            }
        });
    }

    private static String key(ObjectType type, String property, String value) {
        return type.path() + '\n' + property + '\n' + value.toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a value that is not set is left out; otherwise it is null. Both occur. */
    boolean leavesOut(long id, String property) {
        return ((property.hashCode() * 31 + Long.hashCode(id) + nulls) & 4) != 0;
    }
}
