package io.github.abmrules.core.port;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a competitor says of itself, and what is said of it.
 *
 * @param company its name
 * @param positioning what it says it is
 * @param offers what it sells
 * @param strengths where it is strong
 * @param weaknesses where it is weak
 * @param accounts companies at which it is known to be
 * @param source where this was found
 */
public record CompetitorProfile(
        String company,
        @Nullable String positioning,
        List<String> offers,
        List<String> strengths,
        List<String> weaknesses,
        List<String> accounts,
        @Nullable String source) {

    /** Checks that the name is there and copies the lists. */
    public CompetitorProfile {
        InvalidFactException.requireText("company", company);
        offers = List.copyOf(offers);
        strengths = List.copyOf(strengths);
        weaknesses = List.copyOf(weaknesses);
        accounts = List.copyOf(accounts);
    }
}
