package io.github.abmrules.rules.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.sales.Gap;
import io.github.abmrules.core.sales.Indicator;
import io.github.abmrules.core.sales.Loudness;
import io.github.abmrules.core.sales.RiskLevel;
import io.github.abmrules.core.sales.RiskReason;
import io.github.abmrules.rules.advice.Note;

/** What rules of sales management note. */
public sealed interface SalesNote extends Note {

    /**
     * Something puts a deal at risk.
     *
     * @param rule the rule
     * @param about the deal
     * @param reason what
     * @param fact the same in words
     */
    record Endangered(FiredRule rule, OpenDeal about, RiskReason reason, String fact) implements SalesNote {}

    /**
     * A reason cannot be judged.
     *
     * @param rule the rule
     * @param about the deal
     * @param reason which
     * @param missing what is missing
     */
    record Unjudged(FiredRule rule, OpenDeal about, RiskReason reason, String missing) implements SalesNote {}

    /**
     * How much at risk a deal is.
     *
     * @param rule the rule
     * @param about the deal with its reasons
     * @param level how much
     */
    record Leveled(FiredRule rule, RiskSheet about, RiskLevel level) implements SalesNote {}

    /**
     * A person has to decide what becomes of a deal.
     *
     * @param rule the rule
     * @param about the deal with its reasons
     */
    record PutToPerson(FiredRule rule, RiskSheet about) implements SalesNote {}

    /**
     * Something that a person should know.
     *
     * @param rule the rule
     * @param about what it is about
     * @param finding what
     */
    record Found(FiredRule rule, Object about, Finding finding) implements SalesNote {}

    /**
     * Something about a deal is not kept up.
     *
     * @param rule the rule
     * @param about the deal
     * @param gap what
     * @param fact the same in words
     */
    record Lacking(FiredRule rule, CheckedDeal about, Gap gap, String fact) implements SalesNote {}

    /**
     * How loud digests are from now on.
     *
     * @param rule the rule
     * @param about the owner
     * @param loudness how loud
     * @param ignoredInARow how many were ignored since
     */
    record Tuned(FiredRule rule, OwnerDesk about, Loudness loudness, int ignoredInARow) implements SalesNote {}

    /**
     * A digest says something about a deal.
     *
     * @param rule the rule
     * @param about the deal
     */
    record Mentioned(FiredRule rule, DeskDeal about) implements SalesNote {}

    /**
     * A manager is told of a deal.
     *
     * @param rule the rule
     * @param about the deal
     */
    record Escalated(FiredRule rule, DeskDeal about) implements SalesNote {}

    /**
     * Whether a digest is sent.
     *
     * @param rule the rule
     * @param about the digest
     * @param send whether
     * @param reason why, or why not
     */
    record Dispatched(FiredRule rule, DigestPlan about, boolean send, String reason) implements SalesNote {}

    /**
     * How many deals a digest says something about at most.
     *
     * @param rule the rule
     * @param about the digest
     * @param items how many
     */
    record Roomed(FiredRule rule, DigestPlan about, int items) implements SalesNote {}

    /**
     * A figure is in the weekly report.
     *
     * @param rule the rule
     * @param about the week
     * @param indicator which
     * @param leading whether it tells about the weeks to come
     */
    record Told(FiredRule rule, Week about, Indicator indicator, boolean leading) implements SalesNote {}

    /**
     * A deal is among those to talk about.
     *
     * @param rule the rule
     * @param about the deal
     */
    record Topped(FiredRule rule, RankedRisk about) implements SalesNote {}
}
