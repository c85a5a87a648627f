package io.github.abmrules.core.programme;

import io.github.abmrules.core.trust.TrustLevel;
import java.util.Locale;

/**
 * The closed list of next actions: the activities that the playbook names for each programme. Each names its channel and
 * the trust that it asks for; the {@link #id()} is what JSON shows.
 */
public enum NextAction {
    /** Monitor Only: watch for a better fit. */
    WATCH_FOR_BETTER_TIER(ProgramType.NONE, Channel.SEO_CONTENT, TrustLevel.UNKNOWN),
    /** A customer: hand over to customer marketing. */
    HAND_TO_CUSTOMER_MARKETING(ProgramType.NONE, Channel.CHAMPIONS, TrustLevel.CUSTOMER),
    /** Cluster ICP: industry thought leadership, not about the product. */
    SHARE_THOUGHT_LEADERSHIP(ProgramType.AUTOMATED_DEMAND_GEN, Channel.SEO_CONTENT, TrustLevel.UNKNOWN),
    /** Cluster ICP: advertisements to job titles at the cluster's accounts. */
    RUN_LINKEDIN_ADS(ProgramType.AUTOMATED_DEMAND_GEN, Channel.LINKEDIN_PAID, TrustLevel.AWARE),
    /** Cluster ICP: an educational webinar. */
    INVITE_TO_EDUCATIONAL_WEBINAR(ProgramType.AUTOMATED_DEMAND_GEN, Channel.EVENTS, TrustLevel.INTERESTED),
    /** Cluster ICP: a useful resource, a benchmark or a guide. */
    OFFER_USEFUL_RESOURCE(ProgramType.AUTOMATED_DEMAND_GEN, Channel.SEO_CONTENT, TrustLevel.AWARE),
    /** Future Pipeline: comments and personal connection requests by sales development. */
    START_SDR_ENGAGEMENT(ProgramType.SDR_AND_MARKETING_NURTURE, Channel.LINKEDIN_ORGANIC, TrustLevel.AWARE),
    /** Future Pipeline: a content sequence for the segment. */
    SEND_SEGMENT_CONTENT(ProgramType.SDR_AND_MARKETING_NURTURE, Channel.EMAIL, TrustLevel.INTERESTED),
    /** Future Pipeline: a market-research interview. */
    HOLD_RESEARCH_INTERVIEW(ProgramType.SDR_AND_MARKETING_NURTURE, Channel.ABM, TrustLevel.INTERESTED),
    /** Future Pipeline: a roundtable of peers. */
    INVITE_TO_PEER_ROUNDTABLE(ProgramType.SDR_AND_MARKETING_NURTURE, Channel.EVENTS, TrustLevel.INTERESTED),
    /** Active Focus: a one-to-one executive briefing. */
    HOLD_EXECUTIVE_BRIEFING(ProgramType.SALES_AND_MARKETING, Channel.ABM, TrustLevel.ENGAGED),
    /** Active Focus: a personal business case. */
    BUILD_BUSINESS_CASE(ProgramType.SALES_AND_MARKETING, Channel.ABM, TrustLevel.TRUSTING),
    /** Active Focus: more threads into the buying committee. */
    MULTI_THREAD_COMMITTEE(ProgramType.SALES_AND_MARKETING, Channel.ABM, TrustLevel.ENGAGED),
    /** Active Focus: develop a champion. */
    DEVELOP_CHAMPION(ProgramType.SALES_AND_MARKETING, Channel.CHAMPIONS, TrustLevel.TRUSTING);

    private final String id = name().toLowerCase(Locale.ROOT);
    private final ProgramType program;
    private final Channel channel;
    private final TrustLevel requiredTrust;

    NextAction(ProgramType program, Channel channel, TrustLevel requiredTrust) {
        this.program = program;
        this.channel = channel;
        this.requiredTrust = requiredTrust;
    }

    /** The programme that this action belongs to. */
    public ProgramType program() {
        return program;
    }

    /** The channel it runs in. */
    public Channel channel() {
        return channel;
    }

    /** The trust that it asks for. */
    public TrustLevel requiredTrust() {
        return requiredTrust;
    }

    /** The id in JSON: the name in lower case. */
    public String id() {
        return id;
    }
}
