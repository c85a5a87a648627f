package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.rules.evaluation.RuleWay;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are walked and rules in sessions decide alike. {@code -Dabm.walk.accounts=1000000} takes more accounts. */
class WalkedRulesTest {
    private static final int ACCOUNTS = Integer.getInteger("abm.walk.accounts", 2_000);
    private static final Instant AS_OF = Instant.parse("2026-02-28T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String HEADER = """
            package packs.house

            import io.github.abmrules.rules.fact.Mapped
            import io.github.abmrules.rules.fact.Moved
            import io.github.abmrules.rules.profile.Profile
            import static io.github.abmrules.rules.verb.Verbs.informs

            """;

    @TempDir
    private Path folder;

    @Test
    void allShippedRulesAreWalked() {
        try (AbmEngine engine = AbmEngine.create()) {
            assertThat(engine.plan().onlySessions()).isNull();
            assertThat(engine.plan().rules()).allMatch(RuleWay::walked).hasSameSizeAs(engine.rules());
            assertThat(engine.plan().toString()).contains("walked   Moved: ");
        }
    }

    @Test
    void walkedRulesDecideLikeSessionsByteForByte() {
        try (AbmEngine engine = AbmEngine.builder().zone(ZONE).build()) {
            compareWithSessions(engine, 11);
        }
    }

    @Test
    void onlyFactsOfJoiningRulesGoIntoSessions() {
        house("""
                rule "A house joins two facts"
                    @id("house.joins")
                    @playbook("house")
                when
                    $m : Mapped( dealLost )
                    $d : Moved( evidence == $m.evidence, inCrm )
                then
                    insert( informs( drools.getRule(), $d, "HOUSE", "joined" ) );
                end
                """);
        try (AbmEngine engine = AbmEngine.builder().zone(ZONE).rules(folder).build()) {
            assertThat(engine.plan().onlySessions()).isNull();
            assertThat(way(engine, "house.joins").session()).isEqualTo("it joins Mapped with Moved");
            assertThat(way(engine, "review.effective-pin").session())
                    .isEqualTo("a rule that needs a session reads Moved too");
            assertThat(way(engine, "engagement.demo").walked()).isTrue();
            compareWithSessions(engine, 12);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'salience 10\nwhen $d : Profile( inCrm )'  | it has the attribute salience",
                "'when $d : Profile( inCrm )\n not Moved( pinned )' | it waits at a NotNode",
                "'when $d : Profile( inCrm )\n exists Mapped( customer )' | it waits at a ExistsNode",
                "'when $d : Profile( inCrm )\n accumulate( Moved( pinned ); $n : count( 1 ) )' | it waits at a AccumulateNode",
            })
    void rulesThatDependOnMoreThanOneFactNeedASession(String conditions, String reason) {
        house("rule \"A house rule\" @id(\"house.rule\") @playbook(\"house\")\n" + conditions
                + "\nthen\n    insert( \"nothing\" );\nend\n");
        try (AbmEngine engine = AbmEngine.builder().zone(ZONE).rules(folder).build()) {
            assertThat(way(engine, "house.rule").session()).isEqualTo(reason);
            assertThat(way(engine, "house.rule").walked()).isFalse();
            assertThat(way(engine, "engagement.demo").walked()).isTrue();
        }
    }

    @Test
    void aRightHandSideThatDoesMoreNeedsASession() {
        house("""
                rule "A house counts"
                    @id("house.counts")
                    @playbook("house")
                when
                    $d : Moved( pinned )
                then
                    drools.halt();
                    insert( informs( drools.getRule(), $d, "HOUSE", "seen" ) );
                end
                """);
        try (AbmEngine engine = AbmEngine.builder().rules(folder).trustRules().build()) {
            assertThat(way(engine, "house.counts").session()).isEqualTo("its right-hand side is more than one insert");
        }
    }

    private void house(String rules) {
        PackText.in(folder).file("house/house.drl", HEADER + rules);
    }

    private static RuleWay way(AbmEngine engine, String id) {
        return engine.plan().rules().stream()
                .filter(way -> way.ruleId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The engine by its plan, on accounts and on the same shuffled, against a session for each account. */
    private static void compareWithSessions(AbmEngine engine, long seed) {
        Random random = new Random(seed);
        RandomAccounts source = RandomAccounts.around(AS_OF, ZONE, seed);
        for (int done = 0; done < ACCOUNTS; done += 1_000) {
            List<Account> accounts = source.stream(1_000).toList();
            List<Outcome> batch = engine.decideEach(accounts, AS_OF);
            List<Outcome> shuffled = engine.decideEach(
                    accounts.stream()
                            .map(account -> RandomAccounts.shuffled(account, random))
                            .toList(),
                    AS_OF);
            for (int i = 0; i < accounts.size(); i++) {
                String session = text(engine.explain(accounts.get(i), AS_OF).outcome());
                assertThat(text(batch.get(i))).isEqualTo(session);
                assertThat(text(shuffled.get(i))).isEqualTo(session);
            }
        }
    }

    private static @Nullable String text(Outcome outcome) {
        return outcome.assignment() == null
                ? outcome.problems() + " " + outcome.failure()
                : new String(AssignmentJson.write(outcome.assignment()), StandardCharsets.UTF_8);
    }
}
