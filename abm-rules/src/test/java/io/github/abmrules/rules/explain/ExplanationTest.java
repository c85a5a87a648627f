package io.github.abmrules.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.explain.ConditionReport.Outcome;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant TEN_DAYS_AGO = Instant.parse("2026-06-20T12:00:00Z");
    private static AbmEngine engine;

    @BeforeAll
    static void make() {
        engine = AbmEngine.create();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Explanation visited() {
        return engine.explain(
                Account.builder("a")
                        .icpTier(IcpTier.A)
                        .signals(Signal.of(SignalType.WEBSITE_VISIT, TEN_DAYS_AGO))
                        .build(),
                NOW);
    }

    @Test
    void theRulesThatFiredAreThoseOfTheDecision() {
        Explanation explanation = visited();
        Assignment assignment = Objects.requireNonNull(explanation.outcome().assignment());

        assertThat(explanation.fired())
                .extracting(RuleReport::id)
                .containsExactlyInAnyOrderElementsOf(
                        assignment.firedRules().stream().map(FiredRule::id).toList());
        assertThat(explanation.fired()).allSatisfy(report -> {
            assertThat(report.patterns()).as(report.id()).isNotEmpty();
            assertThat(report.patterns()).as(report.id()).allMatch(pattern -> pattern.outcome() == Outcome.PASS);
        });
    }

    @Test
    void aRuleThatFiredShowsItsFactsAndParameters() {
        RuleReport report = visited().rule("engagement.website-visit");

        assertThat(report.fired()).isTrue();
        assertThat(report.parameters()).containsExactly("engagement/visit-window = 30 days");
        assertThat(report.patterns().get(1).fact()).isEqualTo("Profile of a");
        assertThat(report.patterns().get(1).conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.actual())
                        .contains(new ConditionReport.Actual("websiteVisitAt", "2026-06-20T12:00:00Z")));
    }

    @Test
    void aRuleThatDidNotFireShowsWhereItBroke() {
        RuleReport report = visited().rule("cluster.ab-high");

        assertThat(report.fired()).isFalse();
        PatternReport last = report.patterns().get(report.patterns().size() - 1);
        assertThat(last.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(last.conditions())
                .anySatisfy(condition -> {
                    assertThat(condition.outcome()).isEqualTo(Outcome.FAIL);
                    assertThat(condition.actual()).contains(new ConditionReport.Actual("level", "LOW"));
                })
                .anySatisfy(condition -> assertThat(condition.outcome()).isEqualTo(Outcome.PASS));
    }

    @Test
    void whyNotAClusterShowsItsRules() {
        assertThat(visited().whyNot(Cluster.ACTIVE_FOCUS))
                .isNotEmpty()
                .noneMatch(RuleReport::fired)
                .extracting(RuleReport::id)
                .contains("cluster.ab-high", "promotion.open-deal")
                .doesNotContain("engagement.website-visit", "cluster.de");
    }

    @Test
    void theNearestChangesAreVerified() {
        List<List<String>> changes = visited().changesTo(Cluster.ACTIVE_FOCUS);

        assertThat(changes)
                .allMatch(set -> set.size() == 1)
                .contains(List.of("a signal DEMO"), List.of("an event CHALLENGE_VALIDATED"), List.of("an open deal"));
        assertThat(visited().changesTo(Cluster.CLUSTER_ICP)).isEmpty();
    }

    @Test
    void severalChangesAreFoundWhereOneDoesNot() {
        Account tierE = Account.builder("e").icpTier(IcpTier.E).build();

        assertThat(engine.explain(tierE, NOW).changesTo(Cluster.ACTIVE_FOCUS))
                .allMatch(set -> set.size() == 2)
                .contains(List.of("icp_tier A", "a signal MEETING"));
    }

    @Test
    void anUnknownRuleIsSaidSo() {
        assertThatThrownBy(() -> visited().rule("cluster.ab-hihg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe \"cluster.ab-high\"?");
    }

    /** The explanation is never in contradiction with what Drools did, for any rule and any account. */
    @Test
    void everyReportAgreesWithDrools() {
        Set<String> unknown = new java.util.TreeSet<>();
        for (Account account :
                RandomAccounts.around(NOW, ZoneOffset.UTC, 11).stream(150).toList()) {
            Explanation explanation = engine.explain(account, NOW);
            if (explanation.outcome().assignment() == null) {
                continue;
            }
            Set<String> fired = explanation.fired().stream().map(RuleReport::id).collect(Collectors.toSet());
            engine.rules().forEach(rule -> {
                RuleReport report = explanation.rule(rule.id());
                boolean broke = report.patterns().stream().anyMatch(pattern -> pattern.outcome() == Outcome.FAIL);
                assertThat(broke)
                        .as("%s of %s: %s", rule.id(), account, report.patterns())
                        .isEqualTo(!fired.contains(rule.id()));
                report.patterns()
                        .forEach(pattern -> pattern.conditions().stream()
                                .filter(condition -> condition.outcome() == Outcome.UNKNOWN)
                                .forEach(condition -> unknown.add(rule.id() + ": " + condition)));
            });
        }
        assertThat(unknown).isEmpty();
    }
}
