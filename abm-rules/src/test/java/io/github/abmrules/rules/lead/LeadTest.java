package io.github.abmrules.rules.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.lead.LeadAction;
import io.github.abmrules.core.lead.LeadBand;
import io.github.abmrules.core.lead.LeadOwner;
import io.github.abmrules.core.lead.QualifiedLead;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Leads by the shipped rules. */
class LeadTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    /** A Friday. */
    private static final Instant RECEIVED = Instant.parse("2026-06-26T16:45:00Z");

    private static Advisor<Lead, QualifiedLead> advisor;

    @BeforeAll
    static void make() {
        advisor = Advisor.of(Questions.LEAD);
    }

    @AfterAll
    static void close() {
        advisor.close();
    }

    private static Lead lead(@Nullable String score, @Nullable IcpTier tier, boolean disqualified) {
        BigDecimal points = score == null ? null : new BigDecimal(score);
        return new Lead("l1", "Acme", "a1", tier, points, null, disqualified, RECEIVED);
    }

    private static QualifiedLead qualify(Lead lead) {
        return advisor.answer(lead, AS_OF);
    }

    private static QualifiedLead qualifyBy(String pack, String key, String value, Lead lead) {
        try (Advisor<Lead, QualifiedLead> other =
                Advisor.builder(Questions.LEAD).parameter(pack, key, value).build()) {
            return other.answer(lead, AS_OF);
        }
    }

    /** Every half point of the scale, against limits that are written down here once more. */
    static Stream<Arguments> everyHalfPoint() {
        List<Arguments> cases = new ArrayList<>();
        for (int halves = 0; halves <= 80; halves++) {
            LeadBand band = halves < 20
                    ? LeadBand.COLD
                    : halves < 40 ? LeadBand.COOL : halves < 60 ? LeadBand.WARM : LeadBand.HOT;
            cases.add(Arguments.of(
                    new BigDecimal(halves).divide(new BigDecimal(2)).toPlainString(), band));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyHalfPoint")
    void everyScoreHasOneBand(String score, LeadBand band) {
        assertThat(qualify(lead(score, null, false)).band()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "9.999999999999999999, COLD",
        "10.000000000000000000, COOL",
        "19.999999999999999999, COOL",
        "29.999999999999999999, WARM",
        "30.0, HOT"
    })
    void limitsAreExact(String score, LeadBand band) {
        assertThat(qualify(lead(score, null, false)).band()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "30, HOT, SALES_CALL, SALES, 2026-06-29T10:15:00Z",
        "20, WARM, SDR_CONTACT, SDR, 2026-06-26T17:30:00Z",
        "10, COOL, NURTURE_AND_SDR, MARKETING_AND_SDR,",
        "0, COLD, MARKETING_ONLY, MARKETING,"
    })
    void everyBandHasActionOwnerAndDueTime(
            String score, LeadBand band, LeadAction action, LeadOwner owner, @Nullable Instant dueAt) {
        QualifiedLead qualified = qualify(lead(score, null, false));

        assertThat(qualified.band()).isEqualTo(band);
        assertThat(qualified.action()).isEqualTo(action);
        assertThat(qualified.owner()).isEqualTo(owner);
        assertThat(qualified.dueAt()).isEqualTo(dueAt);
        assertThat(qualified.score()).isEqualByComparingTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0", "15", "25", "40", ","})
    void aDisqualifiedLeadIsColdWhateverItsScore(@Nullable String score) {
        QualifiedLead qualified = qualify(lead(score, IcpTier.D, true));

        assertThat(qualified.band()).isEqualTo(LeadBand.COLD);
        assertThat(qualified.owner()).isEqualTo(LeadOwner.MARKETING);
        assertThat(qualified.dueAt()).isNull();
        assertThat(qualified.review()).isNull();
    }

    @Test
    void hotAtAPoorFitIsAConflictToAcknowledge() {
        for (IcpTier tier : IcpTier.values()) {
            QualifiedLead qualified = qualify(lead("30", tier, false));
            boolean poor = tier == IcpTier.D || tier == IcpTier.E;

            assertThat(qualified.band()).isEqualTo(LeadBand.HOT);
            assertThat(qualified.review() != null).as(tier.name()).isEqualTo(poor);
        }
        ReviewRequest review = qualify(lead("30", IcpTier.E, false)).review();
        assertThat(review).isNotNull();
        assertThat(review.status()).isEqualTo(ReviewStatus.PENDING);
        assertThat(review.reasons()).containsExactly(ReviewReason.SIGNALS_CONFLICT);
        assertThat(review.from()).isEqualTo(Cluster.MONITOR_ONLY);
        assertThat(review.proposedCluster()).isEqualTo(Cluster.MONITOR_ONLY);
    }

    @Test
    void allLeadsOfAnAccountRaiseOneReview() {
        Lead lead = lead("30", IcpTier.D, false);
        String id = idOfReview(lead);

        assertThat(id).matches("[0-9a-f]{32}").isEqualTo(idOfReview(lead("40", IcpTier.E, false)));
        assertThat(idOfReview(new Lead("l2", "Acme", "a1", IcpTier.D, new BigDecimal(30), null, false, RECEIVED)))
                .isEqualTo(id);
        assertThat(idOfReview(new Lead("l1", "Acme", null, IcpTier.D, new BigDecimal(30), null, false, RECEIVED)))
                .isNotEqualTo(id)
                .isNotEqualTo(
                        idOfReview(new Lead("l2", "Acme", null, IcpTier.D, new BigDecimal(30), null, false, RECEIVED)));
        assertThat(idOfReview(new Lead("l1", "Acme", "a2", IcpTier.D, new BigDecimal(30), null, false, RECEIVED)))
                .isNotEqualTo(id);
    }

    private static String idOfReview(Lead lead) {
        ReviewRequest review = qualify(lead).review();
        assertThat(review).isNotNull();
        return review.id();
    }

    @ParameterizedTest
    @CsvSource({
        "hot-from, 31, 30, WARM",
        "hot-from, 29, 29, HOT",
        "warm-from, 21, 20, COOL",
        "warm-from, 19, 19, WARM",
        "cool-from, 11, 10, COLD",
        "cool-from, 9, 9, COOL"
    })
    void limitsAreParameters(String key, String value, String score, LeadBand band) {
        assertThat(qualifyBy("lead", key, value, lead(score, null, false)).band())
                .isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "lead, hot-within, 1, 2026-06-29T09:15:00Z",
        "calendar, opens, '\"08:00\"', 2026-06-29T09:15:00Z",
        "calendar, closes, '\"17:00\"', 2026-06-29T10:45:00Z",
        "calendar, holidays, '[2026-06-29]', 2026-06-30T10:15:00Z",
        "calendar, working-days, '[FRIDAY]', 2026-07-03T10:15:00Z",
        "calendar, zone, America/New_York, 2026-06-26T18:45:00Z"
    })
    void timesAreParameters(String pack, String key, String value, Instant dueAt) {
        assertThat(qualifyBy(pack, key, value, lead("30", null, false)).dueAt()).isEqualTo(dueAt);
    }

    /** Clocks go forward on Sunday 2026-03-29 and back on Sunday 2026-10-25. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-27T16:45, 2026-03-30T10:15",
        "2026-10-23T16:45, 2026-10-26T10:15",
        "2026-03-29T12:00, 2026-03-30T11:00",
        "2026-10-25T02:30, 2026-10-26T11:00"
    })
    void dueTimesAreLocalAcrossChangesOfClocks(LocalDateTime received, LocalDateTime dueAt) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Lead lead = new Lead(
                "l1",
                null,
                null,
                null,
                new BigDecimal(30),
                null,
                false,
                received.atZone(berlin).toInstant());
        try (Advisor<Lead, QualifiedLead> inBerlin =
                Advisor.builder(Questions.LEAD).zone(berlin).build()) {
            assertThat(inBerlin.answer(lead, AS_OF).dueAt())
                    .isEqualTo(dueAt.atZone(berlin).toInstant());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lead, hot-from, 19, lead/warm-from must be at most lead/hot-from",
        "lead, cool-from, 21, lead/cool-from must be at most lead/warm-from",
        "calendar, zone, Europe/Berln, Maybe",
        "calendar, opens, '\"18:00\"', close after it opens",
        "calendar, opens, nine, not a time",
        "calendar, working-days, '[]', working day"
    })
    void parametersThatMakeNoSenseAreTold(String pack, String key, String value, String complaint) {
        assertThatThrownBy(() -> Advisor.builder(Questions.LEAD)
                        .parameter(pack, key, value)
                        .build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void bandsMayBeLeftEmpty() {
        assertThat(qualifyBy("lead", "hot-from", "20", lead("20", null, false)).band())
                .isEqualTo(LeadBand.HOT);
    }

    @Test
    void theAnswerNamesItsRules() {
        assertThat(qualify(lead("30", IcpTier.D, false)).firedRules())
                .extracting(FiredRule::id)
                .containsExactly("lead.band-hot", "lead.due-hot", "lead.handle-hot", "lead.review-poor-fit");
    }

    @Test
    void theJsonHasItsFieldsInOrder() {
        assertThat(RecordJson.text(qualify(lead("19.5", null, false))))
                .startsWith("{\"lead_id\":\"l1\",\"score\":19.5,\"band\":\"COOL\",\"action\":\"NURTURE_AND_SDR\","
                        + "\"owner\":\"MARKETING_AND_SDR\",\"due_at\":null,\"review\":null,\"findings\":[],"
                        + "\"fired_rules\":[{\"id\":\"lead.band-cool\",");
    }
}
