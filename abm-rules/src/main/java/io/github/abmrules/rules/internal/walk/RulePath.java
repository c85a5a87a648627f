package io.github.abmrules.rules.internal.walk;

import io.github.abmrules.rules.parameters.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.drools.base.base.EnabledBoolean;
import org.drools.base.base.ObjectType;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.ContextEntry;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.IndexableConstraint;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.core.common.BaseNode;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.BetaNode;
import org.drools.core.reteoo.JoinNode;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.LeftTupleSource;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.RuleTerminalNode;
import org.drools.core.reteoo.Sink;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;

/**
 * The way through the compiled network to one rule.
 *
 * @param terminal where it ends
 * @param steps its patterns, in their order
 * @param fact which of them reads the fact; the others read parameters
 */
record RulePath(RuleTerminalNode terminal, List<Step> steps, int fact) {

    /**
     * One pattern of a rule.
     *
     * @param type the facts that it reads
     * @param tests its tests on the fact alone: the nodes of the network, from the top
     * @param joins its tests on the fact together with those of the patterns before
     * @param node where it joins them; null for the first pattern
     */
    record Step(
            Class<?> type,
            List<AlphaNode> tests,
            List<BetaConstraint<?>> joins,
            @Nullable JoinNode node) {}

    /** A rule needs a session. */
    static final class NeedsSessionException extends Exception {
        private static final long serialVersionUID = 1L;

        NeedsSessionException(String reason) {
            super(reason);
        }

        /** Why. */
        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** The rule. */
    RuleImpl rule() {
        return terminal.getRule();
    }

    /** Where a tuple goes to that ends with a step. */
    Sink after(int step) {
        return step + 1 < steps.size()
                ? Objects.requireNonNull(steps.get(step + 1).node())
                : terminal;
    }

    /** The pattern that reads the fact. */
    Step factStep() {
        return steps.get(fact);
    }

