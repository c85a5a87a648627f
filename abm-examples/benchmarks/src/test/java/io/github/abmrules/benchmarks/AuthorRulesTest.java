package io.github.abmrules.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.AbmEngine;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuthorRulesTest {
    private static final int ACCOUNTS = 500;
    private static final List<Account> PORTFOLIO = BenchmarkAccounts.of(ACCOUNTS);

    @Test
    void addsRulesOfWhichAnAccountMeetsFew() {
        try (AbmEngine engine =
                AbmEngine.builder().rules(List.of(AuthorRules.many(400))).build()) {
            long met =
                    house(engine.decideEach(PORTFOLIO, BenchmarkAccounts.AS_OF)).count();
            assertThat(engine.rules())
                    .filteredOn(rule -> rule.id().startsWith("house."))
                    .hasSize(400);
            assertThat(met).isBetween(1L, (long) ACCOUNTS);
        }
    }

    @Test
    void joinsFactsOfTheSameAccount() {
        try (AbmEngine engine = AbmEngine.builder()
                        .rules(List.of(AuthorRules.joining()))
                        .build();
                NaiveDrools drools = NaiveDrools.like(engine)) {
            List<Outcome> outcomes = engine.decideEach(PORTFOLIO, BenchmarkAccounts.AS_OF);
            assertThat(house(outcomes).count()).isBetween(10L, (long) ACCOUNTS);
            assertThat(drools.decideEach(PORTFOLIO, BenchmarkAccounts.AS_OF)).isEqualTo(outcomes);
        }
    }

    private static Stream<FiredRule> house(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> Objects.requireNonNull(outcome.assignment()).firedRules().stream())
                .filter(rule -> rule.id().startsWith("house."));
    }
}
