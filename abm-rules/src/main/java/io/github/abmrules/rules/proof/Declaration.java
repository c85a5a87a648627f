package io.github.abmrules.rules.proof;

import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an author says that must hold in a pack.
 *
 * @param kind what must hold
 * @param of what the rules insert
 * @param each what they read
 * @param by the verb that they insert it by, where several insert the same type; null for any
 * @param where a condition on what they read: of other inputs nothing is said; null for all
 * @param given a condition on what they read: other inputs do not come; null for all
 * @param value what must not fall, of what is inserted; null unless for monotone
 * @param along what rises, of what is read
 * @param node where it stands
 */
record Declaration(
        Kind kind,
        String of,
        String each,
        @Nullable String by,
        @Nullable String where,
        @Nullable String given,
        @Nullable String value,
        List<Direction> along,
        YamlNode node) {

    private static final String FALLING = " falling";

    /** What must hold. */
    enum Kind {
        EXACTLY_ONE,
        AT_MOST_ONE,
        MONOTONE
    }

    /** A field whose rise, or fall, must not lower the value. */
    record Direction(String field, boolean falling) {}

    /**
     * What a {@code checks.yaml} says.
     *
     * @param declarations what must hold
     * @param evidence the rules that are there as evidence
     * @param switched the rules that a parameter switches on and off
     * @param untried the rules that cannot be tried, each with the reason
     */
    record Checks(
            List<Declaration> declarations, Set<String> evidence, Set<String> switched, Map<String, String> untried) {
        static final Checks NONE = new Checks(List.of(), Set.of(), Set.of(), Map.of());
    }

    static Checks read(YamlNode root) {
        FileProblems problems = new FileProblems();
        problems.attempt(
                () -> root.allow(List.of("exactly-one", "at-most-one", "monotone", "evidence", "switched", "untried")));
        List<Declaration> declarations = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            List<Declaration> read =
                    problems.attempt(() -> FileProblems.each(each(root, key), node -> read(kind, node)));
            declarations.addAll(read == null ? List.of() : read);
        }
        Set<String> evidence = problems.attempt(() -> names(root, "evidence"));
        Set<String> switched = problems.attempt(() -> names(root, "switched"));
        Map<String, String> untried = new HashMap<>();
        YamlNode reasons = root.get("untried");
        if (reasons != null) {
            problems.attempt(() -> reasons.asMap()
                    .forEach((rule, reason) -> problems.attempt(() -> {
                        untried.put(rule, reason.asText());
                    })));
        }
        problems.check();
        return new Checks(
                List.copyOf(declarations),
                Objects.requireNonNull(evidence),
                Objects.requireNonNull(switched),
                Map.copyOf(untried));
    }

    private static Set<String> names(YamlNode root, String key) {
        YamlNode node = root.get(key);
        return node == null ? Set.of() : Set.copyOf(node.asTexts());
    }

    private static List<YamlNode> each(YamlNode root, String key) {
        YamlNode node = root.get(key);
        return node == null ? List.of() : node.asList();
    }

    private static Declaration read(Kind kind, YamlNode node) {
        boolean monotone = kind == Kind.MONOTONE;
        FileProblems problems = new FileProblems();
        problems.attempt(() -> node.allow(
                monotone
                        ? List.of("of", "for", "by", "where", "given", "value", "along")
                        : List.of("of", "for", "by", "where", "given")));
        for (String key : monotone ? List.of("of", "for", "value", "along") : List.of("of", "for")) {
            problems.attempt(() -> node.require(key));
        }
        problems.check();
        YamlNode by = node.get("by");
        YamlNode where = node.get("where");
        YamlNode given = node.get("given");
        List<Direction> along = !monotone
                ? List.of()
                : node.require("along").asTexts().stream()
                        .map(text -> text.endsWith(FALLING)
                                ? new Direction(text.substring(0, text.length() - FALLING.length()), true)
                                : new Direction(text, false))
                        .toList();
        return new Declaration(
                kind,
                node.require("of").asText(),
                node.require("for").asText(),
                by == null ? null : by.asText(),
                where == null ? null : where.asText(),
                given == null ? null : given.asText(),
                monotone ? node.require("value").asText() : null,
                along,
                node);
    }
}
