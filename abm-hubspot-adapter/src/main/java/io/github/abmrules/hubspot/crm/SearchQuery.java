package io.github.abmrules.hubspot.crm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search. A record is found when it meets all filters of one group, or when there are no groups.
 *
 * @param groups conditions
 * @param properties what to read of each record
 */
public record SearchQuery(List<List<Filter>> groups, List<String> properties) {

    static final int MOST_GROUPS = 5;
    static final int MOST_FILTERS_IN_GROUP = 6;
    static final int MOST_FILTERS = 18;
    static final int LONGEST_BODY = 3_000;
    private static final int BOUNDS = 2;

    /** Checks what HubSpot allows. */
    public SearchQuery {
        groups = groups.stream().map(List::copyOf).toList();
        properties = List.copyOf(properties);
        int all = groups.stream().mapToInt(List::size).sum();
        if (groups.size() > MOST_GROUPS
                || all > MOST_FILTERS
                || groups.stream().anyMatch(group -> group.size() > MOST_FILTERS_IN_GROUP)) {
            throw new IllegalArgumentException("A search has " + groups.size() + " groups and " + all
                    + " filters, but at most " + MOST_GROUPS + " groups, " + MOST_FILTERS_IN_GROUP
                    + " filters a group and " + MOST_FILTERS + " in all are allowed. Maybe search in several steps?");
        }
    }

    /** Records that meet all filters. */
    public static SearchQuery all(List<Filter> filters, List<String> properties) {
        return new SearchQuery(filters.isEmpty() ? List.of() : List.of(filters), properties);
    }

    /** Whether both ends of a range of ids have a place in each group. */
    boolean isSplittable() {
        int all = groups.stream().mapToInt(List::size).sum();
        return all + BOUNDS * Math.max(1, groups.size()) <= MOST_FILTERS
                && groups.stream().allMatch(group -> group.size() + BOUNDS <= MOST_FILTERS_IN_GROUP);
    }

    /** This search within a range of ids. */
    SearchQuery within(IdRange range) {
        List<Filter> bounds = range.filters();
        if (bounds.isEmpty()) {
            return this;
        }
        List<List<Filter>> narrowed = new ArrayList<>();
        for (List<Filter> group : groups.isEmpty() ? List.of(List.<Filter>of()) : groups) {
            List<Filter> filters = new ArrayList<>(group);
            filters.addAll(bounds);
            narrowed.add(filters);
        }
        return new SearchQuery(narrowed, properties);
    }

    /** The body of a page. */
    String body(int limit, @Nullable String after) {
        String body = Json.search(this, limit, after);
        if (body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException("The body of a search has " + body.length() + " characters, but at most "
                    + LONGEST_BODY + " are allowed. Maybe search for fewer values at a time?");
        }
        return body;
    }
}
