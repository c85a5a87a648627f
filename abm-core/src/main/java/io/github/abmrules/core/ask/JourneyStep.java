package io.github.abmrules.core.ask;

import io.github.abmrules.core.programme.Channel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may raise trust from one level of the journey to the next. The {@link #id()} is what JSON shows. That a step may raise
 * trust does not say that something may be asked for in its channel.
 */
public enum JourneyStep {
    /** To aware: content and search. */
    CONTENT_AND_SEARCH(Channel.SEO_CONTENT),
    /** To aware: posts on LinkedIn. */
    LINKEDIN_POSTS(Channel.LINKEDIN_ORGANIC),
    /** To aware: account-based work that makes us known. */
    ABM_AWARENESS(Channel.ABM),
    /** To interested: offers of content. */
    CONTENT_OFFERS(Channel.SEO_CONTENT),
    /** To interested: conversations on LinkedIn. */
    LINKEDIN_ENGAGEMENT(Channel.LINKEDIN_ORGANIC),
    /** To interested: an e-mail that is of use. */
    EMAIL_VALUE(Channel.EMAIL),
    /** To engaged: sequences of e-mails. */
    EMAIL_SEQUENCES(Channel.EMAIL),
    /** To engaged: account-based warmup. */
    ABM_WARMUP(Channel.ABM),
    /** To engaged: lead magnets. */
    LEAD_MAGNETS(Channel.SEO_CONTENT),
    /** To trusting: champions who are enabled. */
    CHAMPION_ENABLEMENT(Channel.CHAMPIONS),
    /** To trusting: the handoff to sales. */
    SALES_HANDOFF(null),
    /** To customer: a demonstration. */
    DEMO(null),
    /** To customer: a proposal. */
    PROPOSAL(null),
    /** To customer: support of the deal. */
    DEAL_SUPPORT(null);

    private final String id = name().toLowerCase(Locale.ROOT);
    private final @Nullable Channel channel;

    JourneyStep(@Nullable Channel channel) {
        this.channel = channel;
    }

    /** The channel; null for what sales does in person. */
    public @Nullable Channel channel() {
        return channel;
    }

    /** The id in JSON: the name in lower case. */
    public String id() {
        return id;
    }
}
