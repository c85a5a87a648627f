package io.github.abmrules.rules.sales;

import static io.github.abmrules.rules.sales.Books.NOW;
import static io.github.abmrules.rules.sales.Books.account;
import static io.github.abmrules.rules.sales.Books.daysAgo;
import static io.github.abmrules.rules.sales.Books.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.Gap;
import io.github.abmrules.core.sales.LevelCount;
import io.github.abmrules.core.sales.OwnerSummary;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.core.sales.WeeklyMisReport;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The weekly report and the compliance check, and that they agree with the risk of the same book. */
class WeeklyTest {
    private static Advisor<SalesBook, RiskReport> risk;
    private static Advisor<SalesBook, ComplianceReport> compliance;
    private static Advisor<SalesBook, WeeklyMisReport> weekly;

    @BeforeAll
    static void make() {
        risk = Advisor.of(Questions.RISK);
        compliance = Advisor.of(Questions.COMPLIANCE);
        weekly = Advisor.of(Questions.WEEKLY);
    }

    @AfterAll
    static void close() {
        risk.close();
        compliance.close();
        weekly.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithRiskAndCompliance(long seed) {
        SalesBook book = random(new Random(seed));

        RiskReport risks = risk.answer(book, NOW);
        ComplianceReport checked = compliance.answer(book, NOW);
        WeeklyMisReport report = weekly.answer(book, NOW);

        assertThat(report.compliance())
                .containsExactlyElementsOf(checked.owners().stream()
                        .map(each -> new OwnerSummary(
                                each.owner(),
                                each.openDeals(),
                                each.compliantDeals(),
                                each.gaps().size()))
                        .toList());
        for (LevelCount count : report.riskLevels()) {
            assertThat(risks.assessments().stream().filter(each -> each.level() == count.level()))
                    .hasSize(count.deals());
        }
        assertThat(risks.assessments()).containsAll(report.topRisks());
        assertThat(report.topRisks()).hasSizeLessThanOrEqualTo(5);
        assertThat(report.leading().get(0).deals())
                .isEqualTo(risks.assessments().size());
    }

    @Test
    void leadingFiguresComeBeforeLaggingOnes() {
        String json = RecordJson.text(weekly.answer(random(new Random(1)), NOW));

        assertThat(json.indexOf("\"leading\"")).isPositive().isLessThan(json.indexOf("\"lagging\""));
        assertThat(json.indexOf("\"top_risks\"")).isLessThan(json.indexOf("\"lagging\""));
    }

    @Test
    void theWeekIsThatOfTheZone() {
        Instant sundayNight = Instant.parse("2026-06-28T22:30:00Z");
        SalesBook book =
                new SalesBook("b", List.of(account("a", Deal.closed("w", DealStatus.CLOSED_WON, sundayNight))));
        try (Advisor<SalesBook, WeeklyMisReport> berlin = Advisor.builder(Questions.WEEKLY)
                .zone(ZoneId.of("Europe/Berlin"))
                .build()) {
            assertThat(weekly.answer(book, sundayNight).week()).isEqualTo("2026-W26");
            assertThat(weekly.answer(book, NOW).lagging().get(0).deals()).isZero();
            assertThat(berlin.answer(book, sundayNight).week()).isEqualTo("2026-W27");
            assertThat(berlin.answer(book, NOW).lagging().get(0).deals()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-03T12:00:00Z, 2026-W53, 2026-12-28T00:00:00Z",
        "2027-01-04T00:00:00Z, 2027-W01, 2027-01-04T00:00:00Z"
    })
    void theWeekHasItsIsoName(Instant asOf, String name, Instant from) {
        WeeklyMisReport report = weekly.answer(new SalesBook("b", List.of()), asOf);

        assertThat(report.week()).isEqualTo(name);
        assertThat(report.from()).isEqualTo(from);
        assertThat(report.findings()).extracting("code").containsExactly("NO_DEALS");
    }

    @Test
    void gapsAreInTheOrderOfDealsAndKinds() {
        SalesBook book = new SalesBook(
                "b",
                List.of(account(
                        "a",
                        open("d")
                                .nextStep(" ")
                                .contacts()
                                .active(null)
                                .closes(daysAgo(2))
                                .build(),
                        open("e").contacts().build(),
                        open("f").build(),
                        open("g").owner(" ").nextStep(null).build())));

        ComplianceReport report = compliance.answer(book, NOW);

        assertThat(report.checkedAt()).isEqualTo(Instant.parse("2026-06-29T17:00:00Z"));
        assertThat(report.owners()).extracting("owner").containsExactly("kim", null);
        assertThat(report.owners().get(0).gaps())
                .extracting("dealId", "gap")
                .containsExactly(
                        tuple("d", Gap.MISSING_NEXT_STEP),
                        tuple("d", Gap.CLOSE_DATE_PASSED),
                        tuple("d", Gap.NO_CONTACT),
                        tuple("d", Gap.NO_ACTIVITY_LOGGED),
                        tuple("e", Gap.NO_CONTACT));
        assertThat(report.owners().get(0).openDeals()).isEqualTo(3);
        assertThat(report.owners().get(0).compliantDeals()).isEqualTo(1);
        assertThat(report.owners().get(1).findings()).extracting("code").containsExactly("DEALS_WITHOUT_OWNER");
    }

    private static SalesBook random(Random random) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Deal> deals = new ArrayList<>();
            for (int j = 0; j < random.nextInt(6); j++) {
                String id = "d" + i + "-" + j;
                if (random.nextInt(3) == 0) {
                    DealStatus status = DealStatus.values()[1 + random.nextInt(2)];
                    Instant closedAt = daysAgo(random.nextInt(20) - 5);
                    deals.add(new Deal(
                            id, "Offer", status, BigDecimal.TEN, daysAgo(40), null, closedAt, null, "kim", List.of()));
                } else {
                    deals.add(open(id).amount(random.nextInt(100))
                            .stage(random.nextBoolean() ? "Offer" : null, daysAgo(random.nextInt(90)))
                            .active(random.nextInt(4) == 0 ? null : daysAgo(random.nextInt(30)))
                            .closes(random.nextInt(3) == 0 ? null : daysAgo(random.nextInt(60) - 30))
                            .nextStep(random.nextBoolean() ? "call" : null)
                            .owner(random.nextInt(5) == 0 ? null : "owner" + random.nextInt(3))
                            .contacts(random.nextBoolean() ? new String[] {} : new String[] {"anna", "ben"})
                            .build());
                }
            }
            accounts.add(account("a" + i, deals.toArray(Deal[]::new)));
        }
        return new SalesBook("random", accounts);
    }
}
