package io.github.abmrules.rules.sales;

import static io.github.abmrules.rules.sales.Books.account;
import static io.github.abmrules.rules.sales.Books.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.Loudness;
import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.core.sales.OwnerDays;
import io.github.abmrules.core.sales.OwnerState;
import io.github.abmrules.core.sales.Response;
import io.github.abmrules.core.sales.Responsiveness;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskLevel;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests over days, each with the state of the day before. */
class DigestTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-29");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static Advisor<OwnerDay, NotificationPayload> advisor;
    private static Advisor<OwnerDay, NotificationPayload> elsewhere;

    @BeforeAll
    static void make() {
        advisor = Advisor.of(Questions.DIGEST);
        elsewhere = Advisor.builder(Questions.DIGEST).zone(NEW_YORK).build();
    }

    @AfterAll
    static void close() {
        advisor.close();
        elsewhere.close();
    }

    /** A fortnight of an owner who ignores three digests, and acts on what is sent in the second week. */
    @Test
    void adaptsOverAFortnight() {
        List<String> days = new ArrayList<>();
        Responsiveness state = null;
        Response response = null;
        for (int day = 0; day < 14; day++) {
            NotificationPayload digest = ask(MONDAY.plusDays(day), state, response, List.of(), RiskLevel.HIGH);
            state = digest.state();
            if (digest.send()) {
                response = day < 7 ? Response.IGNORED : Response.ACTED;
            }
            days.add((digest.send() ? "sent " : "held ") + digest.loudness() + " " + state.ignoredInARow());
        }

        assertThat(days)
                .containsExactly(
                        // Monday to Wednesday: three are sent, and the second one ignored makes it loud.
                        "sent NORMAL 0",
                        "sent NORMAL 1",
                        "sent LOUD 0",
                        // The third one is ignored too, which counts once; the week is full.
                        "held LOUD 1",
                        "held LOUD 1",
                        "held LOUD 1",
                        "held LOUD 1",
                        // A new week: what is acted on makes it softer, a step a digest.
                        "sent LOUD 1",
                        "sent NORMAL 0",
                        "sent QUIET 0",
                        "held QUIET 0",
                        "held QUIET 0",
                        "held QUIET 0",
                        "held QUIET 0");
    }

    @Test
    void escalatesOnlyAfterReviewAndOnce() {
        List<String> told = new ArrayList<>();
        Responsiveness state = null;
        for (int day = 0; day < 7; day++) {
            // Critical from Monday on, reviewed on Wednesday, better on Friday, critical again on Saturday.
            RiskLevel level = day == 4 ? RiskLevel.HIGH : RiskLevel.CRITICAL;
            List<String> reviewed = day < 2 ? List.of() : List.of("a/d");
            NotificationPayload digest = ask(MONDAY.plusDays(day), state, null, reviewed, level);
            state = digest.state();
            told.add(digest.escalations().size() + " " + digest.findings().size());
        }

        assertThat(told).containsExactly("0 1", "0 1", "1 0", "0 0", "0 0", "1 0", "0 0");
    }

    @Test
    void aFullWeekDoesNotKeepAnEscalationBack() {
        Responsiveness full = new Responsiveness(
                Loudness.NORMAL,
                0,
                List.of(noon(MONDAY), noon(MONDAY.plusDays(1)), noon(MONDAY.plusDays(2))),
                null,
                List.of());

        NotificationPayload digest = ask(MONDAY.plusDays(3), full, null, List.of("a/d"), RiskLevel.CRITICAL);

        assertThat(digest.send()).isFalse();
        assertThat(digest.items()).isEmpty();
        assertThat(digest.escalations())
                .singleElement()
                .satisfies(each -> assertThat(each.to()).isEqualTo("mia"));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-28, 2027-01-03, false", "2026-12-28, 2027-01-04, true", "2026-12-27, 2027-01-03, true"})
    void aWeekGoesOnOverTheNewYear(LocalDate sent, LocalDate today, boolean send) {
        Responsiveness state = new Responsiveness(
                Loudness.NORMAL,
                0,
                List.of(noon(sent), noon(LocalDate.parse("2026-12-31")), noon(LocalDate.parse("2027-01-01"))),
                null,
                List.of());

        assertThat(ask(today, state, null, List.of(), RiskLevel.HIGH).send()).isEqualTo(send);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverMoreThanTheCapInAWeekNorMoreThanAStepADay(long seed) {
        Random random = new Random(seed);
        ZoneId zone = seed % 2 == 0 ? ZoneOffset.UTC : NEW_YORK;
        Advisor<OwnerDay, NotificationPayload> asked = seed % 2 == 0 ? advisor : elsewhere;
        Map<LocalDate, Integer> sentInWeek = new HashMap<>();
        Set<LocalDate> sentOn = new HashSet<>();
        Responsiveness state = null;
        Loudness before = Loudness.NORMAL;
        Instant at = noon(MONDAY);
        for (int i = 0; i < 100; i++) {
            at = at.plusSeconds(random.nextInt(60 * 60 * 30));
            Response response = random.nextInt(3) == 0 ? null : Response.values()[random.nextInt(2)];
            RiskLevel level = RiskLevel.values()[random.nextInt(4)];
            NotificationPayload digest = asked.answer(day(state, response, List.of(), level), at);
            LocalDate date = at.atZone(zone).toLocalDate();
            if (digest.send()) {
                assertThat(sentOn.add(date)).as("one a day: %s", date).isTrue();
                LocalDate week = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                assertThat(sentInWeek.merge(week, 1, Integer::sum)).isLessThanOrEqualTo(3);
            }
            assertThat(Math.abs(digest.loudness().ordinal() - before.ordinal())).isLessThanOrEqualTo(1);
            assertThat(digest.state().loudness()).isEqualTo(digest.loudness());
            assertThat(digest.state().sentAt()).hasSizeLessThanOrEqualTo(4);
            before = digest.loudness();
            state = digest.state();
        }
        assertThat(sentOn).hasSizeGreaterThan(15);
    }

    @Test
    void itsJsonIsTheStateOfTheNextDay() {
        NotificationPayload digest = ask(MONDAY, null, null, List.of("a/d"), RiskLevel.CRITICAL);

        OwnerState read = RecordJson.of(OwnerState.class).require(RecordJson.text(digest), ZoneOffset.UTC);

        assertThat(read).isEqualTo(new OwnerState("kim", "mia", List.of("a/d"), digest.state(), null));
    }

    @Test
    void aDayIsPutTogetherFromRiskComplianceAndState() {
        SalesBook book = new SalesBook(
                "b",
                List.of(account(
                        "a",
                        open("d").owner("kim").nextStep(null).build(),
                        open("e").owner("zoe").build(),
                        open("f").owner(null).build())));
        OwnerState ken = new OwnerState("ken", null, List.of(), null, Response.ACTED);
        OwnerState zoe = new OwnerState("zoe", "mia", List.of("e"), Responsiveness.fresh(), Response.IGNORED);
        try (Advisor<SalesBook, RiskReport> risk = Advisor.of(Questions.RISK);
                Advisor<SalesBook, ComplianceReport> compliance = Advisor.of(Questions.COMPLIANCE)) {
            List<OwnerDay> days =
                    OwnerDays.of(risk.answer(book, Books.NOW), compliance.answer(book, Books.NOW), List.of(zoe, ken));

            assertThat(days).extracting(OwnerDay::owner).containsExactly("ken", "kim", "zoe");
            assertThat(days.get(0).risks()).isEmpty();
            assertThat(days.get(0).lastResponse()).isEqualTo(Response.ACTED);
            assertThat(days.get(1).gaps()).extracting("dealId").containsExactly("d");
            assertThat(days.get(1).state()).isNull();
            assertThat(days.get(2).gaps()).isEmpty();
            assertThat(days.get(2).risks()).extracting(RiskAssessment::dealId).containsExactly("e");
            assertThat(days.get(2).manager()).isEqualTo("mia");
            assertThat(days.get(2).reviewedDeals()).containsExactly("e");
        }
    }

    private static NotificationPayload ask(
            LocalDate date,
            @Nullable Responsiveness state,
            @Nullable Response response,
            List<String> reviewed,
            RiskLevel level) {
        return advisor.answer(day(state, response, reviewed, level), noon(date));
    }

    private static OwnerDay day(
            @Nullable Responsiveness state, @Nullable Response response, List<String> reviewed, RiskLevel level) {
        RiskAssessment risk = new RiskAssessment(
                "d", "a", null, "kim", null, null, level, List.of(), List.of(), List.of(), List.of(), null, List.of(),
                List.of());
        return new OwnerDay("kim", "mia", List.of(), List.of(risk), reviewed, state, response);
    }

    private static Instant noon(LocalDate date) {
        return date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
