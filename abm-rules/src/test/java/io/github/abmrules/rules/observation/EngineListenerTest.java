package io.github.abmrules.rules.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.UndecidedAccountException;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hosts are told of evaluations. */
class EngineListenerTest {
    static final Instant NOW = Instant.parse("2026-06-30T00:00:00Z");
    static final Account GOOD = Account.builder("acme").icpTier(IcpTier.A).build();
    static final Account REJECTED = Account.builder("future")
            .icpTier(IcpTier.B)
            .current(CurrentCluster.of(Cluster.CLUSTER_ICP, NOW.plusSeconds(1)))
            .build();
    static final Account FAILING =
            Account.builder("doomed").icpTier(IcpTier.C).jobToBeDone("fail").build();

    /** A rule that divides by zero where the job to be done is to fail. */
    static final RulePack HOUSE =
            new RulePack("house", List.of(new RuleFile("house", "failing.drl", "house/failing.drl", """
                    // Does a rule fail?
                    // Reads InForce, produces Found.
                    package packs.house

                    import io.github.abmrules.rules.fact.InForce
                    import static io.github.abmrules.rules.verb.Verbs.informs

                    rule "An account that wants rules to fail"
                        @id("house.failing")
                        @playbook("house")
                        @since("1.0")
                    when
                        $f : InForce( jobToBeDone == "fail" )
                    then
                        insert( informs( drools.getRule(), $f, "FAILING", "" + 1 / ( $f.jobToBeDone().length() - 4 ) ) );
                    end
                    """)), List.of());

    private static final List<Evaluation> TOLD = new ArrayList<>();
    private static AbmEngine engine;

    @BeforeAll
    static void open() {
        engine = AbmEngine.builder()
                .rules(List.of(HOUSE))
                .trustRules()
                .listener(evaluation -> {
                    throw new IllegalStateException("a listener that fails");
                })
                .listener(TOLD::add)
                .listener(evaluation -> {
                    throw new AssertionError("one that fails harder");
                })
                .build();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void forget() {
        TOLD.clear();
    }

    @Test
    void areToldWhatCameOfEveryAccount() {
        List<Outcome> outcomes = engine.decideEach(List.of(GOOD, REJECTED, FAILING, GOOD), NOW);
        assertThat(TOLD).hasSize(1);
        Evaluation evaluation = TOLD.get(0);
        assertThat(evaluation.outcomes()).isEqualTo(outcomes);
        assertThat(evaluation.rulesVersion()).isEqualTo(engine.rulesVersion());
        assertThat(evaluation.asOf()).isEqualTo(NOW);
        assertThat(evaluation.duration()).isPositive().isLessThan(Duration.ofMinutes(1));
        assertThat(evaluation.accounts()).isEqualTo(4);
        assertThat(evaluation.decided()).isEqualTo(2);
        assertThat(evaluation.rejected()).isEqualTo(1);
        assertThat(evaluation.failures())
                .extracting(Failure::accountId, Failure::source)
                .containsExactly(tuple("doomed", "house.failing"));
        assertThat(evaluation.firedRules())
                .containsEntry("cluster.abc-none", 2)
                .doesNotContainKey("cluster.de")
                .allSatisfy((rule, count) -> assertThat(count).isEqualTo(2));
    }

    @Test
    void doNotChangeDecisionsWhenTheyFail() {
        try (AbmEngine alone =
                AbmEngine.builder().rules(List.of(HOUSE)).trustRules().build()) {
            assertThat(engine.decide(GOOD, NOW)).isEqualTo(alone.decide(GOOD, NOW));
        }
        assertThat(TOLD).hasSize(1);
    }

    @Test
    void areToldOfAnEvaluationThatEndsInAnException() {
        assertThatThrownBy(() -> engine.decide(FAILING, NOW)).isInstanceOf(UndecidedAccountException.class);
        assertThat(TOLD).singleElement().extracting(Evaluation::decided).isEqualTo(0);
    }

    @Test
    void areToldOfPortfoliosAndStreams() {
        engine.decideAll(List.of(GOOD, REJECTED), NOW);
        try (Stream<Outcome> outcomes = engine.decideEach(Stream.of(GOOD, GOOD), NOW)) {
            assertThat(outcomes).hasSize(2);
        }
        assertThat(TOLD).extracting(Evaluation::accounts).containsExactly(2, 2);
    }

    @Test
    void areNotToldOfExplanationsAndOfWhatTheseTry() {
        assertThat(engine.explain(GOOD, NOW).changesTo(Cluster.ACTIVE_FOCUS)).isNotEmpty();
        assertThat(TOLD).isEmpty();
    }

    @Test
    void areNotToldOfNothing() {
        engine.decideEach(List.of(), NOW);
        assertThat(TOLD).isEmpty();
        assertThat(new Evaluation("0", NOW, List.of(), Duration.ZERO).firedRules())
                .isEqualTo(Map.of());
    }
}
