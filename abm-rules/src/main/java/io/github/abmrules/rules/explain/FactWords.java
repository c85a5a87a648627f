package io.github.abmrules.rules.explain;

import io.github.abmrules.rules.fact.OfProfile;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.profile.Profile;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts and values in words, short enough for a line. */
final class FactWords {
    private static final int LONGEST = 160;

    private FactWords() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Parameters parameters) {
            return "Parameters of " + parameters.pack();
        }
        if (value instanceof Profile profile) {
            return "Profile of " + profile.accountId();
        }
        if (value instanceof OfProfile fact) {
            return value.getClass().getSimpleName() + " of " + fact.profile().accountId();
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(FactWords::of).sorted().collect(Collectors.joining(", ", "[", "]"));
        }
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
