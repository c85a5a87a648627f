package io.github.abmrules.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.stage.StagedBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchRunnerTest {
    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final List<String> PACKS = List.of("cluster");

    private final ParameterSet parameters = ShippedPacks.parameters().of(PACKS);

    /** An input, and how long its result takes once the rules have fired. */
    public record Thing(int number, Duration after) {}

    private final class Job implements BatchRunner.Job<Thing, String> {
        @Override
        public ParameterSet parameters(Instant asOf) {
            return parameters;
        }

        @Override
        public StagedBatch<String> batch(List<Thing> inputs, Instant asOf) {
            return new StagedBatch<>() {
                @Override
                public Collection<Object> begin() {
                    return List.copyOf(inputs);
                }

                @Override
                public Collection<Object> next(Collection<?> objects) {
                    return List.of();
                }

                @Override
                public List<String> results() {
                    for (Thing input : inputs) {
                        sleep(input.after());
                    }
                    return inputs.stream()
                            .map(input -> "decided " + input.number())
                            .toList();
                }
            };
        }

        @Override
        public String failed(Thing input, String source, String message) {
            return "failed " + input.number();
        }

        @Override
        public String nameOf(Thing input) {
            return String.valueOf(input.number());
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTakesLongBesideTheRulesIsNotBlamedOnTheNextInput() {
        List<RulePack> packs = ShippedPacks.of(PACKS);
        try (CompiledRules rules = CompiledRules.of(packs, parameters, RuleTrust.RESTRICTED)) {
            BatchRunner<Thing, String> runner = new BatchRunner<>(
                    rules, new RuleLimits(100, DEADLINE), RulesVersion.of(packs, parameters), new Job());

            assertThat(runner.run(
                            List.of(
                                    new Thing(1, Duration.ZERO),
                                    new Thing(2, DEADLINE.multipliedBy(2)),
                                    new Thing(3, Duration.ZERO)),
                            Instant.EPOCH))
                    .containsExactly("decided 1", "decided 2", "decided 3");
        }
    }
}