    /**
     * The way to a rule that reads one fact beside parameters.
     *
     * @throws NeedsSessionException when the rule is of another kind
     */
    static RulePath to(RuleTerminalNode terminal) throws NeedsSessionException {
        requirePlain(terminal);
        List<Step> steps = new ArrayList<>();
        LeftTupleSource node = terminal.getLeftTupleSource();
        while (!(node instanceof LeftInputAdapterNode)) {
            if (node == null || node.getClass() != JoinNode.class) {
                throw new NeedsSessionException("it waits at a " + name(node));
            }
            JoinNode join = (JoinNode) node;
            if (join.inputIsTupleToObjectNode()) {
                throw new NeedsSessionException("it joins a group of patterns");
            }
            steps.add(step(join.getRightInput().getParent(), joins(join), join));
            node = join.getLeftTupleSource();
        }
        steps.add(step(((LeftInputAdapterNode) node).getObjectSource(), List.of(), null));
        Collections.reverse(steps);
        int fact = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).type() == Parameters.class) {
                continue;
            }
            if (fact >= 0) {
                throw new NeedsSessionException("it joins "
                        + steps.get(fact).type().getSimpleName() + " with "
                        + steps.get(i).type().getSimpleName());
            }
            fact = i;
        }
        if (fact < 0) {
            throw new NeedsSessionException("it reads nothing but parameters");
        }
        return new RulePath(terminal, List.copyOf(steps), fact);
    }

    /** What makes the firing of a rule depend on more than its facts. */
    private static void requirePlain(RuleTerminalNode terminal) throws NeedsSessionException {
        RuleImpl rule = terminal.getRule();
        String attribute = null;
        if (rule.isSalienceDynamic() || rule.getSalienceValue() != 0) {
            attribute = "salience";
        } else if (rule.getTimer() != null || rule.hasCalendars()) {
            attribute = "timer";
        } else if (rule.getDateEffective() != null || rule.getDateExpires() != null) {
            attribute = "date-effective or date-expires";
        } else if (!rule.isMainAgendaGroup() || rule.getAutoFocus() || rule.getRuleFlowGroup() != null) {
            attribute = "agenda-group";
        } else if (rule.getActivationGroup() != null) {
            attribute = "activation-group";
        } else if (rule.isLockOnActive()) {
            attribute = "lock-on-active";
        } else if (!alwaysEnabled(rule)) {
            attribute = "enabled";
        }
        if (attribute != null) {
            throw new NeedsSessionException("it has the attribute " + attribute);
        }
        if (rule.hasNamedConsequences() || rule.hasLogicalDependency()) {
            throw new NeedsSessionException("its right-hand side is more than one insert");
        }
        for (Declaration declaration : terminal.getRequiredDeclarations()) {
            if (!declaration.isPatternDeclaration()) {
                throw new NeedsSessionException(
                        "its right-hand side uses the bound field or global " + declaration.getIdentifier());
            }
        }
    }

    /** Whether a rule may always fire; rules that the build compiled have a value of their own for that. */
    private static boolean alwaysEnabled(RuleImpl rule) {
        return rule.getEnabled() instanceof EnabledBoolean constant && constant.getValue(null, null, null, null);
    }

    private static Step step(ObjectSource from, List<BetaConstraint<?>> joins, @Nullable JoinNode join)
            throws NeedsSessionException {
        List<AlphaNode> tests = new ArrayList<>();
        ObjectSource node = from;
        while (node instanceof AlphaNode alpha) {
            AlphaNodeFieldConstraint test = alpha.getConstraint();
            requireFactsOnly(test.getRequiredDeclarations());
            tests.add(alpha);
            node = (ObjectSource) alpha.getParent();
        }
        if (!(node instanceof ObjectTypeNode typeNode)) {
            throw new NeedsSessionException("it waits at a " + name(node));
        }
        ObjectType type = typeNode.getObjectType();
        if (type.isEvent() || type.isPrototype() || !type.isAssignableTo(Object.class)) {
            throw new NeedsSessionException("it reads events");
        }
        if (!"DEFAULT".equals(typeNode.getEntryPoint().getEntryPointId())) {
            throw new NeedsSessionException(
                    "it reads the entry point " + typeNode.getEntryPoint().getEntryPointId());
        }
        Collections.reverse(tests);
        return new Step(classOf(typeNode), List.copyOf(tests), joins, join);
    }

    private static List<BetaConstraint<?>> joins(BetaNode node) throws NeedsSessionException {
        List<BetaConstraint<?>> joins = new ArrayList<>();
        for (BetaConstraint<?> join : node.getConstraints()) {
            requireFactsOnly(join.getRequiredDeclarations());
            boolean unifies = join instanceof IndexableConstraint indexable && indexable.isUnification();
            if (unifies || !(join.createContext() instanceof ContextEntry)) {
                throw new NeedsSessionException("it has a join of a kind that is not walked");
            }
            joins.add(join);
        }
        return List.copyOf(joins);
    }

    private static void requireFactsOnly(Declaration @Nullable [] declarations) throws NeedsSessionException {
        for (Declaration declaration : declarations == null ? new Declaration[0] : declarations) {
            if (declaration.isGlobal()) {
                throw new NeedsSessionException("it reads the global " + declaration.getIdentifier());
            }
        }
    }

    /** The class of the facts that come through a node. */
    static Class<?> classOf(ObjectTypeNode node) {
        return node.getObjectType() instanceof org.drools.base.base.ClassObjectType type
                ? type.getClassType()
                : Object.class;
    }

    private static String name(@Nullable BaseNode node) {
        return node == null ? "node of an unknown kind" : node.getClass().getSimpleName();
    }

    /** The id of a rule, or its name when it has none. */
    static String id(Rule rule) {
        Object id = rule.getMetaData().get("id");
        return id == null ? rule.getName() : id.toString();
    }
}
