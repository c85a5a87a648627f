package io.github.abmrules.core.health;

import java.util.Locale;

/**
 * The indicators that the playbook names, leading ones first; a closed list. Five of them have a benchmark and are computed
 * from cohorts; the others are readings, of which only the trend can be judged. The {@link #id()} is what JSON shows.
 */
public enum Indicator {
    /** Accounts engaged: reach, whether the programme gets in front of its targets. */
    ACCOUNTS_ENGAGED(ProgrammeArea.ALL, IndicatorKind.LEADING),
    /** People known and met at each account: how many threads there are. */
    CONTACT_COVERAGE(ProgrammeArea.ALL, IndicatorKind.LEADING),
    /** Content consumed: interest. */
    CONTENT_CONSUMPTION(ProgrammeArea.ALL, IndicatorKind.LEADING),
    /** Accounts whose warmth rose: progression. */
    WARMTH_SCORE_CHANGES(ProgrammeArea.ALL, IndicatorKind.LEADING),
    /** Warmup: accounts that engage. */
    WARMUP_ACCOUNTS_ENGAGED(ProgrammeArea.WARMUP, IndicatorKind.LEADING),
    /** Warmup: views of content. */
    WARMUP_CONTENT_VIEWS(ProgrammeArea.WARMUP, IndicatorKind.LEADING),
    /** Events: registrations. */
    EVENT_REGISTRATIONS(ProgrammeArea.EVENTS, IndicatorKind.LEADING),
    /** Events: people who came. */
    EVENT_ATTENDANCE(ProgrammeArea.EVENTS, IndicatorKind.LEADING),
    /** Content: downloads. */
    CONTENT_DOWNLOADS(ProgrammeArea.CONTENT, IndicatorKind.LEADING),
    /** Content: time spent on the site. */
    CONTENT_TIME_ON_SITE(ProgrammeArea.CONTENT, IndicatorKind.LEADING),
    /** Advertisements: impressions. */
    AD_IMPRESSIONS(ProgrammeArea.ADS, IndicatorKind.LEADING),
    /** Advertisements: accounts reached. */
    AD_ACCOUNT_REACH(ProgrammeArea.ADS, IndicatorKind.LEADING),
    /** Cluster ICP: visits of its accounts to the website. */
    CLUSTER_WEBSITE_VISITS(ProgrammeArea.CLUSTER_ICP, IndicatorKind.LEADING),
    /** Meetings booked, of warmed accounts. Has a benchmark. */
    MEETINGS_BOOKED(ProgrammeArea.ALL, IndicatorKind.LAGGING, Measure.SHARE),
    /** Pipeline created, of engaged accounts. Has a benchmark. */
    PIPELINE_CREATED(ProgrammeArea.ALL, IndicatorKind.LAGGING, Measure.SHARE),
    /** Win rate of ABM by that of the others. Has a benchmark. */
    WIN_RATE(ProgrammeArea.ALL, IndicatorKind.LAGGING, Measure.RATIO),
    /** Mean deal size of ABM by that of the others. Has a benchmark. */
    DEAL_SIZE(ProgrammeArea.ALL, IndicatorKind.LAGGING, Measure.RATIO),
    /** Mean sales cycle of ABM by that of the others; shorter is better. Has a benchmark. */
    SALES_CYCLE(ProgrammeArea.ALL, IndicatorKind.LAGGING, Measure.RATIO),
    /** Warmup: meetings booked. */
    WARMUP_MEETINGS_BOOKED(ProgrammeArea.WARMUP, IndicatorKind.LAGGING),
    /** Warmup: rate of replies, in percent. */
    WARMUP_REPLY_RATE(ProgrammeArea.WARMUP, IndicatorKind.LAGGING),
    /** Events: meetings with people who came. */
    EVENT_MEETINGS(ProgrammeArea.EVENTS, IndicatorKind.LAGGING),
    /** Events: pipeline that came of them. */
    EVENT_PIPELINE(ProgrammeArea.EVENTS, IndicatorKind.LAGGING),
    /** Content: leads that marketing qualified. */
    CONTENT_QUALIFIED_LEADS(ProgrammeArea.CONTENT, IndicatorKind.LAGGING),
    /** Content: forms sent in. */
    CONTENT_FORM_SUBMISSIONS(ProgrammeArea.CONTENT, IndicatorKind.LAGGING),
    /** Advertisements: pipeline that they influenced. */
    AD_PIPELINE_INFLUENCED(ProgrammeArea.ADS, IndicatorKind.LAGGING),
    /** Advertisements: cost of an opportunity; less is better. */
    AD_COST_PER_OPPORTUNITY(ProgrammeArea.ADS, IndicatorKind.LAGGING, Measure.COST),
    /** Active Focus: opportunities created. */
    OPPORTUNITIES_CREATED(ProgrammeArea.ACTIVE_FOCUS, IndicatorKind.LAGGING),
    /** Active Focus: value of the pipeline. */
    PIPELINE_VALUE(ProgrammeArea.ACTIVE_FOCUS, IndicatorKind.LAGGING);

    /** What the value of an indicator is. */
    public enum Measure {
        /** Percent of a cohort: has a benchmark. */
        SHARE,
        /** ABM by the others: has a benchmark. */
        RATIO,
        /** A figure of which more is better. */
        READING,
        /** A figure of which less is better. */
        COST
    }

    private final String id = name().toLowerCase(Locale.ROOT);
    private final ProgrammeArea area;
    private final IndicatorKind kind;
    private final Measure measure;

    Indicator(ProgrammeArea area, IndicatorKind kind) {
        this(area, kind, Measure.READING);
    }

    Indicator(ProgrammeArea area, IndicatorKind kind, Measure measure) {
        this.area = area;
        this.kind = kind;
        this.measure = measure;
    }

    /** The part of the programme that it is about. */
    public ProgrammeArea area() {
        return area;
    }

    /** Leading or lagging. */
    public IndicatorKind kind() {
        return kind;
    }

    /** What its value is. */
    public Measure measure() {
        return measure;
    }

    /** Whether the playbook gives a benchmark, so that it is computed from cohorts and not read. */
    public boolean hasBenchmark() {
        return measure == Measure.SHARE || measure == Measure.RATIO;
    }

    /** The id in JSON: the name in lower case. */
    public String id() {
        return id;
    }
}
