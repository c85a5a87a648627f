package io.github.abmrules.rules.verb;

import static io.github.abmrules.rules.verb.Verbs.fired;

import io.github.abmrules.core.ask.JourneyStep;
import io.github.abmrules.core.ask.MismatchReason;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.trust.ActionChoice;
import io.github.abmrules.rules.trust.AskFact;
import io.github.abmrules.rules.trust.Checked;
import io.github.abmrules.rules.trust.FloorSet;
import io.github.abmrules.rules.trust.Lost;
import io.github.abmrules.rules.trust.Raises;
import io.github.abmrules.rules.trust.Reach;
import io.github.abmrules.rules.trust.Readied;
import io.github.abmrules.rules.trust.Ready;
import io.github.abmrules.rules.trust.Replaced;
import io.github.abmrules.rules.trust.TrustEvent;
import io.github.abmrules.rules.trust.TrustFact;
import io.github.abmrules.rules.trust.TrustFound;
import io.github.abmrules.rules.trust.Works;
import java.util.List;
import java.util.Objects;
import org.kie.api.definition.rule.Rule;

/** The verbs of rules about trust. */
public final class TrustVerbs {

    private TrustVerbs() {}

    /** An event sets a floor under trust. */
    public static FloorSet floor(Rule rule, TrustEvent event, TrustLevel level) {
        return new FloorSet(fired(rule), event, level, TrustLevel.UNKNOWN);
    }

    /** An event sets a floor under trust, where trust was at {@code from} at least. */
    public static FloorSet floorFrom(Rule rule, TrustEvent event, TrustLevel from, TrustLevel level) {
        return new FloorSet(fired(rule), event, level, from);
    }

    /** An event makes an account ready to buy. */
    public static Readied floorReadies(Rule rule, TrustEvent event) {
        return new Readied(fired(rule), event);
    }

    /** An event lets trust fall to the level that it names. */
    public static Lost floorLost(Rule rule, TrustEvent event) {
        return new Lost(fired(rule), event, Objects.requireNonNull(event.event().level()));
    }

    /** A channel works at the trust of the account. */
    public static Works works(Rule rule, Reach reach, String role) {
        return new Works(fired(rule), reach, role);
    }

    /** What may raise trust to the next level. */
    public static Raises raises(Rule rule, TrustFact trust, JourneyStep... steps) {
        return new Raises(fired(rule), trust, List.of(steps));
    }

    /** The account is ready to buy. */
    public static Ready ready(Rule rule, TrustFact trust) {
        return new Ready(fired(rule), trust);
    }

    /** An ask fits. */
    public static Checked allowed(Rule rule, AskFact ask) {
        return new Checked(fired(rule), ask, null);
    }

    /** An ask does not fit. */
    public static Checked mismatched(Rule rule, AskFact ask, MismatchReason reason) {
        return new Checked(fired(rule), ask, reason);
    }

    /** The nearest action that fits is chosen instead. */
    public static Replaced replaced(Rule rule, ActionChoice choice) {
        return new Replaced(fired(rule), choice, Objects.requireNonNull(choice.nearest()));
    }

    /** Something about trust is good to know. */
    public static TrustFound informs(Rule rule, Object about, String code, String message, String field) {
        return new TrustFound(fired(rule), about, Finding.info(code, message, field));
    }

    /** Something about trust is odd. */
    public static TrustFound warns(Rule rule, Object about, String code, String message, String field) {
        return new TrustFound(fired(rule), about, Finding.warning(code, message, field));
    }
}
