package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule author reads when a scenario file has a mistake. */
class ScenarioMistakesTest {
    private static final List<String> NAMES = Stream.concat(
                    Stream.of("account", "portfolio"), Questions.all().stream().map(Question::name))
            .toList();
    private static final String INPUTS = String.join(", ", NAMES);
    private static final String COLUMNS =
            NAMES.stream().map(name -> name + ".…").collect(Collectors.joining(", "));

    private static final String SCENARIO = """
            - scenario: High engagement
              rule: cluster.ab-high
              as-of: 2026-06-30
              account: {icp_tier: A, engagement_level: HIGH}
              expect: {fires: true, cluster: ACTIVE_FOCUS}
            """;

    private static final String ACCOUNT_FIELDS =
            "account_id, company, icp_tier, firmographics, in_crm, engagement_level, "
                    + "signals, trigger_status, triggers, deals, contacts, events, current, reviews, "
                    + "pin, active_focus_taken, trust_level, trust_level_at, job_to_be_done, "
                    + "challenge, vertical, stage";

    private static final String EXPECTATIONS =
            "fires, does-not-fire, findings, review-reasons, rejected, account_id, company, "
                    + "icp_tier, account_tier, engagement_level, trigger_status, cluster, "
                    + "effective_cluster, previous_cluster, promotion_triggers, "
                    + "available_promotion_triggers, demotion_triggers, program_type, next_action, "
                    + "personalization, micro_segment, segmentation, trust_level, review, rationale, "
                    + "decision_id, rules_version, as_of";

    private static final String RULES = "cluster.ab-high, cluster.ab-medium-trigger, cluster.ab-medium, "
            + "cluster.abc-low-trigger, cluster.abc-low, cluster.abc-none-trigger, "
            + "cluster.abc-none, cluster.c-engaged, cluster.de";

    private static final String PACKS = String.join(", ", ShippedPacks.names());

    private static final String SIGNALS = "DEMO, MEETING, CONTENT_DOWNLOAD, EMAIL_REPLY, WEBINAR, EVENT, "
            + "LINKEDIN_CONNECTION_ACCEPTED, OUTREACH_REPLY, WEBSITE_VISIT, AD_CLICK";

    private static final String TRIGGERS = "content_engagement, intent_page_visit, linkedin_connection_accepted, "
            + "outreach_response, news_trigger, multiple_engaged_contacts, "
            + "challenge_validated, buying_committee_engaged, timeline_expressed, "
            + "budget_expressed, open_deal, better_tier";

    private static ScenarioRunner runner;

