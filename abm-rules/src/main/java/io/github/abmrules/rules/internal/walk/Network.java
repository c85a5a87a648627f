package io.github.abmrules.rules.internal.walk;

import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.ReadRule;
import io.github.abmrules.rules.evaluation.EvaluationPlan;
import io.github.abmrules.rules.evaluation.RuleWay;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.drools.base.common.NetworkNode;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.reteoo.InitialFactImpl;
import org.drools.core.common.BaseNode;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AbstractTerminalNode;
import org.drools.core.reteoo.AccumulateNode;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.EntryPointNode;
import org.drools.core.reteoo.EvalConditionNode;
import org.drools.core.reteoo.ExistsNode;
import org.drools.core.reteoo.JoinNode;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.NotNode;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.RightInputAdapterNode;
import org.drools.core.reteoo.RuleTerminalNode;
import org.drools.core.reteoo.TupleToObjectNode;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;

/**
 * Drools' compiled network, read once to find which rules can be evaluated without a session. A rule is <em>walked</em> when
 * it reads one fact beside parameters, has no attribute that makes its firing depend on other rules or on time, and its
 * right-hand side is one insert. Such a rule fires for a fact or does not, whatever else there is, so its compiled tests and
 * its compiled right-hand side may be called at any time and in any order.
 *
 * <p>A fact that a rule of another kind could match goes into a session and is not walked: no rule fires twice for it.
 * Thread-safe.
 */
public final class Network {
    private final InternalRuleBase base;
    private final List<RulePath> walked;
    private final Set<Class<?>> inSessions;
    private final boolean walks;
    private final boolean walksAll;
    private final List<RuleWay> ways;
    private final @Nullable String onlySessions;
    private final Map<Class<?>, FactIndex> indexes = new ConcurrentHashMap<>();
    private final Map<String, FiringRule.Named> named = new ConcurrentHashMap<>();

    private Network(
            InternalRuleBase base,
            List<RulePath> walked,
            Set<Class<?>> inSessions,
            Collection<RuleWay> ways,
            @Nullable String onlySessions) {
        this.base = base;
        this.walked = List.copyOf(walked);
        this.inSessions = Set.copyOf(inSessions);
        this.walks = !walked.isEmpty();
        this.walksAll = walks && inSessions.isEmpty();
        this.ways = List.copyOf(ways);
        this.onlySessions = onlySessions;
    }

    /**
     * Reads the network of compiled rules.
     *
     * @param insertsOnce whether the right-hand side of a rule, given by its id, is one insert
     */
    public static Network of(KieBase base, Predicate<String> insertsOnce) {
        Map<AbstractTerminalNode, Set<Class<?>>> facts = new LinkedHashMap<>();
        Map<AbstractTerminalNode, String> unusual = new HashMap<>();
        InternalRuleBase rules = (InternalRuleBase) base;
        for (EntryPointNode entry : rules.getRete().getEntryPointNodes().values()) {
            for (ObjectTypeNode type : entry.getObjectTypeNodes().values()) {
                follow(type, facts, unusual);
            }
        }
        Map<RulePath, String> paths = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        Set<Class<?>> inSessions = new HashSet<>();
        String onlySessions = withGlobals(base) ? "a rule file declares a global" : null;
        for (Map.Entry<AbstractTerminalNode, Set<Class<?>>> entry : facts.entrySet()) {
            if (!(entry.getKey() instanceof RuleTerminalNode terminal)) {
                onlySessions = "there is a query";
                continue;
            }
            String id = RulePath.id(terminal.getRule());
            try {
                RulePath path = RulePath.to(terminal);
                if (!insertsOnce.test(id)) {
                    throw new RulePath.NeedsSessionException("its right-hand side is more than one insert");
                }
                paths.put(path, id);
            } catch (RulePath.NeedsSessionException e) {
                reasons.merge(id, e.reason(), (first, second) -> first);
                Set<Class<?>> types = new HashSet<>(entry.getValue());
                types.remove(Parameters.class);
                if (types.isEmpty() || types.contains(InitialFactImpl.class)) {
                    onlySessions = "the rule " + id + " fires without a fact";
                } else if (unusual.containsKey(terminal)) {
                    onlySessions = "the rule " + id + " waits at a " + unusual.get(terminal);
                }
                inSessions.addAll(types);
            }
        }
        return planned(rules, paths, reasons, inSessions, onlySessions);
    }

    private static Network planned(
            InternalRuleBase rules,
            Map<RulePath, String> paths,
            Map<String, String> reasons,
            Set<Class<?>> inSessions,
            @Nullable String onlySessions) {
        List<RulePath> walked = new ArrayList<>();
        Map<String, RuleWay> ways = new LinkedHashMap<>();
        paths.forEach((path, id) -> {
            Class<?> type = path.factStep().type();
            String reason = onlySessions;
            if (reason == null && inSessions.contains(type)) {
                reason = "a rule that needs a session reads " + type.getSimpleName() + " too";
            }
            // A rule that reads a wider type is walked for the facts that no session takes.
            walked.add(path);
            ways.merge(
                    id,
                    new RuleWay(id, type.getSimpleName(), reason),
                    (first, second) -> first.walked() ? second : first);
        });
        reasons.forEach(
                (id, reason) -> ways.put(id, new RuleWay(id, null, onlySessions == null ? reason : onlySessions)));
        return new Network(rules, onlySessions == null ? walked : List.of(), inSessions, ways.values(), onlySessions);
    }

