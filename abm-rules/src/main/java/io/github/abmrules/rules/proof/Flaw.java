package io.github.abmrules.rules.proof;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that rules leave open or do not mean, with an input that shows it.
 *
 * @param kind what kind
 * @param severity how bad it is
 * @param rules ids of the rules it is about; for a gap those that come nearest
 * @param file the file
 * @param line the line, 1-based
 * @param message what is wrong
 * @param example what the conditions read of an input that shows it, {@code field = value}
 * @param account an account that shows it, as JSON that {@code abm explain} reads; null when the input is no account, or no
 *     account was found that leads there
 */
public record Flaw(
        Kind kind,
        Severity severity,
        List<String> rules,
        String file,
        int line,
        String message,
        List<String> example,
        @Nullable String account) {

    /** Copies the lists. */
    public Flaw {
        rules = List.copyOf(rules);
        example = List.copyOf(example);
    }

    /** What kind of flaw. */
    public enum Kind {
        /** No rule decides an input. */
        GAP,
        /** Several rules decide about one input. */
        OVERLAP,
        /** Whenever the rule fires another has said the same. */
        SHADOWED,
        /** Nothing changes without the rule: no decision about an account, or nothing that other rules do not say as well. */
        NO_EFFECT,
        /** No input makes the rule fire, whatever the parameters. */
        UNREACHABLE,
        /** No input makes the rule fire under the parameters in force. */
        NEVER_FIRES,
        /** More of something gives less. */
        NOT_MONOTONE,
        /** A rule feeds itself without end. */
        LOOP,
        /** An input that the pack says cannot come, comes. */
        ASSUMPTION,
        /** Not all inputs could be tried. */
        LIMIT
    }

    /** How bad it is. */
    public enum Severity {
        /** Some input is not decided, decided twice, or decided wrongly. */
        ERROR,
        /** A rule does nothing. */
        WARNING,
        /** Nothing is wrong that was seen; not everything was looked at. */
        NOTE
    }

    /** For people: the place and the message, then the input. */
    @Override
    public String toString() {
        String head = file + ":" + line + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
        return example.isEmpty() ? head : head + "\n    for example: " + String.join(", ", example);
    }
}
