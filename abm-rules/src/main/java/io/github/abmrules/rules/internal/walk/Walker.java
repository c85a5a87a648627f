package io.github.abmrules.rules.internal.walk;

import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.rule.ContextEntry;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.LeftTuple;
import org.drools.core.rule.accessor.FactHandleFactory;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts to the rules that are walked, with one set of parameters. Tests and right-hand sides are Drools' own; the walker
 * only holds the fact in front of them. Not thread-safe: every thread takes one of its own.
 */
public final class Walker {
    private static final Object NO_FACT = new Object();

    private final Network network;
    private final FactHandleFactory handles;
    private final List<RulePath> paths;
    private final ParameterSet parameters;
    private final FactResolver resolver;
    private final RecordingContext context = new RecordingContext();
    private final Map<Class<?>, Walk> byClass = new HashMap<>();

    /** Stands for facts that are not walked. */
    private final Walk notWalked;

    /** Facts on which rules must be fired, those before {@code next} are done with; and what is done with each. */
    private final List<Object> waiting = new ArrayList<>();

    private final List<Walk> walks = new ArrayList<>();
    private final List<Object> forSession = new ArrayList<>();
    private int next;

    /** The class of which the last fact was that was taken in, and what is done with it: the next is often of the same. */
    private @Nullable Class<?> lastClass;

    private Walk lastWalk;

    Walker(Network network, InternalRuleBase base, List<RulePath> paths, ParameterSet parameters) {
        this.network = network;
        this.paths = paths;
        this.parameters = parameters;
        this.resolver = new FactResolver(base);
        this.handles = base.newFactHandleFactory();
        this.notWalked = new Walk(handle(NO_FACT), new Walk.Root[0]);
        this.lastWalk = notWalked;
    }

    /** Whether a fact is walked; otherwise it belongs into a session. */
    public boolean walks(Object fact) {
        return walk(fact.getClass()) != notWalked;
    }

    /** Takes in a fact, on which the rules will fire. */
    public void add(Object fact, List<Object> facts) {
        facts.add(fact);
        Class<?> type = fact.getClass();
        if (type != lastClass) {
            lastWalk = walk(type);
            lastClass = type;
        }
        wait(fact, lastWalk);
    }

    /** Notes that rules must be fired on a fact, if any reads facts of its class. */
    private void wait(Object fact, Walk walk) {
        if (walk == notWalked) {
            forSession.add(fact);
        } else if (walk.roots().length > 0) {
            waiting.add(fact);
            walks.add(walk);
        }
    }

    /** Whether rules must be fired on more facts. */
    public boolean waits() {
        return next < waiting.size();
    }

    /**
     * Fires the rules that match the next fact; what they insert waits for its turn.
     *
     * @param facts takes what they insert
     * @return how many fired
     * @throws WalkFailedException when a right-hand side fails
     */
    public int fireNext(List<Object> facts) {
        Object fact = waiting.get(next);
        Walk walk = walks.get(next);
        next++;
        InternalFactHandle handle = walk.handle();
        handle.setObject(fact);
        int fired = 0;
        for (Walk.Root root : walk.roots()) {
            fired += fire(root.of(handle, resolver), handle, facts);
        }
        return fired;
    }

    /** The facts that came since it was last asked and belong into a session. */
    public List<Object> takeForSession() {
        if (forSession.isEmpty()) {
            return List.of();
        }
        List<Object> taken = List.copyOf(forSession);
        forSession.clear();
        return taken;
    }

    /** Forgets all facts. */
    public void clear() {
        waiting.clear();
        walks.clear();
        forSession.clear();
        next = 0;
    }

    private int fire(TestTree.Node node, InternalFactHandle handle, List<Object> inserted) {
        int fired = 0;
        for (Ending ending : node.endings()) {
            if (ending.matches()) {
                fire(ending, inserted);
                fired++;
            }
        }
        for (TestTree.Choice choice : node.choices()) {
            TestTree.Node next = choice.next(handle.getObject(), resolver);
            if (next != null) {
                fired += fire(next, handle, inserted);
            }
        }
        AlphaNodeFieldConstraint[] tests = node.tests();
        for (int i = 0; i < tests.length; i++) {
            if (tests[i].isAllowed(handle, resolver)) {
                fired += fire(node.next(i), handle, inserted);
            }
        }
        return fired;
    }

