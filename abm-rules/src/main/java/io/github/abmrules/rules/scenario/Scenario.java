package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.fact.ActiveFocusLoad;
import io.github.abmrules.rules.stage.DecisionContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account (or portfolio) at one instant, and what the rules are expected to make of it. Immutable. */
public final class Scenario {
    private final String name;
    private final String rule;
    private final String place;
    private final Given given;
    private final List<Expectation> expectations;

    Scenario(String name, String rule, String place, Given given, List<Expectation> expectations) {
        this.name = name;
        this.rule = rule;
        this.place = place;
        this.given = given;
        this.expectations = List.copyOf(expectations);
    }

    /**
     * What a scenario starts from: an account, an account that cannot be read, a portfolio, or the input of another question.
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

    /** What it is about, in a word: an account, a portfolio, or the input of another question. */
    String subject() {
        Asked<?, ?> asked = given.asked();
        if (asked != null) {
            return asked.question().name();
        }
        return given.load() == null ? "account" : "portfolio";
    }

    Given given() {
        return given;
    }

    List<Expectation> expectations() {
        return expectations;
    }

    /** For people: the place and the name. */
    @Override
    public String toString() {
        return place + ": " + name;
    }
}
