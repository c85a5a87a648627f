package io.github.abmrules.rules.route;

import io.github.abmrules.core.rejection.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the known needs that come nearest to an unknown one: first those that look like it, then those that share words. */
final class NearestNeeds {
    private static final int MOST = 3;

    private NearestNeeds() {}

    /** The texts of the nearest needs, nearest first; never empty, for there are always the needs that ask most widely. */
    static List<String> to(String need, List<Need> known) {
        Set<String> near = new LinkedHashSet<>();
        Map<String, String> texts = new HashMap<>();
        known.forEach(each -> {
            texts.put(each.id(), each.text());
            texts.put(each.text(), each.text());
        });
        Nearest.to(need, texts.keySet(), MOST).forEach(each -> near.add(texts.getOrDefault(each, each)));
        List<String> wanted = Phrase.stems(need);
        known.stream()
                .filter(each -> shared(wanted, each) > 0)
                .sorted(Comparator.comparingInt((Need each) -> -shared(wanted, each))
                        .thenComparingInt(each -> Phrase.stems(each.text()).size()))
                .forEach(each -> near.add(each.text()));
        known.stream()
                .filter(each -> known.stream().anyMatch(other -> each.id().equals(other.under())))
                .forEach(each -> near.add(each.text()));
        return new ArrayList<>(near).subList(0, Math.min(MOST, near.size()));
    }

    private static int shared(List<String> wanted, Need need) {
        List<String> stems = Phrase.stems(need.text() + " " + need.id().replace('-', ' '));
        return (int) wanted.stream().filter(stems::contains).count();
    }
}
