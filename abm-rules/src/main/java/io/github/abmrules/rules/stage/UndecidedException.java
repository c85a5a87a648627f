package io.github.abmrules.rules.stage;

import io.github.abmrules.core.explain.FiredRule;
import java.io.Serial;
import java.util.Collection;
import java.util.List;

/** The rules left a gap or contradict each other. */
public final class UndecidedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * A gap or a contradiction.
     *
     * @param what what should have been decided
     * @param rules the rules that decided it, when several did; empty when none did
     */
    public UndecidedException(String what, Collection<FiredRule> rules) {
        super(reason(what, rules));
        reason = reason(what, rules);
    }

    /** What the rules did not decide, and what may help. */
    public String reason() {
        return reason;
    }

    private static String reason(String what, Collection<FiredRule> rules) {
        if (rules.isEmpty()) {
            return "No rule decided " + what + ". Maybe a rule was removed or its conditions leave a gap?";
        }
        List<String> ids = rules.stream().map(FiredRule::id).sorted().toList();
        return "Several rules decided " + what + ": " + String.join(", ", ids)
                + ". Maybe their conditions should exclude each other?";
    }
}
