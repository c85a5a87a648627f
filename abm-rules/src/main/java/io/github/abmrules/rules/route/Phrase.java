package io.github.abmrules.rules.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A need as people write it: capitals, a polite beginning and a question mark make no difference. */
final class Phrase {
    private static final Pattern BEGINNING =
            Pattern.compile("^(i need to|i want to|i want|i need|need to|for|how do i|how to) ");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Phrase() {}

    /** The phrase without what makes no difference. */
    static String of(String text) {
        String phrase = SPACE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        phrase = strip(strip(phrase, "\""), "'").strip();
        while (phrase.endsWith("?") || phrase.endsWith(".") || phrase.endsWith("…")) {
            phrase = phrase.substring(0, phrase.length() - 1).strip();
        }
        return BEGINNING.matcher(phrase).replaceFirst("");
    }

    private static String strip(String text, String quote) {
        return text.length() > 1 && text.startsWith(quote) && text.endsWith(quote)
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** Whether a text has a word in brackets, which stands for any words. */
    static boolean isCommand(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** Whether a need says what a text with words in brackets says. */
    static boolean fits(String need, String text) {
        String[] fixed = PLACEHOLDER.split(Phrase.of(text), -1);
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < fixed.length; i++) {
            pattern.append(i == 0 ? "" : "\\S.*").append(Pattern.quote(fixed[i]));
        }
        return Pattern.matches(pattern.toString(), of(need));
    }

    /** The words that carry meaning, each cut to its stem so that "accounts" is like "account". */
    static List<String> stems(String text) {
        return Arrays.stream(of(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 2)
                .map(word -> word.substring(0, Math.min(word.length(), 5)))
                .distinct()
                .toList();
    }
}
