package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.fact.ActiveFocusLoad;
import io.github.abmrules.rules.stage.DecisionContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account (or portfolio, or other input) at one instant or at several, one after the other, and what the rules are
 * expected to make of it. Immutable.
 */
public final class Scenario {
    private final String name;
    private final String rule;
    private final String place;
    private final List<Step> steps;

    Scenario(String name, String rule, String place, List<Step> steps) {
        this.name = name;
        this.rule = rule;
        this.place = place;
        this.steps = List.copyOf(steps);
    }

    /**
     * One decision of a scenario.
     *
     * @param name what happens; empty when the scenario has no other step
     * @param place file and line
     * @param given what is decided about
     * @param standing whether the step says itself where the account stands
     * @param reviews whether the step says itself what people decided
     * @param verdict what a person says about the review that waits, before the step is decided; null for nothing
     * @param expectations what is expected of the decision
     */
    record Step(
            String name,
            String place,
            Given given,
            boolean standing,
            boolean reviews,
            @Nullable Verdict verdict,
            List<Expectation> expectations) {

        Step {
            expectations = List.copyOf(expectations);
        }

        /** The only step of a scenario. */
        static Step only(String place, Given given, List<Expectation> expectations) {
            return new Step("", place, given, false, false, null, expectations);
        }
    }

    /** What a person says about a review. */
    enum Verdict {
        APPROVED,
        REJECTED
    }

    /**
     * What a step starts from: an account, an account that cannot be read, a portfolio, or the input of another question.
     *
     * @param family the packs that are loaded
     * @param context the parameters and the zone in force; null for another question
     * @param asOf the instant
     * @param account the account; null when it cannot be read, or for a portfolio or another question
     * @param problems why it cannot be read
     * @param load the portfolio; null for an account or another question
     * @param asked the input of another question; null for an account or a portfolio
     */
    record Given(
            Family family,
            @Nullable DecisionContext context,
            Instant asOf,
            @Nullable Account account,
            List<Problem> problems,
            @Nullable ActiveFocusLoad load,
            @Nullable Asked<?, ?> asked) {

        Given {
            problems = List.copyOf(problems);
        }

        /** What it is about, in a word: an account, a portfolio, or the input of another question. */
        String subject() {
            if (asked != null) {
                return asked.question().name();
            }
            return load == null ? "account" : "portfolio";
        }
    }

    /** A plain sentence, unique within its file. */
    public String name() {
        return name;
    }

    /** Id of the rule it is about. */
    public String rule() {
        return rule;
    }

    /** File and line. */
    public String place() {
        return place;
    }

    /** Its decisions, in their order; at least one. */
    List<Step> steps() {
        return steps;
    }

    /** For people: the place and the name. */
    @Override
    public String toString() {
        return place + ": " + name;
    }
}
