package io.github.abmrules.rules.internal.walk;

import java.util.List;
import org.drools.base.rule.ContextEntry;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.LeftTuple;
import org.jspecify.annotations.Nullable;

/** A rule with parameters that it matches, once all tests on the fact alone have passed. Belongs to one walker. */
final class Ending {
    private final FiringRule rule;
    private final Join[] joins;
    private final LeftTuple tuple;

    /** What it last inserted, which is most often of the same class again, and what is done with that. */
    private @Nullable Class<?> inserts;

    private @Nullable Walk next;

    Ending(FiringRule rule, List<Join> joins, LeftTuple tuple) {
        this.rule = rule;
        this.joins = joins.toArray(Join[]::new);
        this.tuple = tuple;
    }

    /** A join with parameters, made ready. */
    @SuppressWarnings("rawtypes")
    record Join(BetaConstraint constraint, ContextEntry entry, InternalFactHandle right) {

        @SuppressWarnings("unchecked")
        private boolean passes() {
            return constraint.isAllowedCachedLeft(entry, right);
        }
    }

    /** The rule. */
    FiringRule rule() {
        return rule;
    }

    /** What its right-hand side gets. */
    LeftTuple tuple() {
        return tuple;
    }

    /** Whether the fact goes together with the parameters. */
    boolean matches() {
        for (Join join : joins) {
            if (!join.passes()) {
                return false;
            }
        }
        return true;
    }

    /** What is done with a fact of a class that it inserted; null when the last one was of another class. */
    @Nullable
    Walk next(Class<?> type) {
        return inserts == type ? next : null;
    }

    /** Notes what is done with facts of a class. */
    void next(Class<?> type, Walk walk) {
        inserts = type;
        next = walk;
    }
}
