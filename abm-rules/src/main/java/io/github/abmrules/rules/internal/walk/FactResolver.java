package io.github.abmrules.rules.internal.walk;

import org.drools.base.RuleBase;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.accessor.GlobalResolver;
import org.drools.core.impl.InternalRuleBase;
import org.jspecify.annotations.Nullable;

/** What tests ask of a session. They ask for the rules, and there are no globals; rules that ask for the time are not walked. */
final class FactResolver implements ValueResolver {
    private static final GlobalResolver NO_GLOBALS = new NoGlobals();

    private final InternalRuleBase base;

    FactResolver(InternalRuleBase base) {
        this.base = base;
    }

    @Override
    public RuleBase getRuleBase() {
        return base;
    }

    @Override
    public long getCurrentTime() {
        throw new UnsupportedOperationException("A rule that is walked asks for the time of a session.");
    }

    @Override
    public GlobalResolver getGlobalResolver() {
        return NO_GLOBALS;
    }

    private static final class NoGlobals implements GlobalResolver {

        @Override
        public @Nullable Object resolveGlobal(String identifier) {
            return null;
        }

        @Override
        public void setGlobal(String identifier, Object value) {
            throw new UnsupportedOperationException("A rule that is walked sets a global of a session.");
        }

        @Override
        public void removeGlobal(String identifier) {
            throw new UnsupportedOperationException("A rule that is walked removes a global of a session.");
        }

        @Override
        public void clear() {
            throw new UnsupportedOperationException("A rule that is walked removes the globals of a session.");
        }
    }
}
