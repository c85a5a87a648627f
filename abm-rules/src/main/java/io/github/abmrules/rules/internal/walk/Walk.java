package io.github.abmrules.rules.internal.walk;

import org.drools.base.base.ValueResolver;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.AlphaNode;
import org.jspecify.annotations.Nullable;

/** What rules do with facts of a class. Belongs to one walker. */
final class Walk {
    private final InternalFactHandle handle;
    private final Root[] roots;

    Walk(InternalFactHandle handle, Root[] roots) {
        this.handle = handle;
        this.roots = roots;
    }

    /** Holds the fact in front of the tests. */
    InternalFactHandle handle() {
        return handle;
    }

    /** The rules by the type that they ask for. */
    Root[] roots() {
        return roots;
    }

    /**
     * Rules that ask for one type. Their first facts are put to their tests one by one; then those that are decided by fields
     * of few values are looked up in a table. A cell of it is made when a fact first comes into it, by putting the tests to
     * that fact.
     */
    static final class Root {
        /** Few facts are not worth a table. */
        private static final int FIRST_FACTS = 200;

        private final Network network;
        private final Class<?> asked;
        private final TestTree tests;
        private final TestTree.Node all;
        private int facts;
        private @Nullable FactIndex index;
        private TestTree.@Nullable Node[] cells = new TestTree.Node[0];

        Root(Network network, Class<?> asked, TestTree tests) {
            this.network = network;
            this.asked = asked;
            this.tests = tests;
            this.all = tests.node();
        }

        /** What is to be tested on a fact. */
        TestTree.Node of(InternalFactHandle fact, ValueResolver resolver) {
            FactIndex fields = index;
            if (fields == null) {
                if (facts < FIRST_FACTS) {
                    facts++;
                    return all;
                }
                fields = network.index(asked);
                cells = new TestTree.Node[fields.cells()];
                index = fields;
            }
            int cell;
            try {
                cell = fields.cellOf(fact.getObject(), resolver);
            } catch (RuntimeException | LinkageError e) {
                // A field that cannot be read may be one that these tests would not come to.
                return all;
            }
            TestTree.Node known = cells[cell];
            return known == null ? fill(cell, fields, fact, resolver) : known;
        }

        private TestTree.Node fill(int cell, FactIndex fields, InternalFactHandle fact, ValueResolver resolver) {
            TestTree.Node left = tests.knowing(
                            test -> fields.has(test) && !fails(test, fact, resolver),
                            test -> test.getConstraint().isAllowed(fact, resolver))
                    .node();
            cells[cell] = left;
            return left;
        }

        /** Whether a test fails, so that it must be put where its turn is. */
        private static boolean fails(AlphaNode test, InternalFactHandle fact, ValueResolver resolver) {
            try {
                test.getConstraint().isAllowed(fact, resolver);
                return false;
            } catch (RuntimeException e) {
                return true;
            }
        }
    }
}
