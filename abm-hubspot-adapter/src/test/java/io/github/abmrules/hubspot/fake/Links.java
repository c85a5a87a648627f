package io.github.abmrules.hubspot.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Associations between records, and the ids of their types. */
final class Links {

    /** A type of association, in both directions. */
    private record Pair(
            ObjectType from,
            ObjectType to,
            int there,
            int back,
            @Nullable String label) {}

    private static final List<Pair> PAIRS = List.of(
            pair(ObjectType.NOTES, ObjectType.COMPANIES, 190, 189),
            pair(ObjectType.NOTES, ObjectType.CONTACTS, 202, 201),
            pair(ObjectType.NOTES, ObjectType.DEALS, 214, 213),
            pair(ObjectType.TASKS, ObjectType.COMPANIES, 192, 191),
            pair(ObjectType.TASKS, ObjectType.CONTACTS, 204, 203),
            pair(ObjectType.TASKS, ObjectType.DEALS, 216, 215),
            pair(ObjectType.MEETINGS, ObjectType.COMPANIES, 188, 187),
            pair(ObjectType.MEETINGS, ObjectType.CONTACTS, 200, 199),
            pair(ObjectType.MEETINGS, ObjectType.DEALS, 212, 211),
            pair(ObjectType.EMAILS, ObjectType.COMPANIES, 186, 185),
            pair(ObjectType.EMAILS, ObjectType.CONTACTS, 198, 197),
            pair(ObjectType.EMAILS, ObjectType.DEALS, 210, 209),
            pair(ObjectType.CALLS, ObjectType.COMPANIES, 182, 181),
            pair(ObjectType.CALLS, ObjectType.CONTACTS, 194, 193),
            pair(ObjectType.CALLS, ObjectType.DEALS, 206, 205),
            pair(ObjectType.CONTACTS, ObjectType.COMPANIES, 279, 280),
            new Pair(ObjectType.CONTACTS, ObjectType.COMPANIES, 1, 2, "Primary"),
            pair(ObjectType.DEALS, ObjectType.COMPANIES, 341, 342),
            new Pair(ObjectType.DEALS, ObjectType.COMPANIES, 5, 6, "Primary"),
            pair(ObjectType.DEALS, ObjectType.CONTACTS, 3, 4));

    private record Side(ObjectType from, long id, ObjectType to) {}

    private final Map<Side, TreeMap<Long, TreeSet<Integer>>> links = new java.util.HashMap<>();

    private static Pair pair(ObjectType from, ObjectType to, int there, int back) {
        return new Pair(from, to, there, back, null);
    }

    /** The type without a label. */
    static int standard(ObjectType from, ObjectType to) {
        for (Pair pair : PAIRS) {
            if (pair.label == null && pair.from == from && pair.to == to) {
                return pair.there;
            }
            if (pair.label == null && pair.from == to && pair.to == from) {
                return pair.back;
            }
        }
        throw Refusal.invalid("There is no association from " + from.path() + " to " + to.path() + ".");
    }

    static @Nullable String label(int typeId) {
        for (Pair pair : PAIRS) {
            if (pair.there == typeId || pair.back == typeId) {
                return pair.label;
            }
        }
        return null;
    }

    /** The same type seen from the other side. */
    private static int inverse(ObjectType from, ObjectType to, int typeId) {
        for (Pair pair : PAIRS) {
            if (pair.from == from && pair.to == to && pair.there == typeId) {
                return pair.back;
            }
            if (pair.from == to && pair.to == from && pair.back == typeId) {
                return pair.there;
            }
        }
        throw Refusal.invalid("One or more association types don't exist: HUBSPOT_DEFINED " + typeId + " is none from "
                + from.singular() + " to " + to.singular() + ".");
    }

    /** Which type of records a type of association leads to from a record. */
    static ObjectType target(ObjectType from, int typeId) {
        for (Pair pair : PAIRS) {
            if (pair.from == from && pair.there == typeId) {
                return pair.to;
            }
            if (pair.to == from && pair.back == typeId) {
                return pair.from;
            }
        }
        throw Refusal.invalid("One or more association types don't exist: HUBSPOT_DEFINED " + typeId + " is none from "
                + from.singular() + ".");
    }

    static void check(ObjectType from, ObjectType to, int typeId) {
        inverse(from, to, typeId);
    }

    void add(ObjectType from, long fromId, ObjectType to, long toId, int typeId) {
        int back = inverse(from, to, typeId);
        types(from, fromId, to, toId).add(typeId);
        types(to, toId, from, fromId).add(back);
        // A label comes on top of the plain association.
        if (label(typeId) != null) {
            types(from, fromId, to, toId).add(standard(from, to));
            types(to, toId, from, fromId).add(standard(to, from));
        }
    }

    private Set<Integer> types(ObjectType from, long fromId, ObjectType to, long toId) {
        return links.computeIfAbsent(new Side(from, fromId, to), side -> new TreeMap<>())
                .computeIfAbsent(toId, id -> new TreeSet<>());
    }

    void remove(ObjectType from, long fromId, ObjectType to, long toId) {
        SortedMap<Long, TreeSet<Integer>> there = links.get(new Side(from, fromId, to));
        SortedMap<Long, TreeSet<Integer>> back = links.get(new Side(to, toId, from));
        if (there != null && back != null) {
            there.remove(toId);
            back.remove(fromId);
        }
    }

    /** What a record is associated with: ids, and the types of each. */
    SortedMap<Long, ? extends Set<Integer>> of(ObjectType from, long id, ObjectType to) {
        SortedMap<Long, TreeSet<Integer>> found = links.get(new Side(from, id, to));
        return found == null ? new TreeMap<>() : found;
    }

    /** An archived record has no associations. */
    void removeAll(ObjectType from, long id) {
        for (ObjectType to : ObjectType.values()) {
            for (long other : new ArrayList<>(of(from, id, to).keySet())) {
                remove(from, id, to, other);
            }
        }
    }
}
