package io.github.abmrules.rules.internal.walk;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.verb.KnownRule;
import io.github.abmrules.rules.verb.Verbs;
import java.util.Map;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.consequence.Consequence;
import org.drools.core.reteoo.RuleTerminalNode;
import org.kie.api.definition.rule.Rule;

/**
 * A rule, and what its right-hand side asks the engine for.
 */
final class FiringRule {
    private final RuleTerminalNode terminal;
    private final Named known;
    private final Declaration[] declarations;

    /**
     * A rule.
     *
     * @param terminal where the way to it ends
     * @param known its name
     */
    FiringRule(RuleTerminalNode terminal, Named known) {
        this.terminal = terminal;
        this.known = known;
        this.declarations = terminal.getRequiredDeclarations();
    }

    Named known() {
        return known;
    }

    /** The variables of its right-hand side. */
    Declaration[] declarations() {
        return declarations;
    }

    /** Calls the compiled right-hand side. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    void fire(RecordingContext context, ValueResolver resolver) throws Exception {
        // Drools puts a faster one in its place after the first call, so it is looked up each time.
        Consequence consequence = terminal.getRule().getConsequence();
        consequence.evaluate(context, resolver);
    }

    /** The rule as right-hand sides see it. */
    static final class Named implements Rule, KnownRule {
        private final RuleImpl rule;
        private final FiredRule fired;

        Named(RuleImpl rule) {
            this.rule = rule;
            this.fired = Verbs.fired(rule);
        }

        @Override
        public FiredRule fired() {
            return fired;
        }

        @Override
        public String getPackageName() {
            return rule.getPackageName();
        }

        @Override
        public String getName() {
            return rule.getName();
        }

        @Override
        public Map<String, Object> getMetaData() {
            return rule.getMetaData();
        }

        @Override
        public int getLoadOrder() {
            return rule.getLoadOrder();
        }

        @Override
        public KnowledgeType getKnowledgeType() {
            return rule.getKnowledgeType();
        }

        @Override
        public String getNamespace() {
            return rule.getNamespace();
        }

        @Override
        public String getId() {
            return rule.getId();
        }
    }
}
