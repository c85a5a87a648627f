package io.github.abmrules.hubspot.crm;

import io.github.abmrules.hubspot.crm.Filter.Operator;
import java.util.ArrayList;
import java.util.List;

/** Ids from one, inclusive, to another, exclusive. Ids of HubSpot are whole numbers. */
record IdRange(long from, long to) {

    private static final long END = 1L << 53;

    static IdRange all() {
        return new IdRange(0, END);
    }

    boolean isSplittable() {
        return to - from > 1;
    }

    /** Halves at an id, which is moved inside when it lies outside. */
    List<IdRange> splitAt(long id) {
        long pivot = Math.min(Math.max(id, from + 1), to - 1);
        return List.of(new IdRange(from, pivot), new IdRange(pivot, to));
    }

    long middle() {
        return from + (to - from) / 2;
    }

    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        if (from > 0) {
            filters.add(Filter.of("hs_object_id", Operator.GTE, Long.toString(from)));
        }
        if (to < END) {
            filters.add(Filter.of("hs_object_id", Operator.LT, Long.toString(to)));
        }
        return filters;
    }
}
