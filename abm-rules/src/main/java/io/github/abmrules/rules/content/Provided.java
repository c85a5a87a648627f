package io.github.abmrules.rules.content;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.rules.advice.Note;
import io.github.abmrules.rules.fact.Provision;

/** What a rule says of the content for an account. */
public sealed interface Provided extends Note, Provision {

    @Override
    FiredRule rule();

    /**
     * The programme.
     *
     * @param rule the rule
     * @param about the account
     * @param type which
     */
    record Program(FiredRule rule, ContentNeed about, ProgramType type) implements Provided {}

    /**
     * How personal content is.
     *
     * @param rule the rule
     * @param about the account
     * @param personalization how personal
     */
    record Level(FiredRule rule, ContentNeed about, Personalization personalization) implements Provided {}

    /**
     * The micro-segment.
     *
     * @param rule the rule
     * @param about the account
     * @param segment which
     */
    record Segment(FiredRule rule, ContentNeed about, MicroSegment segment) implements Provided {}

    /**
     * Something that the programme offers.
     *
     * @param rule the rule
     * @param about what could be offered
     */
    record Offered(FiredRule rule, Offering about) implements Provided {}
}