    private static boolean withGlobals(KieBase base) {
        for (KiePackage each : base.getKiePackages()) {
            if (!each.getGlobalVariables().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Notes the facts that each end of the network depends on. */
    private static void follow(
            ObjectTypeNode type,
            Map<AbstractTerminalNode, Set<Class<?>>> facts,
            Map<AbstractTerminalNode, String> unusual) {
        // By identity: nodes that Drools calls equal may lead to different rules.
        Set<NetworkNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<NetworkNode> nodes = new ArrayDeque<>();
        String odd = null;
        List<AbstractTerminalNode> ends = new ArrayList<>();
        nodes.add(type);
        while (!nodes.isEmpty()) {
            NetworkNode node = nodes.remove();
            if (!seen.add(node)) {
                continue;
            }
            if (node instanceof AbstractTerminalNode terminal) {
                ends.add(terminal);
                facts.computeIfAbsent(terminal, key -> new HashSet<>()).add(RulePath.classOf(type));
                continue;
            }
            if (node instanceof RightInputAdapterNode<?> right) {
                nodes.add(right.getBetaNode());
                continue;
            }
            if (!usual(node)) {
                odd = node.getClass().getSimpleName();
            }
            for (NetworkNode sink : ((BaseNode) node).getSinks()) {
                nodes.add(sink);
            }
        }
        if (odd != null) {
            for (AbstractTerminalNode end : ends) {
                unusual.put(end, odd);
            }
        }
    }

    /** Nodes through which a rule gets no other facts than those that come down to it. */
    private static boolean usual(NetworkNode node) {
        return node instanceof ObjectTypeNode
                || node instanceof AlphaNode
                || node instanceof LeftInputAdapterNode
                || node instanceof JoinNode
                || node instanceof NotNode
                || node instanceof ExistsNode
                || node instanceof AccumulateNode
                || node instanceof EvalConditionNode
                || node instanceof TupleToObjectNode;
    }

    /** Whether a right-hand side inserts what one expression gives, and asks the engine for nothing but the rule. */
    public static boolean insertsOnce(ReadRule rule) {
        return rule.consequence().size() == 1
                && rule.consequence().get(0) instanceof Expression.Call call
                && call.target() == null
                && call.name().equals("insert")
                && call.arguments().size() == 1
                && asksOnlyForRule(call.arguments().get(0));
    }

    private static boolean asksOnlyForRule(Expression expression) {
        if (expression instanceof Expression.Literal) {
            return true;
        }
        if (expression instanceof Expression.Name name) {
            return !name.name().equals("drools") && !name.name().equals("kcontext");
        }
        if (expression instanceof Expression.Part part) {
            return asksOnlyForRule(part.target());
        }
        if (expression instanceof Expression.Call call) {
            boolean forRule = call.target() instanceof Expression.Name name
                    && name.name().equals("drools")
                    && call.name().equals("getRule");
            boolean target = forRule || call.target() == null || asksOnlyForRule(call.target());
            return target && call.arguments().stream().allMatch(Network::asksOnlyForRule);
        }
        if (expression instanceof Expression.Unary unary) {
            return asksOnlyForRule(unary.operand());
        }
        if (expression instanceof Expression.Binary binary) {
            return asksOnlyForRule(binary.left()) && asksOnlyForRule(binary.right());
        }
        if (expression instanceof Expression.Creation creation) {
            return creation.arguments().stream().allMatch(Network::asksOnlyForRule);
        }
        return false;
    }

    /** A rule as right-hand sides see it: the same object for all walkers. */
    FiringRule.Named named(RuleImpl rule) {
        return named.computeIfAbsent(rule.getFullyQualifiedName(), name -> new FiringRule.Named(rule));
    }

    /** The fields by which rules are found that ask for a type of facts. */
    FactIndex index(Class<?> asked) {
        return indexes.computeIfAbsent(asked, type -> {
            try {
                return FactIndex.of(
                        base,
                        type,
                        walked.stream()
                                .filter(path -> path.factStep().type() == type)
                                .toList());
            } catch (RuntimeException | LinkageError e) {
                // Such as of a type whose loader does not see Drools; then every test is put.
                return FactIndex.NONE;
            }
        });
    }

    /** How the rules are evaluated. */
    public EvaluationPlan plan() {
        Map<String, List<String>> fields = new TreeMap<>();
        for (RulePath path : walked) {
            Class<?> type = path.factStep().type();
            List<String> names = index(type).fields();
            if (!names.isEmpty()) {
                fields.put(type.getSimpleName(), names);
            }
        }
        return new EvaluationPlan(ways, onlySessions, fields);
    }

    /** Whether facts can be walked at all. */
    public boolean walks() {
        return walks;
    }

    /** Whether no rule needs a session. */
    public boolean walksAll() {
        return walksAll;
    }

    /** Whether a fact of a class is walked: no rule that needs a session can match it, and no rule can change it. */
    boolean walks(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        for (Class<?> each : inSessions) {
            if (each.isAssignableFrom(type)) {
                return false;
            }
        }
        return true;
    }

    /** A walker for one thread. */
    public Walker walker(ParameterSet parameters) {
        return new Walker(this, base, walked, parameters);
    }
}
