package io.github.abmrules.rules.analysis;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.ShippedPacks;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types and verbs that the shipped rules import, and that others may have meant. */
final class Vocabulary {
    private static final Pattern IMPORT =
            Pattern.compile("^import\\s+(static\\s+)?([\\w.]+)\\s*;?\\s*$", Pattern.MULTILINE);

    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, String> verbs = new TreeMap<>();

    /** Read when the first advice is needed. */
    private static final class Shipped {
        private static final Vocabulary WORDS = new Vocabulary();
    }

    private Vocabulary() {
        ShippedPacks.all().stream()
                .flatMap(pack -> pack.files().stream())
                .map(RuleFile::text)
                .forEach(this::read);
    }

    private void read(String text) {
        Matcher matcher = IMPORT.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(2);
            String simple = name.substring(name.lastIndexOf('.') + 1);
            (matcher.group(1) == null ? types : verbs).put(simple, name);
        }
    }

    /** The full name of the type that a simple name may mean; null when none is near. */
    static @Nullable String typeLike(String simpleName) {
        return like(simpleName, Shipped.WORDS.types);
    }

    /** The full name of the verb that a name may mean; null when none is near. */
    static @Nullable String verbLike(String name) {
        return like(name, Shipped.WORDS.verbs);
    }

    private static @Nullable String like(String name, Map<String, String> words) {
        String exact = words.get(name);
        return exact != null
                ? exact
                : Nearest.to(name, words.keySet(), 1).stream()
                        .findFirst()
                        .map(words::get)
                        .orElse(null);
    }
}
