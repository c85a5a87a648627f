package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.fired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.Severity;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From firmographics to an ICP tier. */
class ScorecardTest {
    private static AbmEngine engine;

    @BeforeAll
    static void open() {
        engine = AbmEngine.create();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** A company that fits by every criterion of the shipped scorecard, unless it is told otherwise. */
    private static final class Company {
        private String industry = "software";
        private Long employees = 1_000L;
        private BigDecimal annualRevenue = new BigDecimal("50000000");
        private String country = "Germany";
        private Integer yearFounded = 2000;
        private List<String> technologies = List.of("crm");
        private List<String> behaviours = List.of("hiring sales");

        Firmographics firmographics() {
            return new Firmographics(
                    industry, employees, annualRevenue, country, yearFounded, technologies, behaviours);
        }
    }

    /** Of 100 points: industry 25, employees 20, revenue 20, country 10, year 5, technologies 10, behaviours 10. */
    @ParameterizedTest
    @CsvSource({
        "'',                                     A",
        "country behaviours,                     A", // 80
        "country behaviours year,                B", // 75
        "employees revenue,                      B", // 60
        "employees revenue year,                 C", // 55
        "employees revenue country behaviours,   C", // 40
        "employees revenue country behaviours year, D", // 35
        "industry employees revenue year country, D", // 20
        "industry employees revenue year technologies behaviours, E", // 10
        "industry employees revenue country technologies behaviours, E", // 5
        "industry employees revenue country year technologies behaviours, E"
    })
    void givesTheTierOfTheScore(String misfits, IcpTier tier) {
        Company company = new Company();
        for (String field : misfits.split(" ")) {
            switch (field) {
                case "industry" -> company.industry = "farming";
                case "employees" -> company.employees = 10L;
                case "revenue" -> company.annualRevenue = BigDecimal.ONE;
                case "country" -> company.country = "Atlantis";
                case "year" -> company.yearFounded = 2024;
                case "technologies" -> company.technologies = List.of("fax");
                case "behaviours" -> company.behaviours = List.of("sleeping");
                default -> assertThat(field).isEmpty();
            }
        }
        assertThat(decide(company.firmographics()).icpTier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({"199, 0", "200, 20", "5000, 20", "5001, 0"})
    void takesBothEndsOfARangeForInside(long employees, int points) {
        Company company = new Company();
        company.employees = employees;
        assertThat(decide(company.firmographics()).findings())
                .extracting(Finding::message)
                .contains("employees is 200 to 5000: " + employees + " gives " + points + " of 20");
    }

    @Test
    void comparesTextsWithoutRegardToCase() {
        Company company = new Company();
        company.industry = "SoftWare";
        company.behaviours = List.of("sleeping", "Hiring Sales");
        assertThat(decide(company.firmographics()).findings())
                .extracting(Finding::message)
                .contains(
                        "industry is one of software, technology, finance, telecommunications: SoftWare gives 25 of 25",
                        "behaviours is one of hiring sales, hiring marketing, opening offices:"
                                + " Hiring Sales, sleeping gives 10 of 10");
    }

    @Test
    void rescalesWhatIsKnown() {
        Company company = new Company();
        company.industry = null;
        company.country = "Atlantis";
        company.behaviours = List.of("sleeping");
        // 55 of 75 known points are 73.
        assertThat(decide(company.firmographics()).icpTier()).isEqualTo(IcpTier.B);
        company.behaviours = List.of();
        // 55 of 65 known points are 85.
        assertThat(decide(company.firmographics()).icpTier()).isEqualTo(IcpTier.A);
    }

    @Test
    void roundsHalfUp() {
        try (AbmEngine house =
                AbmEngine.builder().parameter("scorecard", "criteria", """
                        - { field: industry, kind: firmographic, weight: 159, values: [software] }
                        - { field: country, kind: firmographic, weight: 41, values: [Germany] }
                        - { field: year_founded, kind: firmographic, weight: 1, maximum: 2020 }
                        """).build()) {
            Firmographics half = new Firmographics("software", null, null, "Atlantis", null, List.of(), List.of());
            Firmographics less = new Firmographics("software", null, null, "Atlantis", 2024, List.of(), List.of());
            // 159 of 200 are 79.5, 159 of 201 are 79.1.
            assertThat(house.decide(unscored(half), NOW).icpTier()).isEqualTo(IcpTier.A);
            assertThat(house.decide(unscored(less), NOW).icpTier()).isEqualTo(IcpTier.B);
        }
    }

    @Test
    void givesATierWhereExactlyHalfTheWeightIsKnown() {
        Firmographics half = new Firmographics("software", 1_000L, null, null, 2000, List.of(), List.of());
        assertThat(decide(half).icpTier()).isEqualTo(IcpTier.A);
    }

    @Test
    void rejectsAnAccountOfWhichLessThanHalfTheWeightIsKnown() {
        Firmographics little = new Firmographics("software", 1_000L, null, null, null, List.of(), List.of());
        assertThatThrownBy(() -> decide(little))
                .isInstanceOfSatisfying(
                        RejectedAccountException.class,
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("icp_tier"))
                .hasMessageContaining("acme")
                .hasMessageContaining("icp_tier");
    }

    @Test
    void rejectsOneAccountOfAPortfolioAndDecidesTheOthers() {
        Firmographics nothing = new Firmographics(null, null, null, null, null, List.of(), List.of());
        Portfolio portfolio = engine.decideAll(
                List.of(
                        Account.builder("a").icpTier(IcpTier.A).build(),
                        Account.builder("b").firmographics(nothing).build(),
                        Account.builder("c")
                                .firmographics(new Company().firmographics())
                                .build()),
                NOW);
        assertThat(portfolio.assignments()).extracting(Assignment::accountId).containsExactly("a", "c");
        assertThat(portfolio.rejected()).extracting(Rejection::index).containsExactly(1L);
        assertThat(portfolio.rejected()).extracting(Rejection::field).containsExactly("icp_tier");
        assertThat(portfolio.failed()).isEmpty();
    }

    @Test
    void takesBlankTextForUnknown() {
        Company company = new Company();
        company.country = " ";
        assertThat(decide(company.firmographics()).findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("country") && message.contains("not known"));
    }

    @Test
    void explainsEveryContribution() {
        Company company = new Company();
        company.country = null;
        Assignment assignment = decide(company.firmographics());
        assertThat(assignment.findings())
                .extracting(Finding::field)
                .containsExactly(
                        "firmographics.annual_revenue",
                        "firmographics.behaviours",
                        "firmographics.country",
                        "firmographics.employees",
                        "firmographics.industry",
                        "firmographics.technologies",
                        "firmographics.year_founded");
        assertThat(assignment.findings()).allMatch(finding -> finding.code().equals("SCORECARD_CRITERION"));
        assertThat(assignment.findings()).allMatch(finding -> finding.severity() == Severity.INFO);
        assertThat(fired(assignment)).first().isEqualTo("scorecard.tier-a");
    }

    @Test
    void isNotAskedWhereTheTierIsGiven() {
        Account account = Account.builder("acme")
                .icpTier(IcpTier.D)
                .firmographics(new Company().firmographics())
                .build();
        Assignment assignment = engine.decide(account, NOW);
        assertThat(assignment.icpTier()).isEqualTo(IcpTier.D);
        assertThat(assignment.findings()).isEmpty();
        assertThat(fired(assignment)).noneMatch(id -> id.startsWith("scorecard."));
    }

    @Test
    void followsTheCutOffsOfTheHouse() {
        Company company = new Company();
        company.country = "Atlantis";
        try (AbmEngine house =
                AbmEngine.builder().parameter("scorecard", "tier-a-from", "91").build()) {
            assertThat(house.decide(unscored(company.firmographics()), NOW).icpTier())
                    .isEqualTo(IcpTier.B);
        }
        try (AbmEngine house =
                AbmEngine.builder().parameter("scorecard", "tier-a-from", "90").build()) {
            assertThat(house.decide(unscored(company.firmographics()), NOW).icpTier())
                    .isEqualTo(IcpTier.A);
        }
    }

    private static Assignment decide(Firmographics firmographics) {
        return engine.decide(unscored(firmographics), NOW);
    }

    private static Account unscored(Firmographics firmographics) {
        return Account.builder("acme").firmographics(firmographics).build();
    }
}