    private void fire(Ending ending, List<Object> inserted) {
        context.begin(ending.rule(), ending.tuple(), inserted);
        int before = inserted.size();
        try {
            ending.rule().fire(context, resolver);
        } catch (Exception e) {
            throw new WalkFailedException(e);
        }
        for (int i = before; i < inserted.size(); i++) {
            Object fact = inserted.get(i);
            Class<?> type = fact.getClass();
            Walk next = ending.next(type);
            if (next == null) {
                next = walk(type);
                ending.next(type, next);
            }
            wait(fact, next);
        }
    }

    private Walk walk(Class<?> type) {
        Walk known = byClass.get(type);
        if (known == null) {
            try {
                known = network.walks(type) ? prepare(type) : notWalked;
            } catch (RuntimeException e) {
                throw new UnpreparedException(e);
            }
            byClass.put(type, known);
        }
        return known;
    }

    private Walk prepare(Class<?> type) {
        InternalFactHandle handle = handle(NO_FACT);
        Map<Class<?>, TestTree> roots = new LinkedHashMap<>();
        for (RulePath path : paths) {
            Class<?> asked = path.factStep().type();
            if (asked.isAssignableFrom(type)) {
                List<Ending> endings = new ArrayList<>();
                endings(path, handle, 0, new InternalFactHandle[path.steps().size()], endings);
                if (!endings.isEmpty()) {
                    roots.computeIfAbsent(asked, key -> new TestTree())
                            .after(path.factStep().tests())
                            .end(endings);
                }
            }
        }
        List<Walk.Root> ready = new ArrayList<>();
        roots.forEach((asked, tests) -> ready.add(new Walk.Root(network, asked, tests)));
        return new Walk(handle, ready.toArray(Walk.Root[]::new));
    }

    private InternalFactHandle handle(Object fact) {
        return handles.newFactHandle(fact, null, null, null);
    }

    /** Every way in which parameters match the patterns that ask for them. */
    private void endings(
            RulePath path, InternalFactHandle fact, int step, InternalFactHandle[] chosen, List<Ending> endings) {
        if (step == path.steps().size()) {
            Ending ending = ending(path, chosen);
            if (ending != null) {
                endings.add(ending);
            }
        } else if (step == path.fact()) {
            chosen[step] = fact;
            endings(path, fact, step + 1, chosen, endings);
        } else {
            for (Parameters pack : parameters.packs()) {
                InternalFactHandle handle = handle(pack);
                boolean passes = true;
                for (AlphaNode test : path.steps().get(step).tests()) {
                    passes = passes && test.getConstraint().isAllowed(handle, resolver);
                }
                if (passes) {
                    chosen[step] = handle;
                    endings(path, fact, step + 1, chosen, endings);
                }
            }
        }
    }

    /** A rule with chosen parameters; null when they do not go together. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private @Nullable Ending ending(RulePath path, InternalFactHandle[] chosen) {
        LeftTuple tuple = new LeftTuple(chosen[0], path.after(0), false);
        List<Ending.Join> joins = new ArrayList<>();
        for (int i = 1; i < chosen.length; i++) {
            for (BetaConstraint constraint : path.steps().get(i).joins()) {
                ContextEntry entry = (ContextEntry) constraint.createContext();
                entry.updateFromTuple(resolver, tuple);
                if (i < path.fact()) {
                    // Parameters beside parameters: this never changes.
                    if (!constraint.isAllowedCachedLeft(entry, chosen[i])) {
                        return null;
                    }
                } else {
                    joins.add(new Ending.Join(constraint, entry, chosen[i]));
                }
            }
            tuple = new LeftTuple(chosen[i], tuple, path.after(i));
        }
        return new Ending(new FiringRule(path.terminal(), network.named(path.rule())), joins, tuple);
    }

    /** The rules cannot be walked with these parameters, whatever the fact. */
    public static final class UnpreparedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnpreparedException(RuntimeException cause) {
            super(cause);
        }
    }

    /** A test or a right-hand side failed; the same input in a session tells how. */
    public static final class WalkFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WalkFailedException(Exception cause) {
            super(cause);
        }
    }
}
