package io.github.abmrules.rules.restrict;

import java.time.Duration;

/**
 * What stops rules that do not come to an end. The rules about one account or input are stopped alone; the others of its
 * batch are decided.
 *
 * @param firings how often rules may fire about one input, at least 1; an input of many facts, such as a book of deals,
 *     may have a tenth of it for each fact
 * @param deadline how long a stage of a batch of some hundred inputs, or of one input decided again alone, may take; it is
 *     measured by a watchdog and never part of a decision. A right-hand side that does not return cannot be stopped, and
 *     restricted rules cannot hold one
 */
public record RuleLimits(int firings, Duration deadline) {

    /** 2,000 firings, and 30 seconds. */
    public static final RuleLimits DEFAULT = new RuleLimits(2_000, Duration.ofSeconds(30));

    /** Checks the limits. */
    public RuleLimits {
        if (firings < 1) {
            throw new IllegalArgumentException("firings must be at least 1, but is " + firings);
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline must be more than nothing, but is " + deadline);
        }
    }
}
