package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.advice.Answer;
import io.github.abmrules.rules.advice.InquiryBatch;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.internal.WatchedRunner;
import io.github.abmrules.rules.stage.StagedBatch;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An input of a question in a scenario.
 *
 * @param question the question
 * @param family the packs that answer it
 * @param setting the parameters, the zone and the instant
 * @param node the input as it is written
 * @param zone the zone of bare dates
 * @param input the input; null when it cannot be read
 * @param problems why it cannot be read
 */
record Asked<I, O>(
        Question<I, O> question,
        Family family,
        Setting setting,
        YamlNode node,
        ZoneId zone,
        @Nullable I input,
        List<Problem> problems) {

    Asked {
        problems = List.copyOf(problems);
    }

    /** The input that a scenario describes. */
    static <I, O> Asked<I, O> read(
            Question<I, O> question, Family family, Setting setting, YamlNode node, ZoneId zone) {
        ReadRecord<I> record = InputNode.read(RecordJson.of(question.inputType()), node, zone);
        return new Asked<>(question, family, setting, node, zone, record.value(), record.problems());
    }

    /** The same input with what has no order in another one. */
    Asked<I, O> reordered(Shuffle shuffle) {
        return read(question, family, setting, shuffle.input(node), zone);
    }

    /** The answer to it, with the rules that fired; to be asked only when there is an input. */
    WatchedRunner.Watched<Answer<I, O>> carry(WatchedRunner runner, @Nullable Shuffle shuffle) {
        I known = Objects.requireNonNull(input);
        StagedBatch<Answer<I, O>> batch = new InquiryBatch<>(question, List.of(known), setting, family.names());
        return runner.carry(shuffle == null ? batch : shuffle.batch(batch), setting.parameters());
    }
}
