package io.github.abmrules.hubspot.crm;

import io.github.abmrules.hubspot.failure.PagingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Searches without an upper limit. HubSpot gives no more than the first 10,000 results and keeps no order, so a large search is
 * split by ranges of ids until each part is small; a record is given once however often it comes. Thread-safe.
 */
public final class CrmSearch {

    private static final int PAGE = 200;
    private static final long MOST = 10_000;
    private static final int PASSES = 3;

    private final CrmObjects objects;

    CrmSearch(CrmObjects objects) {
        this.objects = objects;
    }

    /** How many records a search finds, with one call. */
    public long count(ObjectType type, SearchQuery query) {
        return objects.search(type, query, 1, null).total();
    }

    /**
     * Gives every record that a search finds, each once, in no order.
     *
     * @throws PagingException when pages bring nothing new, or a part stays larger than HubSpot gives
     */
    public void each(ObjectType type, SearchQuery query, Consumer<CrmObject> found) {
        each(type, query, IdRange.all(), new HashSet<>(), found);
    }

    private void each(ObjectType type, SearchQuery query, IdRange range, Set<Long> seen, Consumer<CrmObject> found) {
        SearchQuery part = query.within(range);
        Page first = objects.search(type, part, PAGE, null);
        if (first.total() >= MOST) {
            if (!query.isSplittable()) {
                throw new PagingException(
                        "The search for " + type.path() + " finds " + first.total()
                                + " records, more than HubSpot gives,"
                                + " and its filters leave no place for a range of ids. Maybe search with at most 4"
                                + " filters a group and 18 less 2 for each group in all?",
                        0,
                        null);
            }
            if (!range.isSplittable()) {
                throw new PagingException(
                        "The search for " + type.path() + " finds " + first.total() + " records with one id.", 0, null);
            }
            for (IdRange half : range.splitAt(pivot(first, range))) {
                each(type, query, half, seen, found);
            }
            return;
        }
        Set<Long> mine = new HashSet<>();
        for (int pass = 1; ; pass++) {
            long total =
                    walk(type, part, pass == 1 ? first : objects.search(type, part, PAGE, null), mine, seen, found);
            if (mine.size() >= total) {
                return;
            }
            if (pass == PASSES) {
                throw new PagingException(
                        "The search for " + type.path() + " counts " + total + " records but gave " + mine.size()
                                + " in " + PASSES
                                + " passes. Maybe records are being deleted or merged? Run it again later.",
                        0,
                        null);
            }
        }
    }

    /** Goes through the pages once; gives what the last of them counted. */
    private long walk(
            ObjectType type, SearchQuery part, Page first, Set<Long> mine, Set<Long> seen, Consumer<CrmObject> found) {
        Page page = first;
        Set<String> cursors = new HashSet<>();
        long passed = 0;
        Set<Long> thisPass = new HashSet<>();
        while (true) {
            boolean fresh = false;
            for (CrmObject object : page.objects()) {
                long id = id(object);
                fresh |= thisPass.add(id);
                mine.add(id);
                if (seen.add(id)) {
                    found.accept(object);
                }
            }
            passed += page.objects().size();
            String after = page.after();
            if (after == null) {
                return page.total();
            }
            if (!fresh || !cursors.add(after) || passed >= MOST) {
                throw new PagingException(
                        "The search for " + type.path() + " makes no progress: a page after " + passed
                                + " records brings nothing new. Maybe the index is being rebuilt? Run it again later.",
                        0,
                        null);
            }
            page = objects.search(type, part, PAGE, after);
        }
    }

    /**
     * Where to split. Of a page in order the ids say little of the rest: the pivot lies where ten thousand records may end at the
     * density of the page. Of any other page they are a sample, and its middle is the pivot. A poor pivot costs calls and nothing
     * else.
     */
    private static long pivot(Page page, IdRange range) {
        List<Long> ids = page.objects().stream().map(CrmSearch::id).toList();
        if (ids.size() < 2) {
            return range.middle();
        }
        List<Long> sorted = ids.stream().sorted().toList();
        long low = sorted.get(0);
        long high = sorted.get(sorted.size() - 1);
        if (!ids.equals(sorted)) {
            return sorted.get(sorted.size() / 2);
        }
        long pivot = low + Math.max(1, (high - low) / ids.size()) * MOST * 9 / 10;
        return pivot > range.from() && pivot < range.to() ? pivot : range.middle();
    }

    private static long id(CrmObject object) {
        try {
            return Long.parseLong(object.id());
        } catch (NumberFormatException e) {
            throw new PagingException(
                    "A record of " + object.type().path() + " has the id \"" + object.id() + "\", which is no number.",
                    0,
                    null);
        }
    }

    /**
     * The filter {@code IN} for values of any number: as many searches as their length needs.
     *
     * @param found gets each record once
     */
    public void eachIn(
            ObjectType type, String property, List<String> values, List<String> properties, Consumer<CrmObject> found) {
        Set<Long> seen = new HashSet<>();
        int from = 0;
        while (from < values.size()) {
            int to = longestPart(property, values, properties, from);
            each(
                    type,
                    SearchQuery.all(List.of(Filter.in(property, values.subList(from, to))), properties),
                    IdRange.all(),
                    seen,
                    found);
            from = to;
        }
    }

    private static int longestPart(String property, List<String> values, List<String> properties, int from) {
        int to = from;
        @Nullable SearchQuery last = null;
        while (to < values.size() && to - from < 100) {
            SearchQuery longer =
                    SearchQuery.all(List.of(Filter.in(property, values.subList(from, to + 1))), properties);
            // Leaves room for the range of a split and the place of a page.
            if (last != null && Json.search(longer, PAGE, null).length() > SearchQuery.LONGEST_BODY - 300) {
                return to;
            }
            last = longer;
            to++;
        }
        return to;
    }
}
