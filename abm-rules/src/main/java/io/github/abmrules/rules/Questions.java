package io.github.abmrules.rules;

import io.github.abmrules.core.ask.TrustInquiry;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.lead.QualifiedLead;
import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.plan.ProgramPlan;
import io.github.abmrules.core.plan.ProgramRequest;
import io.github.abmrules.core.plan.ProgressPlan;
import io.github.abmrules.core.plan.ProgressRequest;
import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.plan.WarmupRequest;
import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.Prospect;
import io.github.abmrules.core.playbook.PursuitAdvice;
import io.github.abmrules.core.playbook.Route;
import io.github.abmrules.core.playbook.RouteRequest;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.core.sales.WeeklyMisReport;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.content.ContentQuestion;
import io.github.abmrules.rules.health.HealthQuestion;
import io.github.abmrules.rules.lead.LeadQuestion;
import io.github.abmrules.rules.plan.EventQuestion;
import io.github.abmrules.rules.plan.ProgramQuestion;
import io.github.abmrules.rules.plan.ProgressQuestion;
import io.github.abmrules.rules.plan.WarmupQuestion;
import io.github.abmrules.rules.research.NewsQuestion;
import io.github.abmrules.rules.research.PursuitQuestion;
import io.github.abmrules.rules.route.RouteQuestion;
import io.github.abmrules.rules.sales.ComplianceQuestion;
import io.github.abmrules.rules.sales.DigestQuestion;
import io.github.abmrules.rules.sales.RiskQuestion;
import io.github.abmrules.rules.sales.WeeklyQuestion;
import io.github.abmrules.rules.trust.TrustQuestion;
import java.util.List;

/** The questions that an {@link Advisor} answers. */
public final class Questions {

    /** What is done with an inbound lead, by whom and by when? */
    public static final Question<Lead, QualifiedLead> LEAD = LeadQuestion.INSTANCE;

    /** How far does an account trust us, and what may be asked of it? */
    public static final Question<TrustInquiry, TrustReport> TRUST = TrustQuestion.INSTANCE;

    /** How much at risk is each open deal, and why? */
    public static final Question<SalesBook, RiskReport> RISK = RiskQuestion.INSTANCE;

    /** Which open deals are not kept up, and whose are they? */
    public static final Question<SalesBook, ComplianceReport> COMPLIANCE = ComplianceQuestion.INSTANCE;

    /** What is an owner told today, how loudly, and what a manager? */
    public static final Question<OwnerDay, NotificationPayload> DIGEST = DigestQuestion.INSTANCE;

    /** What is the leadership told about the week? */
    public static final Question<SalesBook, WeeklyMisReport> WEEKLY = WeeklyQuestion.INSTANCE;

    /** What is the news about a company worth? */
    public static final Question<NewsScan, TriggerReport> NEWS = NewsQuestion.INSTANCE;

    /** Should a company be pursued? */
    public static final Question<Prospect, PursuitAdvice> PURSUIT = PursuitQuestion.INSTANCE;

    /** Which phase a programme is in, and how its tasks stand. */
    public static final Question<ProgramRequest, ProgramPlan> PROGRAM = ProgramQuestion.INSTANCE;

    /** What is done, day by day, to warm up an account. */
    public static final Question<WarmupRequest, WarmupPlan> WARMUP = WarmupQuestion.INSTANCE;

    /** What is done before, during and after an event. */
    public static final Question<EventRequest, EventPlan> EVENT = EventQuestion.INSTANCE;

    /** What follows for an account from a review of progress. */
    public static final Question<ProgressRequest, ProgressPlan> PROGRESS = ProgressQuestion.INSTANCE;

    /** Which part of the playbook helps with a need. */
    public static final Question<RouteRequest, Route> NEED = RouteQuestion.INSTANCE;

    /** How healthy is a programme, and its portfolio of accounts? */
    public static final HealthQuestion PROGRAMME = HealthQuestion.INSTANCE;

    /** Which content fits an account? */
    public static final ContentQuestion CONTENT = ContentQuestion.INSTANCE;

    private static final List<Question<?, ?>> ALL = List.of(
            LEAD,
            TRUST,
            RISK,
            COMPLIANCE,
            DIGEST,
            WEEKLY,
            NEWS,
            PURSUIT,
            PROGRAM,
            WARMUP,
            EVENT,
            PROGRESS,
            NEED,
            PROGRAMME,
            CONTENT);

    private Questions() {}

    /** All of them, in the order of their packs. */
    public static List<Question<?, ?>> all() {
        return ALL;
    }
}
