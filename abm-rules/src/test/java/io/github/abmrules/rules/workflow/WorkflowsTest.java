package io.github.abmrules.rules.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.playbook.AccountIntelligenceBrief;
import io.github.abmrules.core.playbook.CampaignProgressReport;
import io.github.abmrules.core.playbook.CompetitorIntelBrief;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.MissingContextException;
import io.github.abmrules.core.playbook.Pursuit;
import io.github.abmrules.core.playbook.Target;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.playbook.WorkflowContext;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.CompetitorProfile;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.MissingToolException;
import io.github.abmrules.core.port.NewsItem;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.memory.InMemoryTools;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What workflows do with what tools know, and with tools that fail. */
class WorkflowsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static Workflows workflows;

    private final InMemoryTools memory = new InMemoryTools();
    private WorkflowContext context = WorkflowContext.empty();

    @BeforeAll
    static void compileRules() {
        CampaignPlanner<AccountIntelligenceBrief> warmup = (brief, run) -> planned(brief.company());
        CampaignPlanner<TriggerReport> faster = (report, run) -> planned(report.company());
        workflows = Workflows.builder(AbmEngine::create, Advisor::of)
                .warmup(warmup)
                .accelerate(faster)
                .sales("deal-risk", (companies, run) -> new SalesReporter.Reported(companies, List.of()))
                .build();
    }

    @AfterAll
    static void close() {
        workflows.close();
    }

    private static CampaignPlanner.Planned planned(String company) {
        CrmTask task = new CrmTask("warmup/" + company, null, company, "Research " + company, null, null, null);
        return new CampaignPlanner.Planned(List.of(new Target(company)), List.of(task), List.of());
    }

    private WorkflowResult run(String workflow, String... companies) {
        return workflows.run(
                workflow, new WorkflowRequest("spring", List.of(companies), memory.tools(), context, AS_OF));
    }

    private void scored(Object... companiesAndTiers) {
        List<AccountScore> scores = new java.util.ArrayList<>();
        for (int i = 0; i < companiesAndTiers.length; i += 2) {
            scores.add(AccountScore.of((String) companiesAndTiers[i], (IcpTier) companiesAndTiers[i + 1]));
        }
        context = context.with(ContextNames.ACCOUNT_SCORES, scores);
    }

    private static Account.Builder account(String id) {
        return Account.builder(id).company(id).icpTier(IcpTier.B);
    }

    private static Account engaged(String id) {
        return account(id)
                .signals(new Signal(SignalType.EMAIL_REPLY, JUNE, "c", false))
                .build();
    }

    private static NewsItem news(String company, @Nullable String type) {
        return new NewsItem(company, type, TriggerPolarity.POSITIVE, JUNE, null, null, null);
    }

    private static Assignment only(WorkflowResult result) {
        List<Assignment> assignments = result.all(ContextNames.CLUSTER_ASSIGNMENTS, Assignment.class);
        assertThat(assignments).hasSize(1);
        return assignments.get(0);
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).distinct().toList();
    }

    // Cluster assignment

    @Test
    void combinesTierEngagementAndNews() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Acme")).news(news("Acme", "FUNDING"));

        Assignment assignment = only(run("cluster-assignment"));

        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(assignment.triggerStatus()).isEqualTo(TriggerStatus.YES);
        assertThat(assignment.cluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
        assertThat(assignment.effectiveCluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(assignment.review()).isNotNull();
    }

    @Test
    void decidesByTheCrmAloneWhenThereIsNoNews() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Acme"));

        Assignment assignment = only(run("cluster-assignment"));

        assertThat(assignment.triggerStatus()).isEqualTo(TriggerStatus.NO);
        assertThat(assignment.cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(codes(assignment.findings())).doesNotContain("TRIGGER_LOOKUP_FAILED");
    }

    @Test
    void decidesByTheCrmAloneWhenNewsFailsAndSaysSo() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Acme")).news(news("Acme", "FUNDING"));
        memory.fail(Tool.FETCH_COMPANY_NEWS, "Acme", "timeout");

        WorkflowResult result = run("cluster-assignment");

        assertThat(only(result).triggerStatus()).isEqualTo(TriggerStatus.UNKNOWN);
        assertThat(only(result).cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(codes(only(result).findings())).contains("TRIGGER_LOOKUP_FAILED");
        assertThat(result.failed()).isEmpty();
    }

    @Test
    void liftsACompanyThatIsNotInTheCrmNowhere() {
        scored("Nowhere", IcpTier.A);
        memory.news(news("Nowhere", "FUNDING"));

        WorkflowResult result = run("cluster-assignment");

        assertThat(only(result).cluster()).isEqualTo(Cluster.CLUSTER_ICP);
        assertThat(only(result).engagementLevel()).isEqualTo(EngagementLevel.NONE);
        assertThat(codes(only(result).findings())).contains("NOT_IN_CRM");
        assertThat(memory.notes()).as("there is nothing to add a note to").isEmpty();
        assertThat(result.notes().sent()).isZero();
    }

    @Test
    void keepsACompanyOfPoorFitThatIsNotInTheCrmUnclustered() {
        scored("Nowhere", IcpTier.E);

        assertThat(only(run("cluster-assignment")).cluster()).isEqualTo(Cluster.MONITOR_ONLY);
    }

    @Test
    void decidesNothingWhenTheCrmFailsButDecidesAboutTheOthers() {
        scored("Acme", IcpTier.B, "Broken", IcpTier.A, "Zeta", IcpTier.C);
        memory.company(engaged("Acme")).company(engaged("Broken"));
        memory.fail(Tool.SEARCH_COMPANIES, "Broken", "502 Bad Gateway");

        WorkflowResult result = run("cluster-assignment");

        assertThat(result.all(ContextNames.CLUSTER_ASSIGNMENTS, Assignment.class))
                .extracting(Assignment::accountId)
                .containsExactly("Acme", "Zeta");
        assertThat(result.failed())
                .containsExactly(new Failure("Broken", "hubspot_search_companies", "502 Bad Gateway"));
        assertThat(memory.notes()).extracting(CrmNote::accountId).containsExactly("Acme");
        assertThat(result.all(ContextNames.CLUSTER_SUMMARY, ClusterSummary.class)
                        .get(0)
                        .futurePipelineCount())
                .isEqualTo(1);
    }

    @Test
    void logsClusterAndRationale() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Acme"));

        Assignment assignment = only(run("cluster-assignment"));

        assertThat(memory.notes()).singleElement().satisfies(note -> {
            assertThat(note.accountId()).isEqualTo("Acme");
            assertThat(note.body()).contains("FUTURE_PIPELINE").contains(assignment.rationale());
        });
    }

    @Test
    void queuesANoteThatIsNotTakenAndAddsItAtTheNextRunOnce() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Acme")).fail(Tool.ADD_NOTE, "Acme", "503");

        WorkflowResult first = run("cluster-assignment");

        assertThat(codes(first.findings())).contains("NOTE_QUEUED");
        assertThat(first.failed()).as("the decision stands").isEmpty();
        assertThat(memory.notes()).isEmpty();
        assertThat(memory.pendingNotes()).hasSize(1);

        WorkflowResult again = run("cluster-assignment");
        assertThat(memory.pendingNotes()).as("the same note waits once").hasSize(1);
        assertThat(again.notes().queued()).hasSize(1);

        memory.heal(Tool.ADD_NOTE);
        WorkflowResult healed = run("cluster-assignment");
        assertThat(healed.notes().retried()).isEqualTo(1);
        assertThat(codes(healed.findings())).contains("NOTES_RETRIED").doesNotContain("NOTE_QUEUED");
        assertThat(memory.notes()).hasSize(1);
        assertThat(memory.pendingNotes()).isEmpty();

        run("cluster-assignment");
        assertThat(memory.notes()).as("the same decision is the same note").hasSize(1);
    }

    @Test
    void usesTriggersThatAScanFound() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Acme")).news(news("Acme", "FUNDING"));
        WorkflowResult scan = run("trigger-scan");
        context = scan.addTo(context);
        InMemoryTools later = new InMemoryTools().company(engaged("Acme"));

        WorkflowResult result = workflows.run(
                "cluster-assignment", new WorkflowRequest("spring", List.of(), later.tools(), context, AS_OF));

        assertThat(only(result).triggerStatus()).isEqualTo(TriggerStatus.YES);
        assertThat(codes(result.findings())).doesNotContain("OPTIONAL_CONTEXT_MISSING");
    }

    @Test
    void scoresACompanyThatIsAskedForAndNotScoredYet() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Other")).score("Other", IcpTier.C);

        assertThat(only(run("cluster-assignment", "other")).icpTier()).isEqualTo(IcpTier.C);
    }

    @Test
    void rejectsACompanyOfUnknownFit() {
        scored("Acme", IcpTier.B);
        memory.company(engaged("Acme"));

        WorkflowResult result = run("cluster-assignment", "Acme", "Other");

        assertThat(only(result).accountId()).isEqualTo("Acme");
        assertThat(result.rejected()).singleElement().satisfies(rejection -> {
            assertThat(rejection.index()).isEqualTo(1);
            assertThat(rejection.field()).isEqualTo("icp_tier");
            assertThat(rejection.message()).contains("Other has neither a score nor firmographics");
        });
    }

    // Front matter

    @Test
    void namesAMissingContextItsSkillAndWhatToRun() {
        assertThatThrownBy(() -> run("cluster-assignment"))
                .isInstanceOf(MissingContextException.class)
                .hasMessage("The workflow cluster-assignment needs the context account_scores, which the skill"
                        + " selecting-and-researching-accounts provides, but nobody has provided it."
                        + " Maybe run the workflow \"account-scoring\" first?");
    }

    @Test
    void showsAMissingOptionalContext() {
        scored("Acme", IcpTier.B);

        assertThat(run("cluster-assignment").findings())
                .filteredOn(finding -> finding.code().equals("OPTIONAL_CONTEXT_MISSING"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("triggers_detected")
                        .contains("mapping-buyer-triggers"));
    }

    @Test
    void namesAToolThatTheHostDidNotGive() {
        scored("Acme", IcpTier.B);
        Set<Tool> left = EnumSet.of(Tool.ADD_NOTE, Tool.FETCH_COMPANY_NEWS);
        WorkflowRequest request = new WorkflowRequest("spring", List.of(), memory.toolsWithout(left), context, AS_OF);

        assertThatThrownBy(() -> workflows.run("cluster-assignment", request))
                .isInstanceOf(MissingToolException.class)
                .hasMessageStartingWith("The workflow cluster-assignment requires the tools fetch_company_news,"
                        + " hubspot_add_note, which the host did not give. Given: enrich_company,");
        assertThat(memory.notes()).isEmpty();
    }

    @Test
    void suggestsAWorkflowOfASimilarName() {
        assertThatThrownBy(() -> run("trigger-scam"))
                .isInstanceOf(UnknownWorkflowException.class)
                .hasMessageContaining("Known: account-scoring,")
                .hasMessageEndingWith("Maybe \"trigger-scan\"?");
    }

    @Test
    void saysThatNobodyNamedCompanies() {
        assertThatThrownBy(() -> run("trigger-scan"))
                .isInstanceOf(NoCompaniesException.class)
                .hasMessageContaining("targets.jsonl");
    }

    @Test
    void requireTheToolsOfTheirDocument() {
        WorkflowManifest cluster = Manifests.documents().get(0);
        WorkflowManifest programs = Manifests.documents().get(1);
        WorkflowManifest assignment = Manifests.workflow("cluster-assignment");

        assertThat(assignment.requiresTools()).isEqualTo(cluster.requiresTools());
        assertThat(assignment.dependsOn()).isEqualTo(cluster.dependsOn());
        assertThat(assignment.expectsContext()).isEqualTo(cluster.expectsContext());
        assertThat(assignment.providesContext()).isEqualTo(cluster.providesContext());
        Set<Tool> used = EnumSet.noneOf(Tool.class);
        Manifests.workflows().forEach(manifest -> used.addAll(manifest.requiresTools()));
        assertThat(used).containsAll(programs.requiresTools());
        assertThat(programs.requiresTools()).hasSize(7);
    }

    // Account scoring

    @Test
    void scoresByTheToolElseByTheScorecard() {
        memory.score("Acme", IcpTier.C);
        memory.profile(new CompanyProfile(
                "Beta",
                null,
                null,
                new Firmographics(
                        "software",
                        500L,
                        new BigDecimal("50000000"),
                        "Germany",
                        2010,
                        List.of("JAVA"),
                        List.of("HIRING"))));
        context = context.with(
                ContextNames.TARGETS, List.of(new Target("Acme"), new Target("Beta"), new Target("Gamma")));

        WorkflowResult result = run("account-scoring");

        List<AccountScore> scores = result.all(ContextNames.ACCOUNT_SCORES, AccountScore.class);
        assertThat(scores).extracting(AccountScore::company).containsExactly("Acme", "Beta");
        assertThat(scores.get(0).icpTier()).isEqualTo(IcpTier.C);
        assertThat(scores.get(1).source()).isEqualTo("scorecard");
        assertThat(scores.get(1).firedRules()).isNotEmpty();
        assertThat(result.rejected()).singleElement().satisfies(rejection -> {
            assertThat(rejection.index()).isEqualTo(2);
            assertThat(rejection.message()).contains("Gamma");
        });
    }

    @Test
    void scoresNothingInItsPlaceWhenTheScoringToolFails() {
        memory.fail(Tool.SCORE_ACCOUNT, "Acme", "quota");

        WorkflowResult result = run("account-scoring", "Acme");

        assertThat(result.failed()).containsExactly(new Failure("Acme", "score_account", "quota"));
        assertThat(result.all(ContextNames.ACCOUNT_SCORES, AccountScore.class)).isEmpty();
    }

    // Research

    @Test
    void researchesACompanyAndLeavesThePursuitToAPerson() {
        scored("Acme", IcpTier.B);
        memory.company(account("Acme")
                        .contacts(new Contact("c", "CFO", true))
                        .deals(Deal.open("d", JUNE, JUNE))
                        .build())
                .news(news("Acme", "FUNDING"))
                .profile(new CompanyProfile("Acme", "acme.example", "Logistics", null));

        WorkflowResult result = run("account-research", "Acme");

        AccountIntelligenceBrief brief = result.all(ContextNames.ACCOUNT_BRIEFS, AccountIntelligenceBrief.class)
                .get(0);
        assertThat(brief.icpTier()).isEqualTo(IcpTier.B);
        assertThat(brief.recommendation()).isEqualTo(Pursuit.PURSUE);
        assertThat(brief.deals()).extracting(Deal::dealId).containsExactly("d");
        assertThat(brief.triggers()).hasSize(1);
        assertThat(brief.openQuestions()).doesNotContain("Who is in the buying committee?");
        assertThat(result.humanDecisions()).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(HumanDecision.Kind.PURSUIT);
            assertThat(decision.id()).isEqualTo(brief.decisionId());
            assertThat(decision.options()).containsExactly("PURSUE", "WATCH", "PASS");
            assertThat(decision.facts()).contains("recommended: PURSUE");
        });
        assertThat(memory.tasks()).isEmpty();
        assertThat(memory.notes()).isEmpty();
    }

    @Test
    void saysWhatNobodyKnows() {
        memory.fail(Tool.FETCH_COMPANY_NEWS, "Nowhere", "timeout");
        memory.fail(Tool.ENRICH_COMPANY, "Nowhere", "quota");
        memory.fail(Tool.SCORE_ACCOUNT, "Nowhere", "quota");

        WorkflowResult result = run("account-research", "Nowhere");

        AccountIntelligenceBrief brief = result.all(ContextNames.ACCOUNT_BRIEFS, AccountIntelligenceBrief.class)
                .get(0);
        assertThat(brief.inCrm()).isFalse();
        assertThat(brief.icpTier()).isNull();
        assertThat(brief.triggerStatus()).isEqualTo(TriggerStatus.UNKNOWN);
        assertThat(brief.recommendation()).isEqualTo(Pursuit.WATCH);
        assertThat(brief.openQuestions()).hasSize(4);
        assertThat(codes(brief.findings()))
                .containsExactly("ENRICHMENT_FAILED", "SCORING_FAILED", "TRIGGER_LOOKUP_FAILED");
    }

    @Test
    void researchesNothingWhenTheCrmFails() {
        memory.company(engaged("Acme")).fail(Tool.GET_DEALS, "Acme", "502");

        WorkflowResult result = run("account-research", "Acme");

        assertThat(result.failed()).containsExactly(new Failure("Acme", "hubspot_get_deals", "502"));
        assertThat(result.humanDecisions()).isEmpty();
    }

    // Triggers

    @Test
    void asksAPersonAboutHotTriggersOnce() {
        memory.news(news("Acme", "FUNDING")).news(news("Acme", "HIRING")).news(news("Calm", "HIRING"));

        WorkflowResult result = run("trigger-scan", "Acme", "Calm", "Silent");

        assertThat(result.all(ContextNames.TRIGGERS_DETECTED, TriggerReport.class))
                .extracting(TriggerReport::hot)
                .containsExactly(true, false, false);
        assertThat(result.humanDecisions()).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(HumanDecision.Kind.HOT_TRIGGER);
            assertThat(decision.subject()).isEqualTo("Acme");
        });

        answer(result.humanDecisions().get(0).id(), "WAIT");
        assertThat(run("trigger-scan", "Acme").humanDecisions()).isEmpty();
    }

    @Test
    void asksAgainWhenTheFactsChange() {
        memory.news(news("Acme", "FUNDING")).news(news("Acme", "HIRING"));
        HumanDecision first = run("trigger-scan", "Acme").humanDecisions().get(0);
        memory.news(news("Acme", "EXPANSION"));
        WorkflowRequest later =
                new WorkflowRequest("spring", List.of("Acme"), memory.tools(), context, AS_OF.plusSeconds(60));
        HumanDecision second =
                workflows.run("trigger-scan", later).humanDecisions().get(0);
        context = context.with(ContextNames.HUMAN_DECISIONS, List.of(first, second));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(Decisions.open(context)).containsExactly(second);
        assertThatThrownBy(() -> Decisions.answer(context, first.id(), "WAIT", "kim", AS_OF, null))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage("The decision " + first.id() + " was superseded: its facts have changed since. Waiting: "
                        + second.id() + ".");
        assertThat(run("trigger-scan", "Acme").humanDecisions())
                .as("asked again, it waits since it was asked first")
                .containsExactly(second);
    }

    @Test
    void looksUpTheOthersWhenNewsOfOneFails() {
        memory.news(news("Acme", "FUNDING")).fail(Tool.FETCH_COMPANY_NEWS, "Broken", "timeout");

        WorkflowResult result = run("trigger-scan", "Broken", "Acme");

        assertThat(result.all(ContextNames.TRIGGERS_DETECTED, TriggerReport.class))
                .extracting(TriggerReport::triggerStatus)
                .containsExactly(TriggerStatus.UNKNOWN, TriggerStatus.YES);
    }

    // Competitors

    @Test
    void sumsUpACompetitor() {
        context = context.with(ContextNames.TARGETS, List.of(new Target("Acme")));
        memory.competitor(new CompetitorProfile(
                        "Rival", "fast", List.of(), List.of("price"), List.of(), List.of("ACME", "Other"), null))
                .news(news("Rival", "PRODUCT_LAUNCH"));

        CompetitorIntelBrief brief = run("competitor-analysis", "Rival")
                .all(ContextNames.COMPETITOR_BRIEFS, CompetitorIntelBrief.class)
                .get(0);

        assertThat(brief.contestedAccounts()).containsExactly("ACME");
        assertThat(brief.moves()).hasSize(1);
        assertThat(brief.openQuestions()).containsExactly("How large is the competitor?");
    }

    // Progress

    @Test
    void showsWhatMovesAndWritesNothing() {
        scored("Up", IcpTier.B, "Still", IcpTier.B, "New", IcpTier.B, "Down", IcpTier.B);
        CurrentCluster icp = CurrentCluster.of(Cluster.CLUSTER_ICP, Instant.parse("2026-01-01T00:00:00Z"));
        CurrentCluster pipeline = CurrentCluster.of(Cluster.FUTURE_PIPELINE, Instant.parse("2025-06-01T00:00:00Z"));
        memory.company(engaged("Up").toBuilder().current(icp).build())
                .company(account("Still").current(icp).build())
                .company(engaged("New"))
                .company(account("Down").current(pipeline).build());

        CampaignProgressReport report = run("progress-review")
                .all(ContextNames.CAMPAIGN_PROGRESS, CampaignProgressReport.class)
                .get(0);

        assertThat(report.accounts()).isEqualTo(4);
        assertThat(report.forwardMoves()).isEqualTo(1);
        assertThat(report.backwardMoves()).isEqualTo(1);
        assertThat(report.engagedAccounts()).isEqualTo(2);
        assertThat(report.moves())
                .extracting(CampaignProgressReport.Move::accountId)
                .containsExactly("Up", "Down");
        assertThat(report.tasks())
                .extracting(each -> each.accountId() + " " + each.task().id())
                .containsExactlyInAnyOrder(
                        "Up next-programme",
                        "Still other-channel",
                        "Still check-contacts",
                        "Down former-programme",
                        "Down find-cause",
                        "Down other-channel",
                        "Down check-contacts");
        assertThat(report.firedRules())
                .doesNotHaveDuplicates()
                .extracting(FiredRule::id)
                .contains("movement.no-engagement", "plan.progress-forward");
        assertThat(memory.notes()).isEmpty();
        assertThat(memory.tasks()).isEmpty();
    }

    // Plans

    @Test
    void wantsResearchBeforeAWarmup() {
        assertThatThrownBy(() -> run("warmup", "Acme"))
                .isInstanceOf(MissingContextException.class)
                .hasMessageContaining("account_intelligence_briefs")
                .hasMessageEndingWith("Maybe run the workflow \"account-research\" first?");

        context = run("account-research", "Other").addTo(context);
        assertThat(run("warmup", "Acme").rejected())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.message())
                        .isEqualTo("is not in account_intelligence_briefs."
                                + " Maybe run the workflow \"account-research\" for it first?"));
    }

    @Test
    void createsTheTasksOfAWarmupWhenAPersonHasApproved() {
        context = run("account-research", "Acme").addTo(context);

        WorkflowResult waiting = run("warmup", "Acme");
        assertThat(waiting.all("warmup_plans", Target.class)).hasSize(1);
        assertThat(codes(waiting.findings())).contains("TASKS_WAIT_FOR_DECISION");
        assertThat(waiting.humanDecisions()).hasSize(1);
        assertThat(memory.tasks()).isEmpty();

        answer(waiting.humanDecisions().get(0).id(), "PURSUE");
        WorkflowResult approved = run("warmup", "Acme");
        assertThat(approved.tasks().sent()).isEqualTo(1);
        assertThat(approved.humanDecisions()).isEmpty();
        run("warmup", "Acme");
        assertThat(memory.tasks()).hasSize(1);
    }

    @Test
    void plansNothingThatAPersonDecidedAgainst() {
        WorkflowResult research = run("account-research", "Acme");
        context = research.addTo(context);
        answer(research.humanDecisions().get(0).id(), "PASS");

        WorkflowResult result = run("warmup", "Acme");

        assertThat(result.all("warmup_plans", Target.class)).isEmpty();
        assertThat(codes(result.findings())).containsExactly("DECIDED_AGAINST");
        assertThat(memory.tasks()).isEmpty();
    }

    @Test
    void acceleratesHotCompaniesOnly() {
        memory.news(news("Acme", "FUNDING")).news(news("Acme", "HIRING"));
        WorkflowResult scan = run("trigger-scan", "Acme", "Calm");
        context = scan.addTo(context);
        context = context.with(ContextNames.WARMUP_PLANS, List.of());
        answer(scan.humanDecisions().get(0).id(), "ACCELERATE");

        WorkflowResult result = run("accelerate");

        assertThat(result.all("warmup_plans", Target.class)).containsExactly(new Target("Acme"));
        assertThat(memory.tasks()).hasSize(1);
    }

    @Test
    void queuesATaskThatIsNotTaken() {
        WorkflowResult research = run("account-research", "Acme");
        context = research.addTo(context);
        answer(research.humanDecisions().get(0).id(), "PURSUE");
        memory.fail(Tool.CREATE_TASK, "Acme", "503");

        assertThat(codes(run("warmup").findings())).containsExactly("TASK_QUEUED");

        memory.heal(Tool.CREATE_TASK);
        assertThat(run("warmup").tasks().retried()).isEqualTo(1);
        assertThat(memory.tasks()).hasSize(1);
    }

    // Sales

    @Test
    void reportsAboutCompaniesOfTheCrm() {
        memory.company(engaged("Acme")).company(engaged("Broken")).fail(Tool.SEARCH_COMPANIES, "Broken", "502");

        WorkflowResult result = run("deal-risk", "Acme", "Broken", "Nowhere");

        assertThat(result.provided().get("risk_assessments")).hasSize(1);
        assertThat(codes(result.findings())).containsExactly("NOT_IN_CRM");
        assertThat(result.failed()).hasSize(1);
    }

    private void answer(String decision, String answer) {
        context = context.with(
                ContextNames.HUMAN_ANSWERS, List.of(new HumanAnswer(decision, answer, "kim", AS_OF, null)));
    }
}
