package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.advice.Answer;
import io.github.abmrules.rules.advice.InquiryBatch;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.internal.WatchedRunner;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input of a question in a scenario.
 *
 * @param question the question
 * @param family the packs that answer it
 * @param setting the parameters, the zone and the instant
 * @param input the input; null when it cannot be read
 * @param problems why it cannot be read
 */
record Asked<I, O>(
        Question<I, O> question,
        Family family,
        Setting setting,
        @Nullable I input,
        List<Problem> problems) {

    Asked {
        problems = List.copyOf(problems);
    }

    /** The input that a scenario describes. */
    static <I, O> Asked<I, O> read(
            Question<I, O> question, Family family, Setting setting, YamlNode node, ZoneId zone) {
        ReadRecord<I> record = InputNode.read(RecordJson.of(question.inputType()), node, zone);
        return new Asked<>(question, family, setting, record.value(), record.problems());
    }

    /** The answer to it, with the rules that fired; to be asked only when there is an input. */
    WatchedRunner.Watched<Answer<I, O>> carry(WatchedRunner runner) {
        I known = java.util.Objects.requireNonNull(input);
        return runner.carry(
                new InquiryBatch<>(question, List.of(known), setting, family.names()), setting.parameters());
    }
}
