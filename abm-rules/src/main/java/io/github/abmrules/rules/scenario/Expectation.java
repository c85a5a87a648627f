package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that a scenario expects. */
interface Expectation {

    /** What is not as expected. */
    List<Difference> differences(Observation observation);

    /**
     * What came of a scenario.
     *
     * @param fired ids of the rules that fired
     * @param assignment the decision or the answer as its JSON; null when there is none
     * @param findings codes of what a person should know
     * @param problems what is wrong with the input
     */
    record Observation(Set<String> fired, @Nullable YamlNode assignment, Set<String> findings, List<Problem> problems) {

        /** A decision, or why there is none. */
        String outcome() {
            return problems.isEmpty()
                    ? "a decision"
                    : problems.stream()
                            .map(problem -> problem.field() + " " + problem.message())
                            .collect(Collectors.joining("; "));
        }
    }

    /** That a rule fires, or that it does not. */
    record Firing(String place, String id, boolean fires) implements Expectation {
        @Override
        public List<Difference> differences(Observation seen) {
            if (seen.fired().contains(id) == fires) {
                return List.of();
            }
            String pack = id.substring(0, id.indexOf('.') + 1);
            String others = seen.fired().stream()
                    .filter(other -> other.startsWith(pack))
                    .sorted()
                    .collect(Collectors.joining(", "));
            String actual = !fires
                    ? "that it fires"
                    : others.isEmpty() ? "that no rule of its pack does" : "of its pack only " + others;
            return List.of(new Difference(place, id, fires ? "it to fire" : "it not to fire", actual));
        }
    }

    /** That the findings have these codes and no others. */
    record Findings(String place, Set<String> codes) implements Expectation {
        @Override
        public List<Difference> differences(Observation seen) {
            return seen.findings().equals(codes)
                    ? List.of()
                    : List.of(new Difference(
                            place,
                            "findings",
                            new TreeSet<>(codes).toString(),
                            new TreeSet<>(seen.findings()).toString()));
        }
    }

    /** That no person has to look. */
    record NoReview(String place) implements Expectation {
        @Override
        public List<Difference> differences(Observation seen) {
            YamlNode review =
                    seen.assignment() == null ? null : seen.assignment().get("review");
            return review == null || review.isNull()
                    ? List.of()
                    : List.of(new Difference(place, "review", "none", FieldValue.text(review.require("reasons"))));
        }
    }

    /** That the account is rejected for this field and no other. */
    record Rejected(String place, String field) implements Expectation {
        @Override
        public List<Difference> differences(Observation seen) {
            Set<String> fields = seen.problems().stream().map(Problem::field).collect(Collectors.toSet());
            return fields.equals(Set.of(field))
                    ? List.of()
                    : List.of(new Difference(place, "rejected", "the account to be, for " + field, seen.outcome()));
        }
    }

    /** That a field of the decision has a value; of a map, only the keys that are named. */
    record FieldValue(String path, YamlNode expected) implements Expectation {
        @Override
        public List<Difference> differences(Observation seen) {
            YamlNode actual = Objects.requireNonNull(seen.assignment());
            for (FieldPath.Step step : FieldPath.of(path)) {
                YamlNode next = step.in(actual);
                if (next == null) {
                    break;
                }
                actual = next;
            }
            List<Difference> differences = new ArrayList<>();
            compare(path, expected, actual, differences);
            return differences;
        }

        private static void compare(String path, YamlNode expected, YamlNode actual, List<Difference> differences) {
            if (expected.isMap() && actual.isMap()) {
                for (Map.Entry<String, YamlNode> entry : expected.asMap().entrySet()) {
                    YamlNode value = actual.asMap().get(entry.getKey());
                    String inner = path + "." + entry.getKey();
                    if (value == null) {
                        String known = String.join(", ", actual.asMap().keySet());
                        differences.add(new Difference(
                                entry.getValue().place(), inner, text(entry.getValue()), "no such field of " + known));
                    } else {
                        compare(inner, entry.getValue(), value, differences);
                    }
                }
            } else if (expected.isList()
                    && actual.isList()
                    && expected.asList().size() == actual.asList().size()
                    && expected.asList().stream().anyMatch(YamlNode::isMap)) {
                for (int i = 0; i < expected.asList().size(); i++) {
                    String inner = path + "[" + i + "]";
                    compare(inner, expected.asList().get(i), actual.asList().get(i), differences);
                }
            } else if (!text(expected).equals(text(actual))) {
                differences.add(new Difference(expected.place(), path, text(expected), text(actual)));
            }
        }

        /** For people, in one line. */
        static String text(YamlNode node) {
            if (node.isMap()) {
                return node.asMap().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            }
            if (node.isList()) {
                return node.asList().stream().map(FieldValue::text).collect(Collectors.joining(", ", "[", "]"));
            }
            return node.isNull() ? "null" : node.asText();
        }
    }
}
