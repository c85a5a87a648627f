package io.github.abmrules.rules.research;

import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.playbook.Pursuit;
import io.github.abmrules.rules.advice.Note;

/** What rules note about news and prospects. */
public sealed interface ResearchNote extends Note {

    /**
     * News counts.
     *
     * @param rule the rule
     * @param about the news
     * @param points how urgent it is
     */
    record Counted(FiredRule rule, NewsFact about, int points) implements ResearchNote {}

    /**
     * A person should know something about news.
     *
     * @param rule the rule
     * @param about the news, or all of it
     * @param finding what
     */
    record Found(FiredRule rule, Object about, Finding finding) implements ResearchNote {}

    /**
     * Whether the news gives a reason to buy.
     *
     * @param rule the rule
     * @param about all news
     * @param status whether
     */
    record StatusGiven(FiredRule rule, Heat about, TriggerStatus status) implements ResearchNote {}

    /**
     * Whether a person should decide at once.
     *
     * @param rule the rule
     * @param about all news
     * @param hot whether
     */
    record HeatGiven(FiredRule rule, Heat about, boolean hot) implements ResearchNote {}

    /**
     * A recommendation.
     *
     * @param rule the rule
     * @param about the prospect
     * @param pursuit which
     */
    record Recommended(FiredRule rule, ProspectFact about, Pursuit pursuit) implements ResearchNote {}
}
