package io.github.abmrules.rules.internal.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.core.reteoo.AlphaNode;
import org.jspecify.annotations.Nullable;

/** The tests of rules on one fact, those that they share put once, while they are put together. */
final class TestTree {
    private final Map<AlphaNode, TestTree> next = new LinkedHashMap<>();
    private final List<Ending> endings = new ArrayList<>();

    /** Tests that rules share, what comes after each, and the rules for which no more is to be tested. */
    static final class Node {
        private final AlphaNodeFieldConstraint[] tests;
        private final Node[] next;
        private final Choice[] choices;
        private final Ending[] endings;

        private Node(AlphaNodeFieldConstraint[] tests, Node[] next, Choice[] choices, Ending[] endings) {
            this.tests = tests;
            this.next = next;
            this.choices = choices;
            this.endings = endings;
        }

        /** Not to be changed. */
        AlphaNodeFieldConstraint[] tests() {
            return tests;
        }

        /** What comes after the test of that number. */
        Node next(int test) {
            return next[test];
        }

        /** Not to be changed. */
        Choice[] choices() {
            return choices;
        }

        /** Not to be changed. */
        Ending[] endings() {
            return endings;
        }
    }

    /** Tests of one field for different constants, of which at most one passes: the field is read once. */
    static final class Choice {
        private final ReadAccessor field;
        private final @Nullable Node[] next;

        private Choice(ReadAccessor field, @Nullable Node[] next) {
            this.field = field;
            this.next = next;
        }

        /** What comes after the test that a fact passes; null when it passes none. */
        @Nullable
        Node next(Object fact, ValueResolver resolver) {
            Object value = field.getValue(resolver, fact);
            return value == null ? null : next[((Enum<?>) value).ordinal()];
        }
    }

    /** What comes after tests. */
    TestTree after(List<AlphaNode> tests) {
        TestTree at = this;
        for (AlphaNode test : tests) {
            at = at.next.computeIfAbsent(test, key -> new TestTree());
        }
        return at;
    }

    /** Adds rules for which no more is to be tested. */
    void end(List<Ending> rules) {
        endings.addAll(rules);
    }

    /** Ready to be walked. */
    Node node() {
        Map<AlphaNode, TestTree> single = new LinkedHashMap<>(next);
        List<Choice> choices = new ArrayList<>();
        for (List<FieldTest> group : FieldTest.groups(next.keySet())) {
            FieldTest first = group.get(0);
            @Nullable Node[] nodes = new Node[first.type().getEnumConstants().length];
            for (FieldTest each : group) {
                nodes[each.constant().ordinal()] =
                        Objects.requireNonNull(single.remove(each.node())).node();
            }
            choices.add(new Choice(first.field(), nodes));
        }
        return new Node(
                single.keySet().stream().map(AlphaNode::getConstraint).toArray(AlphaNodeFieldConstraint[]::new),
                single.values().stream().map(TestTree::node).toArray(Node[]::new),
                choices.toArray(Choice[]::new),
                endings.toArray(Ending[]::new));
    }

    /** What is left to be tested once it is known of some tests whether they pass. */
    TestTree knowing(Predicate<AlphaNode> known, Predicate<AlphaNode> passes) {
        TestTree left = new TestTree();
        leave(known, passes, left);
        return left;
    }

    private void leave(Predicate<AlphaNode> known, Predicate<AlphaNode> passes, TestTree left) {
        left.endings.addAll(endings);
        next.forEach((test, then) -> {
            if (!known.test(test)) {
                TestTree after = then.knowing(known, passes);
                if (!after.endings.isEmpty() || !after.next.isEmpty()) {
                    left.next.put(test, after);
                }
            } else if (passes.test(test)) {
                then.leave(known, passes, left);
            }
        });
    }
}
