package io.github.abmrules.rules.lead;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.advice.Note;

/**
 * A person has to acknowledge a conflict.
 *
 * @param rule the rule
 * @param about the lead
 * @param reason why
 * @param cluster the cluster of its account, which the review does not change
 */
public record Disputed(FiredRule rule, LeadFact about, ReviewReason reason, Cluster cluster) implements Note {}
