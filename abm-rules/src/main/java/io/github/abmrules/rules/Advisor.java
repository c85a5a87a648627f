package io.github.abmrules.rules;

import io.github.abmrules.rules.advice.Answer;
import io.github.abmrules.rules.advice.InquiryBatch;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.internal.BatchRunner;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.StagedBatch;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers one of the playbook's questions by its rules; {@link Questions} lists them. Only the packs of that question are
 * loaded.
 *
 * <pre>
 * try (Advisor&lt;Lead, QualifiedLead&gt; advisor = Advisor.of(Questions.LEAD)) {
 *     QualifiedLead qualified = advisor.answer(lead, Instant.parse("2026-06-30T00:00:00Z"));
 * }
 * </pre>
 *
 * <p>An advisor is immutable and safe for any number of threads. Making one compiles rules; make it once and keep it. It
 * never reads the clock. Once closed it answers no more.
 *
 * @param <I> the input
 * @param <O> the answer
 */
public final class Advisor<I, O> implements AutoCloseable {
    private final Question<I, O> question;
    private final RulesSource.Loaded loaded;
    private final BatchRunner<I, Answer<I, O>> runner;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Advisor(Question<I, O> question, RulesSource.Loaded loaded) {
        this.question = question;
        this.loaded = loaded;
        this.runner = new BatchRunner<>(loaded.rules(), loaded.limits(), loaded.version(), new Inquiries());
    }

    /** An advisor with the shipped packs, the parameters they come with, and UTC. */
    public static <I, O> Advisor<I, O> of(Question<I, O> question) {
        return builder(question).build();
    }

    /** A builder; unless told otherwise it makes what {@link #of} does. */
    public static <I, O> Builder<I, O> builder(Question<I, O> question) {
        return new Builder<>(question);
    }

    /**
     * Answers about one input.
     *
     * @throws RejectedInputException when something is wrong with it
     * @throws UndecidedInputException when the rules fail on it
     */
    public O answer(I input, Instant asOf) {
        Answer<I, O> answer = answerEach(List.of(input), asOf).get(0);
        O value = answer.value();
        if (value != null) {
            return value;
        }
        if (answer.failure() != null) {
            throw new UndecidedInputException(answer.failure());
        }
        throw new RejectedInputException(answer.problems());
    }

    /** Answers about each of several inputs, without throwing: the answers are in the order of the inputs. */
    public List<Answer<I, O>> answerEach(List<I> inputs, Instant asOf) {
        if (closed.get()) {
            throw new IllegalStateException("The advisor is closed. Maybe it was made in a try block that has ended?");
        }
        return runner.run(inputs, asOf);
    }

    /** The question. */
    public Question<I, O> question() {
        return question;
    }

    /** Hash of rule text and effective parameters: 64 hexadecimal digits. */
    public String rulesVersion() {
        return loaded.version();
    }

    /** The rules, in the order of packs, files and lines. */
    public List<RuleInfo> rules() {
        return loaded.rules().rules();
    }

    /** The parameters in force. */
    public ParameterSet parameters() {
        return loaded.parameters();
    }

    /** Lets go of the compiled rules. Answers that are under way end as usual. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            loaded.rules().close();
        }
    }

    /** Asks the question about batches. */
    private final class Inquiries implements BatchRunner.Job<I, Answer<I, O>> {
        @Override
        public ParameterSet parameters(Instant asOf) {
            return loaded.parameters().at(asOf, loaded.zone());
        }

        @Override
        public StagedBatch<Answer<I, O>> batch(List<I> inputs, Instant asOf) {
            Setting setting = new Setting(parameters(asOf), loaded.zone(), asOf);
            return new InquiryBatch<>(question, inputs, setting, loaded.packOrder());
        }

        @Override
        public Answer<I, O> failed(I input, String source, String message) {
            return Answer.failed(input, source + " failed: " + message);
        }

        @Override
        public String nameOf(I input) {
            return "a " + question.name();
        }
    }

    /**
     * Collects what an advisor is made of. Not thread-safe.
     *
     * @param <I> the input
     * @param <O> the answer
     */
    public static final class Builder<I, O> {
        private final Question<I, O> question;
        private final RulesSource source = new RulesSource();

        private Builder(Question<I, O> question) {
            this.question = question;
        }

        /** Packs of this folder replace shipped ones of their name, or are added; a later folder replaces an earlier one. */
        public Builder<I, O> rules(Path folder) {
            source.folder(folder);
            return this;
        }

        /**
         * A YAML file with the parameters that differ; a later one wins over an earlier one.
         *
         * @throws BrokenFileException when it cannot be read or is no YAML
         */
        public Builder<I, O> parameters(Path file) {
            return parameters(YamlReader.read(file));
        }

        /** Parameters that differ, from wherever the host keeps them; a later one wins over an earlier one. */
        public Builder<I, O> parameters(YamlNode overlay) {
            source.overlay(overlay);
            return this;
        }

        /** One parameter that differs. Lists and tables are written as in YAML. */
        public Builder<I, O> parameter(String pack, String key, String value) {
            source.parameter(pack, key, value);
            return this;
        }

        /**
         * Trusts rules that do not come with the project as code of the host: whatever Java can do, they can. Without this
         * they are restricted to the domain's types and verbs, and what else they say is refused before anything of it is
         * compiled.
         */
        public Builder<I, O> trustRules() {
            source.trust();
            return this;
        }

        /** What stops rules that do not come to an end; {@link RuleLimits#DEFAULT} unless said otherwise. */
        public Builder<I, O> limits(RuleLimits value) {
            source.limits(value);
            return this;
        }

        /** The zone of calendar arithmetic; UTC unless said otherwise, under whichever of its names. */
        public Builder<I, O> zone(ZoneId value) {
            source.zone(value);
            return this;
        }

        /**
         * Compiles the rules.
         *
         * @throws BrokenRulesException when rules cannot be used; it names every problem
         * @throws BrokenFileException when parameters cannot be used
         */
        public Advisor<I, O> build() {
            RulesSource.Loaded loaded = source.load(question.packs());
            try {
                for (ParameterSet each : loaded.parameters().versions()) {
                    question.check(each, loaded.zone());
                }
            } catch (RuntimeException e) {
                loaded.rules().close();
                throw e;
            }
            return new Advisor<>(question, loaded);
        }
    }
}
