package io.github.abmrules.rules.trust;

import io.github.abmrules.core.ask.JourneyStep;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;
import java.util.List;

/**
 * What may raise the trust of an account.
 *
 * @param rule the rule
 * @param about its trust
 * @param steps what
 */
public record Raises(FiredRule rule, TrustFact about, List<JourneyStep> steps) implements Note {

    /** Copies the list. */
    public Raises {
        steps = List.copyOf(steps);
    }
}
