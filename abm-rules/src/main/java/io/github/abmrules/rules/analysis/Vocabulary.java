package io.github.abmrules.rules.analysis;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.ShippedPacks;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that the shipped rules import, and the verbs beside those that they import: what others may have meant. */
final class Vocabulary {
    private static final Pattern IMPORT =
            Pattern.compile("^import\\s+(static\\s+)?([\\w.]+)\\s*;?\\s*$", Pattern.MULTILINE);

    private final Map<String, String> types = new TreeMap<>();
    private final Set<String> owners = new HashSet<>();
    /** By simple name all that have it, in the order of packs. */
    private final Map<String, List<String>> verbs = new TreeMap<>();

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
            if (matcher.group(1) == null) {
                types.put(simple, name);
            } else if (owners.add(name.substring(0, name.lastIndexOf('.')))) {
                verbsOf(name.substring(0, name.lastIndexOf('.')));
            }
        }
    }

    private void verbsOf(String owner) {
        Types.statics(owner + ".*").stream()
                .map(Method::getName)
                .distinct()
                .forEach(verb ->
                        verbs.computeIfAbsent(verb, key -> new ArrayList<>()).add(owner + "." + verb));
    }

    /** The full name of the type that a simple name may mean; null when none is near. */
    static @Nullable String typeLike(String simpleName) {
        return like(simpleName, Shipped.WORDS.types);
    }

    /**
     * The full name of the verb that a name may mean; null when none is near. Several packs have a verb of the same name.
     *
     * @param fits which of them is meant, by its full name; the first one when none fits
     */
    static @Nullable String verbLike(String name, Predicate<String> fits) {
        List<String> homes = like(name, Shipped.WORDS.verbs);
        return homes == null ? null : homes.stream().filter(fits).findFirst().orElse(homes.get(0));
    }

    private static <T> @Nullable T like(String name, Map<String, T> words) {
        T exact = words.get(name);
        return exact != null
                ? exact
                : Nearest.to(name, words.keySet(), 1).stream()
                        .findFirst()
                        .map(words::get)
                        .orElse(null);
    }
}
