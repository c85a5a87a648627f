package io.github.abmrules.benchmarks;

import java.util.Locale;

/**
 * What a figure should be, and what it is.
 *
 * @param words what is measured
 * @param pattern how the figure is written, for example {@code %.1f ×}
 * @param limit the figure that just meets the goal
 * @param atLeast whether larger figures meet it too, not smaller ones
 * @param measured the figure
 */
record Goal(String words, String pattern, double limit, boolean atLeast, double measured) {

    static Goal atLeast(String words, String pattern, double limit, double measured) {
        return new Goal(words, pattern, limit, true, measured);
    }

    static Goal atMost(String words, String pattern, double limit, double measured) {
        return new Goal(words, pattern, limit, false, measured);
    }

    /** Whether it is met; not so when nothing was measured. */
    boolean met() {
        return atLeast ? measured >= limit : measured <= limit;
    }

    /** A row of the table. */
    String row() {
        return "| " + words + " | " + (atLeast ? "at least " : "at most ") + written(limit) + " | "
                + (Double.isNaN(measured) ? "–" : written(measured)) + " | " + (met() ? "yes" : "**no**") + " |\n";
    }

    private String written(double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
