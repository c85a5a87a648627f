package io.github.abmrules.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.AbmEngine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured against each other decides the same. */
class HandCodedDecisionTest {
    private static AbmEngine engine;
    private static HandCodedAssigner assigner;

    @BeforeAll
    static void openEngine() {
        engine = AbmEngine.create();
        assigner = new HandCodedAssigner(engine.rules(), engine.rulesVersion());
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2026-06-30T12:00:00Z", "2026-02-28T00:00:00Z", "2024-08-31T23:59:59Z"})
    void decidesLikeTheEngineAboutRandomAccounts(String at) {
        Instant asOf = Instant.parse(at);
        List<Account> accounts = RandomAccounts.around(asOf, asOf.getEpochSecond(), 10_000);
        EnumSet<Cluster> clusters = EnumSet.noneOf(Cluster.class);
        EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        Set<String> fired = new TreeSet<>();
        for (Outcome outcome : engine.decideEach(accounts, asOf)) {
            Assignment assignment = outcome.assignment();
            assertThat(assignment).as(() -> json(outcome.account())).isNotNull();
            HandCodedDecision decision = HandCodedDecision.of(outcome.account(), asOf);
            assertThat(decision).as(() -> json(outcome.account())).isEqualTo(of(assignment));
            assertThat(json(assigner.assign(outcome.account(), asOf)))
                    .as(() -> json(outcome.account()))
                    .isEqualTo(json(assignment));
            assignment.firedRules().forEach(rule -> fired.add(rule.id()));
            clusters.add(decision.cluster());
            reasons.addAll(decision.reviewReasons());
        }
        assertThat(clusters).containsExactly(Cluster.values());
        assertThat(reasons).containsExactly(ReviewReason.values());
        assertThat(fired)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(HandCodedRule.values())
                        .map(HandCodedRule::id)
                        .toList());
    }

    @Test
    void decidesLikeTheEngineAndNaiveDroolsAboutTheAccountsThatAreMeasured() {
        List<Account> accounts = BenchmarkAccounts.of(1_000);
        List<Outcome> outcomes = engine.decideEach(accounts, BenchmarkAccounts.AS_OF);
        try (NaiveDrools naive = NaiveDrools.shipped()) {
            for (Outcome outcome : outcomes) {
                Account account = outcome.account();
                assertThat(outcome.assignment()).as(() -> json(account)).isNotNull();
                assertThat(HandCodedDecision.of(account, BenchmarkAccounts.AS_OF))
                        .as(() -> json(account))
                        .isEqualTo(of(outcome.assignment()));
                assertThat(assigner.assign(account, BenchmarkAccounts.AS_OF)).isEqualTo(outcome.assignment());
                assertThat(naive.decide(account, BenchmarkAccounts.AS_OF)).isEqualTo(outcome);
            }
            assertThat(naive.decideEach(accounts, BenchmarkAccounts.AS_OF)).isEqualTo(outcomes);
        }
    }

    @Test
    void namesRulesInTheOrderOfTheEngine() {
        assertThat(Arrays.stream(HandCodedRule.values())
                        .map(HandCodedRule::id)
                        .filter(id -> id.startsWith("movement."))
                        .toList())
                .isSorted();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HandCodedAssigner(List.of(), "0"))
                .withMessageContaining("engagement.ad-click");
    }

    @Test
    void refusesAccountsThatNeedMore() {
        Instant asOf = BenchmarkAccounts.AS_OF;
        Account future = Account.builder("acme")
                .icpTier(IcpTier.A)
                .current(CurrentCluster.of(Cluster.CLUSTER_ICP, asOf.plusNanos(1)))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HandCodedDecision.of(future, asOf))
                .withMessageContaining("acme");
    }

    private static HandCodedDecision of(Assignment assignment) {
        return new HandCodedDecision(
                assignment.icpTier(),
                assignment.engagementLevel(),
                assignment.triggerStatus(),
                assignment.cluster(),
                assignment.effectiveCluster(),
                assignment.promotionTriggers(),
                assignment.availablePromotionTriggers(),
                assignment.demotionTriggers(),
                assignment.review() == null ? List.of() : assignment.review().reasons(),
                assignment.programType(),
                assignment.nextAction(),
                assignment.personalization());
    }

    private static String json(Assignment assignment) {
        return new String(AssignmentJson.write(assignment), StandardCharsets.UTF_8);
    }

    private static String json(Account account) {
        return new String(AccountJson.write(account), StandardCharsets.UTF_8);
    }
}
