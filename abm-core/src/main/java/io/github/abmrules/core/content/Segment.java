package io.github.abmrules.core.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The accounts of Future Pipeline that get the same content.
 *
 * @param segmentKey the key of the segment
 * @param count how many accounts there are
 * @param accountIds which, in the order in which they were given
 */
public record Segment(String segmentKey, int count, List<String> accountIds) {

    /** Copies the list. */
    public Segment {
        accountIds = List.copyOf(accountIds);
    }

    /** The segments of accounts, by key; accounts in other clusters are in none. */
    public static List<Segment> of(Collection<ContentFit> fits) {
        TreeMap<String, List<String>> accounts = new TreeMap<>();
        for (ContentFit fit : fits) {
            if (fit.segmentKey() != null) {
                accounts.computeIfAbsent(fit.segmentKey(), key -> new ArrayList<>())
                        .add(fit.accountId());
            }
        }
        List<Segment> segments = new ArrayList<>();
        accounts.forEach((key, ids) -> segments.add(new Segment(key, ids.size(), ids)));
        return segments;
    }
}
