package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.json.RecordField;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what a scenario expects of the answer to a question: any field of its JSON. */
final class AnswerExpectations {
    private static final List<String> WORDS = List.of("fires", "does-not-fire", "findings", "rejected");

    private final ScenarioReader reader;

    AnswerExpectations(ScenarioReader reader) {
        this.reader = reader;
    }

    List<Expectation> of(YamlNode expect, String rule, Question<?, ?> question) {
        List<Expectation> expectations = new ArrayList<>();
        Set<String> mentioned = new HashSet<>();
        Set<String> known = new LinkedHashSet<>(WORDS);
        for (RecordField field : RecordJson.of(question.answerType()).fields()) {
            String path = field.path().replaceAll("\\[]|\\{}", "");
            if (!path.contains(".")) {
                known.add(path);
            }
        }
        boolean rejection = expect.get("rejected") != null;
        FileProblems problems = new FileProblems();
        problems.attempt(() -> FileProblems.forEach(expect.asMap(), (key, value) -> {
            if (!known.contains(key)) {
                throw value.brokenKey("nothing can be expected of \"" + key + "\". Known: " + String.join(", ", known)
                        + "." + Nearest.maybe(key, known));
            }
            if (rejection && !WORDS.contains(key)) {
                throw value.brokenKey("a rejected " + question.name() + " has no \"" + key
                        + "\". Known beside rejected: fires, does-not-fire.");
            }
            switch (key) {
                case "fires", "does-not-fire" -> reader.firing(key, value, rule, mentioned, expectations);
                case "findings" ->
                    expectations.add(
                            value.asList().stream().anyMatch(YamlNode::isMap)
                                    ? new Expectation.FieldValue(key, value)
                                    : new Expectation.Findings(value.place(), ScenarioReader.codes(value)));
                case "rejected" -> expectations.add(new Expectation.Rejected(value.place(), value.asText()));
                default -> expectations.add(new Expectation.FieldValue(key, value));
            }
        }));
        if (!mentioned.contains(rule) && !ScenarioReader.saysWhetherItFires(expect)) {
            problems.attempt(() -> {
                throw expect.broken("the scenario does not say whether its rule fires. Maybe \"fires: true\"?");
            });
        }
        problems.check();
        return expectations;
    }
}
