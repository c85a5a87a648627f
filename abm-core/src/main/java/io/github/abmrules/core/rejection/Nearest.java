package io.github.abmrules.core.rejection;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The known words nearest to a word, nearest first, those that differ in more than a third of their letters left out.
     * Capitals, and whether words are joined by a space, a hyphen or an underscore, make no difference; of a single letter,
     * no other letter is near.
     *
     * @param word what was written
     * @param known what could have been meant
     * @param most how many at most
     */
    public static List<String> to(String word, Collection<String> known, int most) {
        String wanted = fold(word);
        return known.stream()
                .filter(candidate -> near(wanted, fold(candidate)))
                .sorted(Comparator.<String>comparingInt(candidate -> distance(wanted, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** Advice that begins with " Maybe", or an empty text when nothing is near. */
    public static String maybe(String word, Collection<String> known) {
        Optional<String> nearest = to(word, known, 1).stream().findFirst();
        return nearest.map(candidate -> " Maybe \"" + candidate + "\"?").orElse("");
    }

    private static boolean near(String word, String candidate) {
        int longest = Math.max(word.length(), candidate.length());
        int tolerance = longest == 1 ? 0 : Math.max(1, longest / 3);
        // The difference in length is a lower bound of the distance, and keeps a very long word from being measured.
        return Math.abs(word.length() - candidate.length()) <= tolerance && distance(word, candidate) <= tolerance;
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** Levenshtein distance in which two neighbours that changed places count once. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
