package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.rules.reference.RandomAccounts;
import io.github.abmrules.rules.reference.ReferenceDecision;
import io.github.abmrules.rules.reference.ReferenceDecision.Expected;
import io.github.abmrules.rules.reference.ReferenceHost;
import io.github.abmrules.rules.reference.ReferenceParameters;
import io.github.abmrules.rules.reference.ReferenceRejection;
import io.github.abmrules.rules.reference.ReferenceSeats;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules and an implementation of the contract in plain Java, written apart from each other, decide alike. */
class DecisionAgainstReferenceTest {
    private static final int ACCOUNTS = 2_000;

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("2026-06-30T12:00:00Z", "UTC", 1L),
                Arguments.of("2026-02-28T12:00:00Z", "Europe/Berlin", 2L),
                Arguments.of("2024-02-29T09:30:00Z", "UTC", 3L),
                Arguments.of("2026-09-30T23:15:00Z", "America/New_York", 4L),
                Arguments.of("2026-03-29T01:30:00Z", "Europe/Berlin", 5L));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("places")
    void decidesRandomAccountsLikeTheReference(String at, String place, long seed) {
        Instant asOf = Instant.parse(at);
        ZoneId zone = ZoneId.of(place);
        ReferenceParameters parameters = ReferenceParameters.defaults();
        RandomAccounts random = RandomAccounts.around(asOf, zone, seed);
        try (AbmEngine engine = AbmEngine.builder().zone(zone).build()) {
            compare(engine, random.stream(ACCOUNTS).toList(), asOf, zone, parameters);
        }
    }

    @Test
    void decidesLikeTheReferenceWithOtherParameters() {
        Instant asOf = Instant.parse("2026-06-30T12:00:00Z");
        ZoneId zone = ZoneId.of("UTC");
        ReferenceParameters parameters =
                ReferenceParameters.defaults().withAnyRecentVisitPromotes(true).withCustomersLeaveClustering(false);
        try (AbmEngine engine = AbmEngine.builder()
                .parameter("promotion", "any-recent-visit-promotes", "true")
                .parameter("movement", "customers-leave-clustering", "false")
                .build()) {
            List<Account> accounts =
                    RandomAccounts.around(asOf, zone, 6).stream(ACCOUNTS).toList();
            compare(engine, accounts, asOf, zone, parameters);
        }
    }

    @Test
    void givesTheSameBytesWhateverTheOrderOfFactsTheChunkAndTheNeighbours() {
        Instant asOf = Instant.parse("2026-06-30T12:00:00Z");
        ZoneId zone = ZoneId.of("UTC");
        Random order = new Random(7);
        try (AbmEngine engine = AbmEngine.create()) {
            List<Account> accounts =
                    RandomAccounts.around(asOf, zone, 7).stream(2_000).toList();
            List<Account> shuffled = new ArrayList<>();
            accounts.forEach(account -> shuffled.add(RandomAccounts.shuffled(account, order)));
            List<String> together = rendered(engine.decideEach(accounts, asOf));
            List<String> mixed = rendered(engine.decideEach(shuffled, asOf));
            List<String> alone = new ArrayList<>();
            shuffled.forEach(account -> alone.addAll(rendered(engine.decideEach(List.of(account), asOf))));
            assertThat(mixed).isEqualTo(together);
            assertThat(alone).isEqualTo(together);
        }
    }

    @Test
    void changesNothingWhenItsDecisionIsAppliedAndAskedForAgain() {
        Instant asOf = Instant.parse("2026-06-30T12:00:00Z");
        ZoneId zone = ZoneId.of("UTC");
        List<Account> accounts = RandomAccounts.around(asOf, zone, 8).stream(3_000)
                .filter(account -> expected(account, asOf, zone, ReferenceParameters.defaults()) != null)
                .toList();
        try (AbmEngine engine = AbmEngine.create()) {
            List<Account> after = new ArrayList<>();
            for (Account account : accounts) {
                Expected first = expected(account, asOf, zone, ReferenceParameters.defaults());
                after.add(first == null ? account : ReferenceHost.after(account, first, asOf));
            }
            List<Outcome> once = engine.decideEach(accounts, asOf);
            List<Outcome> again = engine.decideEach(after, asOf);
            for (int i = 0; i < accounts.size(); i++) {
                Assignment first = assignment(once.get(i));
                Assignment second = assignment(again.get(i));
                assertThat(second.cluster()).as(json(accounts.get(i))).isEqualTo(first.cluster());
                assertThat(second.effectiveCluster()).as(json(accounts.get(i))).isEqualTo(first.effectiveCluster());
                assertThat(second.review() == null).as(json(accounts.get(i))).isEqualTo(first.review() == null);
            }
        }
    }

    @Test
    void numbersSeatsOverAPortfolioLikeTheReference() {
        Instant asOf = Instant.parse("2026-06-30T12:00:00Z");
        ZoneId zone = ZoneId.of("UTC");
        List<Account> accounts =
                RandomAccounts.around(asOf, zone, 9).stream(400).toList();
        Map<String, Expected> expected = ReferenceSeats.decide(accounts, asOf, zone, ReferenceParameters.defaults());
        try (AbmEngine engine = AbmEngine.create()) {
            Portfolio portfolio = engine.decideAll(accounts, asOf);
            assertThat(portfolio.assignments()).hasSize(expected.size());
            for (Assignment assignment : portfolio.assignments()) {
                assertThat(of(assignment, null))
                        .as(assignment.accountId())
                        .isEqualTo(of(expected.get(assignment.accountId()), null));
            }
        }
    }

    private static void compare(
            AbmEngine engine, List<Account> accounts, Instant asOf, ZoneId zone, ReferenceParameters parameters) {
        List<Outcome> outcomes = engine.decideEach(accounts, asOf);
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            Outcome outcome = outcomes.get(i);
            Expected expected = expected(account, asOf, zone, parameters);
            if (expected == null) {
                assertThat(outcome.problems()).as(json(account)).isNotEmpty();
            } else {
                assertThat(outcome.failure()).as(json(account)).isNull();
                Assignment assignment = assignment(outcome);
                assertThat(of(assignment, account)).as(json(account)).isEqualTo(of(expected, account));
            }
        }
    }

    private static @Nullable Expected expected(
            Account account, Instant asOf, ZoneId zone, ReferenceParameters parameters) {
        try {
            return ReferenceDecision.decide(account, asOf, zone, parameters);
        } catch (ReferenceRejection e) {
            return null;
        }
    }

    private static Assignment assignment(Outcome outcome) {
        assertThat(outcome.assignment())
                .as(() -> json(outcome.account()) + outcome)
                .isNotNull();
        return outcome.assignment();
    }

    /** What both sides decide, side by side; the id of a review only where the account brings it along. */
    private record Shape(
            Object tier,
            Object level,
            Object trigger,
            Object cluster,
            Object effective,
            @Nullable Object previous,
            Object promotions,
            Object available,
            Object demotions,
            @Nullable Object reasons,
            @Nullable Object from,
            @Nullable Object proposed,
            @Nullable String keptReview,
            Object program) {}

    private static Shape of(Assignment assignment, @Nullable Account account) {
        ReviewRequest review = assignment.review();
        boolean kept = review != null
                && account != null
                && account.reviews().stream().anyMatch(past -> past.id().equals(review.id()));
        return new Shape(
                assignment.icpTier(),
                assignment.engagementLevel(),
                assignment.triggerStatus(),
                assignment.cluster(),
                assignment.effectiveCluster(),
                assignment.previousCluster(),
                assignment.promotionTriggers(),
                assignment.availablePromotionTriggers(),
                assignment.demotionTriggers(),
                review == null ? null : EnumSet.copyOf(review.reasons()),
                review == null ? null : review.from(),
                review == null ? null : review.proposedCluster(),
                kept ? review.id() : null,
                assignment.programType());
    }

    private static Shape of(Expected expected, @Nullable Account account) {
        Set<?> reasons = expected.reviewReasons();
        return new Shape(
                expected.icpTier(),
                expected.engagementLevel(),
                expected.triggerStatus(),
                expected.cluster(),
                expected.effectiveCluster(),
                expected.previousCluster(),
                expected.promotionTriggers(),
                expected.availablePromotionTriggers(),
                expected.demotionTriggers(),
                reasons,
                expected.reviewFrom(),
                expected.reviewProposed(),
                account == null ? null : expected.reviewId(),
                expected.programType());
    }

    private static List<String> rendered(List<Outcome> outcomes) {
        List<String> texts = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            texts.add(
                    outcome.assignment() == null
                            ? outcome.problems().toString()
                            : new String(AssignmentJson.write(outcome.assignment()), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static String json(Account account) {
        return new String(AccountJson.write(account), StandardCharsets.UTF_8);
    }
}
