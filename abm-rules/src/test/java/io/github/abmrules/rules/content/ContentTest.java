package io.github.abmrules.rules.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.content.ContentFit;
import io.github.abmrules.core.content.ContentRequest;
import io.github.abmrules.core.content.Offer;
import io.github.abmrules.core.content.Segment;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.RejectedInputException;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Content for accounts, with and without a decision before. */
class ContentTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static Advisor<ContentRequest, ContentFit> advisor;

    @BeforeAll
    static void makeAnAdvisor() {
        advisor = Advisor.of(Questions.CONTENT);
    }

    @AfterAll
    static void closeTheAdvisor() {
        advisor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "A, , , BUYER",
        "B, , , ACCOUNT",
        "C, , gate, JTBD",
        "C, , , VERTICAL",
        "D, , , ",
        "E, , , ",
        "A, TIER_2, , ACCOUNT",
        "A, TIER_3, gate, JTBD",
        "C, TIER_1, , BUYER",
        "D, TIER_1, , ",
        ", TIER_1, , BUYER",
        ", TIER_2, , ACCOUNT",
        ", TIER_3, gate, JTBD",
        ", TIER_3, , VERTICAL",
    })
    void theTierSaysHowPersonalContentIs(
            @Nullable IcpTier icpTier,
            @Nullable AccountTier accountTier,
            @Nullable String job,
            @Nullable Personalization personalization) {
        ContentFit fit = ask(new ContentRequest("a", icpTier, accountTier, Cluster.CLUSTER_ICP, job, null, null, null));

        assertThat(fit.personalization()).isEqualTo(personalization);
        assertThat(fit.contentApproach()).isEqualTo(personalization == null ? null : personalization.contentApproach());
    }

    @ParameterizedTest
    @CsvSource({
        "MONITOR_ONLY, NONE, , , , ",
        "CLUSTER_ICP, AUTOMATED_DEMAND_GEN, marketing, below 5 %, 100–500 accounts, automated",
        "FUTURE_PIPELINE, SDR_AND_MARKETING_NURTURE, sales development and marketing together, below 30 %, 50–100 accounts, 20 % of the effort",
        "ACTIVE_FOCUS, SALES_AND_MARKETING, sales and marketing together, high, 10–30 accounts, 80 % of the effort",
    })
    void theClusterSaysWhichProgramme(
            Cluster cluster,
            ProgramType type,
            @Nullable String owner,
            @Nullable String opportunity,
            @Nullable String size,
            @Nullable String resources) {
        ContentFit fit = ask(cluster);

        assertThat(fit.program().type()).isEqualTo(type);
        assertThat(fit.program().owner()).isEqualTo(owner);
        assertThat(fit.program().opportunity()).isEqualTo(opportunity);
        assertThat(fit.program().size()).isEqualTo(size);
        assertThat(fit.program().resources()).isEqualTo(resources);
        assertThat(fit.program().goal() == null).isEqualTo(type == ProgramType.NONE);
    }

    @Test
    void futurePipelineAsksThreeQuestionsAndTheOthersAreMeasured() {
        assertThat(ask(Cluster.FUTURE_PIPELINE).program().questions())
                .hasSize(3)
                .allSatisfy(question -> assertThat(question).endsWith("?"));
        assertThat(ask(Cluster.CLUSTER_ICP).program().metrics()).hasSize(2);
        assertThat(ask(Cluster.ACTIVE_FOCUS).program().metrics()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Cluster.class)
    void theProgrammeOffersItsOwnActions(Cluster cluster) {
        ContentFit fit = ask(cluster);

        List<NextAction> own = fit.program().type() == ProgramType.NONE
                ? List.of()
                : List.of(NextAction.values()).stream()
                        .filter(action -> action.program() == fit.program().type())
                        .toList();
        assertThat(fit.offers()).extracting(Offer::action).isEqualTo(own);
        assertThat(fit.offers()).allSatisfy(offer -> {
            assertThat(offer.channel()).isEqualTo(offer.action().channel());
            assertThat(offer.requiredTrust()).isEqualTo(offer.action().requiredTrust());
            assertThat(offer.what()).isNotBlank();
        });
        assertThat(fit.offers()).hasSize(cluster == Cluster.MONITOR_ONLY ? 0 : 4);
    }

    @ParameterizedTest
    @CsvSource({
        "GROWTH, Retail, ESTABLISHED, GROWTH/retail/ESTABLISHED",
        "GROWTH, ' Fast   Food ', , GROWTH/fast food/any",
        ", , , any/any/any",
        ", ' ', GROWTH, any/any/GROWTH",
    })
    void futurePipelineHasSegments(
            @Nullable Challenge challenge, @Nullable String vertical, @Nullable CompanyStage stage, String key) {
        ContentFit fit = ask(
                new ContentRequest("a", IcpTier.A, null, Cluster.FUTURE_PIPELINE, null, challenge, vertical, stage));

        assertThat(fit.segmentKey()).isEqualTo(key);
        assertThat(fit.microSegment()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Cluster.class,
            names = {"FUTURE_PIPELINE"},
            mode = EnumSource.Mode.EXCLUDE)
    void otherClustersHaveNone(Cluster cluster) {
        assertThat(ask(cluster).segmentKey()).isNull();
        assertThat(ask(cluster).microSegment()).isNull();
    }

    @Test
    void accountsOfOneSegmentAreGrouped() {
        List<ContentFit> fits = List.of(
                fit("a", Cluster.FUTURE_PIPELINE, "Retail"),
                fit("b", Cluster.FUTURE_PIPELINE, "energy"),
                fit("c", Cluster.FUTURE_PIPELINE, "retail"),
                fit("d", Cluster.ACTIVE_FOCUS, "retail"));

        assertThat(Segment.of(fits))
                .containsExactly(
                        new Segment("any/energy/any", 1, List.of("b")),
                        new Segment("any/retail/any", 2, List.of("a", "c")));
    }

    @Test
    void aDecidedAccountGetsWhatItsDecisionSays() {
        Account account = Account.builder("a")
                .icpTier(IcpTier.C)
                .engagementLevel(EngagementLevel.MEDIUM)
                .challenge(Challenge.RISK)
                .vertical("energy")
                .stage(CompanyStage.GROWTH)
                .jobToBeDone("fewer outages")
                .build();
        try (AbmEngine engine = AbmEngine.create()) {
            Assignment assignment = engine.decide(account, AS_OF);

            ContentFit fit = ask(ContentRequest.of(assignment, account));

            assertThat(assignment.effectiveCluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
            assertThat(fit.personalization()).isEqualTo(assignment.personalization());
            assertThat(fit.microSegment()).isEqualTo(assignment.microSegment());
            assertThat(fit.program().type()).isEqualTo(assignment.programType());
            assertThat(fit.offers()).extracting(Offer::action).contains(assignment.nextAction());
            assertThat(assignment.firedRules())
                    .extracting(FiredRule::id)
                    .containsAll(fit.firedRules().stream()
                            .map(FiredRule::id)
                            .filter(id -> id.startsWith("programme."))
                            .toList());
            assertThatThrownBy(() -> ContentRequest.of(
                            assignment, Account.builder("b").icpTier(IcpTier.A).build()))
                    .hasMessageContaining("\"b\" is not that of the assignment, which is a");
        }
    }

    @Test
    void anEffortThatNoTierEarnsIsRejected() {
        try (var other = Advisor.builder(Questions.CONTENT)
                .parameter("programme", "account-tiers", "{A: TIER_1, B: TIER_1, C: TIER_3}")
                .build()) {
            ContentRequest request =
                    new ContentRequest("a", null, AccountTier.TIER_2, Cluster.CLUSTER_ICP, null, null, null, null);

            assertThatThrownBy(() -> other.answer(request, AS_OF))
                    .isInstanceOf(RejectedInputException.class)
                    .hasMessageContaining("account_tier");
            assertThat(other.answer(request(IcpTier.B), AS_OF).personalization())
                    .isEqualTo(Personalization.BUYER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "programs # [{program: NONE}] # programs has no row for AUTOMATED_DEMAND_GEN",
                "programs # [{program: NON}] # Maybe \"NONE\"",
                "programs # [{program: NONE, gaol: x}] # Maybe \"goal\"",
                "offers # {run_linkedin_ads: x} # offers says nothing of share_thought_leadership",
            })
    void programmesThatAreNotDescribedAreFoundAtOnce(String key, String value, String message) {
        var builder = Advisor.builder(Questions.CONTENT).parameter("content", key, value);

        assertThatThrownBy(builder::build)
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void sizesAndEffortAreThoseOfThePortfolio() {
        try (var other = Advisor.builder(Questions.CONTENT)
                .parameter("portfolio", "active-focus-to", "25")
                .parameter("portfolio", "active-focus-effort", "75")
                .parameter("content", "active-focus-opportunity", "very high")
                .build()) {
            var program = other.answer(
                            new ContentRequest("a", IcpTier.A, null, Cluster.ACTIVE_FOCUS, null, null, null, null),
                            AS_OF)
                    .program();

            assertThat(program.size()).isEqualTo("10–25 accounts");
            assertThat(program.resources()).isEqualTo("75 % of the effort");
            assertThat(program.opportunity()).isEqualTo("very high");
        }
    }

    private static ContentRequest request(IcpTier tier) {
        return new ContentRequest("a", tier, null, Cluster.CLUSTER_ICP, null, null, null, null);
    }

    private static ContentFit fit(String id, Cluster cluster, String vertical) {
        return ask(new ContentRequest(id, IcpTier.A, null, cluster, null, null, vertical, null));
    }

    private static ContentFit ask(Cluster cluster) {
        return ask(new ContentRequest("a", IcpTier.A, null, cluster, null, null, null, null));
    }

    private static ContentFit ask(ContentRequest request) {
        return advisor.answer(request, AS_OF);
    }
}