    @BeforeAll
    static void compile() {
        runner = ScenarioRunner.shipped();
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("mistakes")
    void isNamedWithItsPlaceAndAdvice(String right, String wrong, String message) {
        String text = SCENARIO.replace(right, wrong);

        assertThatThrownBy(() -> runner.scenarios(text, "cluster", "mapping.drl", "m.yaml"))
                .isInstanceOfSatisfying(
                        BrokenFileException.class,
                        e -> assertThat(e.problems())
                                .allSatisfy(problem -> {
                                    assertThat(problem.column()).isPositive();
                                    assertThat(text.lines().toList().get(problem.line() - 1))
                                            .isEqualTo(problem.source());
                                })
                                .extracting(problem -> problem.file() + ":" + problem.line() + ": " + problem.message())
                                .contains(message)
                                .hasSize(
                                        message.contains("a portfolio has no")
                                                ? e.problems().size()
                                                : 1));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(SCENARIO, "scenario: High engagement", "m.yaml:1: expected a list here, but found a map"),
                mistake(
                        "  account:",
                        "  acount:",
                        "m.yaml:4: unknown key \"acount\". Known: scenario, rule, as-of, zone, parameters, " + INPUTS
                                + ", expect, cases, steps. Maybe \"account\"?"),
                mistake(
                        "scenario: High engagement",
                        "scenario: ''",
                        "m.yaml:1: the scenario has no name. Maybe a sentence that says what should " + "happen?"),
                mistake("  rule: cluster.ab-high\n", "", "m.yaml:1: the key \"rule\" is missing"),
                mistake("  as-of: 2026-06-30\n", "", "m.yaml:1: the key \"as-of\" is missing"),
                mistake(
                        "rule: cluster.ab-high",
                        "rule: cluster.ab-hgh",
                        "m.yaml:2: there is no rule \"cluster.ab-hgh\". Known in this pack: " + RULES
                                + ". Maybe \"cluster.ab-high\"?"),
                mistake(
                        "rule: cluster.ab-high",
                        "rule: clusters.ab-high",
                        "m.yaml:2: there is no rule \"clusters.ab-high\". Known packs: " + PACKS
                                + ". Maybe \"cluster.ab-high\"?"),
                mistake(
                        "rule: cluster.ab-high",
                        "rule: review.pin",
                        "m.yaml:1: the rule \"review.pin\" is in review/standing.drl. Maybe move this "
                                + "scenario to review/scenarios/standing.yaml?"),
                mistake(
                        "as-of: 2026-06-30",
                        "as-of: 30.6.2026",
                        "m.yaml:3: as-of \"30.6.2026\" is not an instant; allowed: an instant such as "
                                + "2026-03-01T09:00:00Z or 2026-03-01T10:00:00+01:00, or a date such as 2026-03-01"),
                mistake(
                        "as-of: 2026-06-30",
                        "as-of: 2026-06-30\n  zone: Europe/Berlni",
                        "m.yaml:4: \"Europe/Berlni\" is not a zone; allowed: names such as UTC or "
                                + "Europe/Berlin. Maybe \"Europe/Berlin\"?"),
                mistake(
                        "as-of: 2026-06-30",
                        "as-of: 2026-06-30\n  parameters: {signal-windw: 3}",
                        "m.yaml:4: unknown pack or parameter \"signal-windw\". Known packs: " + PACKS
                                + ". Maybe \"signal-window\"?"),
                mistake(
                        "as-of: 2026-06-30",
                        "as-of: 2026-06-30\n  parameters: {signal-window: long}",
                        "m.yaml:4: \"long\" is not a whole number"),
                mistake(
                        "icp_tier: A",
                        "icp_teir: A",
                        "m.yaml:4: unknown field \"icp_teir\". Known: " + ACCOUNT_FIELDS + ". Maybe \"icp_tier\"?"),
                mistake(
                        "icp_tier: A",
                        "icp_tier: F",
                        "m.yaml:4: account.icp_tier \"F\" is not known; allowed: A, B, C, D, E"),
                mistake(
                        "icp_tier: A",
                        "icp_tier: 1",
                        "m.yaml:4: account.icp_tier \"1\" must be a text, not a number; allowed: A, B, C, " + "D, E"),
                mistake(
                        "icp_tier: A",
                        "icp_tier: A, signals: [{type: DEMO, att: 2026-01-01}]",
                        "m.yaml:4: unknown field \"att\". Known: type, at, contact_id, intent_page. Maybe "
                                + "\"at\"?"),
                mistake(
                        "icp_tier: A",
                        "icp_tier: A, signals: [{type: DEMOS, at: 2026-01-01}]",
                        "m.yaml:4: account.signals[0].type \"DEMOS\" is not known; allowed: " + SIGNALS
                                + ". Maybe \"DEMO\"?"),
                mistake(
                        "icp_tier: A",
                        "icp_tier: A, vertical: 5",
                        "m.yaml:4: account.vertical \"5\" must be a text, not a number. Maybe \"5\", in " + "quotes?"),
                mistake(
                        "account: {icp_tier: A, engagement_level: HIGH}",
                        "account: A",
                        "m.yaml:4: expected \"key: value\" lines here, but found \"A\""),
                mistake(
                        "  account: {icp_tier: A, engagement_level: HIGH}\n",
                        "",
                        "m.yaml:1: a scenario has one of " + INPUTS + ", but this one has none"),
                mistake(
                        "as-of: 2026-06-30",
                        "as-of: 2026-06-30\n  portfolio: {incumbents: 3}",
                        "m.yaml:1: a scenario has one of " + INPUTS + ", but this one has account and portfolio"),
                mistake(
                        "account: {icp_tier: A, engagement_level: HIGH}",
                        "portfolio: {incumbents: 3}",
                        "m.yaml:5: a portfolio has no \"cluster\". Known: fires, does-not-fire, findings."),
                mistake(
                        "account: {icp_tier: A, engagement_level: HIGH}",
                        "portfolio: {incumbent: 3}",
                        "m.yaml:5: a portfolio has no \"cluster\". Known: fires, does-not-fire, findings."),
                mistake(
                        "cluster: ACTIVE",
                        "clustr: ACTIVE",
                        "m.yaml:5: nothing can be expected of \"clustr\". Known: " + EXPECTATIONS
                                + ". Maybe \"cluster\"?"),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "cluster: ACTIVE_FOKUS",
                        "m.yaml:5: cluster cannot be \"ACTIVE_FOKUS\". Allowed: MONITOR_ONLY, CLUSTER_ICP, "
                                + "FUTURE_PIPELINE, ACTIVE_FOCUS. Maybe \"ACTIVE_FOCUS\"?"),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "cluster: [ACTIVE_FOCUS]",
                        "m.yaml:5: expected a single value here, but found a list"),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "promotion_triggers: [news]",
                        "m.yaml:5: promotion_triggers cannot be \"news\". Allowed: " + TRIGGERS + "."),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "promotion_triggers: news_trigger",
                        "m.yaml:5: expected a list here, but found \"news_trigger\""),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "review: {reason: []}",
                        "m.yaml:5: unknown field \"reason\" of review. Known: id, status, reasons, from, "
                                + "proposed_cluster. Maybe \"reasons\"?"),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "review: pending",
                        "m.yaml:5: expected \"key: value\" lines here, but found \"pending\""),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "review-reasons: [CONFLICT]",
                        "m.yaml:5: review.reasons cannot be \"CONFLICT\". Allowed: ACTIVE_FOCUS_CAPACITY, "
                                + "PROMOTION_TO_ACTIVE_FOCUS, DEMOTION_FROM_ACTIVE_FOCUS, SIGNALS_CONFLICT."),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "segmentation: {engaged: {answer: yes}}",
                        "m.yaml:5: segmentation.engaged.answer cannot be \"yes\". Allowed: true, false."),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "fired_rules: []",
                        "m.yaml:5: nothing can be expected of \"fired_rules\". Known: " + EXPECTATIONS
                                + ". Maybe \"fires\"?"),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "findings: [pinned]",
                        "m.yaml:5: \"pinned\" is no code of a finding: codes are in capitals, such as "
                                + "FUTURE_EVIDENCE"),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "rejected: icp_tier, cluster: ACTIVE_FOCUS",
                        "m.yaml:5: a rejected account has no \"cluster\". Known beside rejected: fires, "
                                + "does-not-fire."),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "does-not-fire: [cluster.ed]",
                        "m.yaml:5: there is no rule \"cluster.ed\". Known in this pack: " + RULES
                                + ". Maybe \"cluster.de\"?"),
                mistake(
                        "cluster: ACTIVE_FOCUS",
                        "does-not-fire: [cluster.ab-high]",
                        "m.yaml:5: the rule \"cluster.ab-high\" is named twice under fires and " + "does-not-fire"),
                mistake(
                        "fires: true",
                        "does-not-fire: true",
                        "m.yaml:5: expected a list of rule ids here. Maybe \"fires: false\"?"),
                mistake("fires: true", "fires: maybe", "m.yaml:5: \"maybe\" is neither true nor false"),
                mistake(
                        "fires: true, ",
                        "",
                        "m.yaml:5: the scenario does not say whether its rule fires. Maybe \"fires: " + "true\"?"),
                mistake(
                        "  expect: {fires: true, cluster: ACTIVE_FOCUS}\n",
                        "",
                        "m.yaml:1: the key \"expect\" is missing"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n" + SCENARIO,
                        "m.yaml:6: the scenario \"High engagement\" is there twice, first at m.yaml:1. "
                                + "Maybe say what is different about this one?"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases: {columns: [icp_tier], rows: [[A]]}\n",
                        "m.yaml:6: unknown column \"icp_tier\". Known: case, rule, as-of, zone, "
                                + "parameters.…, " + COLUMNS + ", expect.…. Maybe \"account.icp_tier\" or "
                                + "\"expect.icp_tier\"?"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases: {columns: [acount.icp_tier], rows: [[A]]}\n",
                        "m.yaml:6: unknown column \"acount.icp_tier\". Known: case, rule, as-of, zone, "
                                + "parameters.…, " + COLUMNS + ", expect.…. Maybe \"account\"?"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases: {columns: [rules], rows: [[A]]}\n",
                        "m.yaml:6: unknown column \"rules\". Known: case, rule, as-of, zone, parameters.…, " + COLUMNS
                                + ", expect.…. Maybe \"rule\"?"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases:\n    columns: [account.icp_tier]\n    rows:\n      - [A, B]\n",
                        "m.yaml:9: the row has 2 cells, but the table has 1 columns. Maybe a comma is "
                                + "missing, or quotes around a text with a comma?"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases:\n    columns: [account.icp_tier]\n    rows:\n      - [A]\n      - [F]\n",
                        "m.yaml:10: account.icp_tier \"F\" is not known; allowed: A, B, C, D, E"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases: {columns: [account.icp_tier], rows: []}\n",
                        "m.yaml:6: the table of cases has no rows"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases: {columns: [\"account.signals[0].at\"], rows: [[2026-01-01]]}\n",
                        "m.yaml:6: there is no element [0] to replace"),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases: {columns: [account.icp_tier.x], rows: [[2026-01-01]]}\n",
                        "m.yaml:4: expected \"key: value\" lines here, but found \"A\""),
                mistake(
                        "ACTIVE_FOCUS}\n",
                        "ACTIVE_FOCUS}\n  cases: {columns: [account.icp_tier], row: [[A]]}\n",
                        "m.yaml:6: unknown key \"row\". Known: columns, rows. Maybe \"rows\"?"));
    }

    /** A text of the scenario, what stands there instead, and what is said about it. */
    private static Arguments mistake(String right, String wrong, String message) {
        return Arguments.of(right, wrong, message);
    }
}
