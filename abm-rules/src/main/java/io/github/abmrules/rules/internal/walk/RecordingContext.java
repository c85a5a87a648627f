package io.github.abmrules.rules.internal.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.drools.base.beliefsystem.Mode;
import org.drools.base.factmodel.traits.Thing;
import org.drools.base.factmodel.traits.TraitableBean;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Declaration;
import org.drools.core.WorkingMemory;
import org.drools.core.reteoo.LeftTuple;
import org.drools.core.rule.consequence.InternalMatch;
import org.drools.core.rule.consequence.KnowledgeHelper;
import org.drools.util.bitmask.BitMask;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.Channel;
import org.kie.api.runtime.KieRuntime;
import org.kie.api.runtime.rule.EntryPoint;
import org.kie.api.runtime.rule.FactHandle;

/**
 * What a right-hand side sees of the engine while it is walked: the rule, and {@code insert}, which notes what is inserted.
 * Rules whose right-hand side asks for anything else are not walked; should one get here all the same, it fails, and its
 * input is decided in a session.
 */
@SuppressWarnings({"rawtypes", "deprecation", "TypeParameterUnusedInFormals"})
final class RecordingContext implements KnowledgeHelper {
    private static final long serialVersionUID = 1L;

    private transient @Nullable FiringRule rule;
    private transient @Nullable LeftTuple tuple;
    private transient List<Object> inserted = new ArrayList<>();

    /** Makes ready for the right-hand side of a rule. */
    void begin(FiringRule fires, LeftTuple matched, List<Object> to) {
        rule = fires;
        tuple = matched;
        inserted = to;
    }

    @Override
    public @Nullable FactHandle insert(Object object) {
        inserted.add(object);
        return null;
    }

    @Override
    public Rule getRule() {
        return current().known();
    }

    @Override
    public @Nullable BaseTuple getTuple() {
        return tuple;
    }

    @Override
    public Declaration[] getRequiredDeclarations() {
        return current().declarations();
    }

    @Override
    public void reset() {
        rule = null;
        tuple = null;
    }

    private FiringRule current() {
        FiringRule current = rule;
        if (current == null) {
            throw new IllegalStateException("No rule fires.");
        }
        return current;
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("A right-hand side that is walked asks for more than its rule.");
    }

    @Override
    public FactHandle insertAsync(Object object) {
        throw unsupported();
    }

    @Override
    public FactHandle insert(Object object, boolean dynamic) {
        throw unsupported();
    }

    @Override
    public FactHandle insertLogical(Object object) {
        throw unsupported();
    }

    @Override
    public FactHandle insertLogical(Object object, Object value) {
        throw unsupported();
    }

    @Override
    public FactHandle insertLogical(Object object, Mode belief) {
        throw unsupported();
    }

    @Override
    public FactHandle insertLogical(Object object, Mode... beliefs) {
        throw unsupported();
    }

    @Override
    public FactHandle insertLogical(EntryPoint entryPoint, Object object) {
        throw unsupported();
    }

    @Override
    public FactHandle getFactHandle(Object object) {
        throw unsupported();
    }

    @Override
    public FactHandle getFactHandle(FactHandle handle) {
        throw unsupported();
    }

    @Override
    public void update(FactHandle handle, Object newObject) {
        throw unsupported();
    }

    @Override
    public void update(FactHandle newObject) {
        throw unsupported();
    }

    @Override
    public void update(FactHandle newObject, BitMask mask, Class<?> modifiedClass) {
        throw unsupported();
    }

    @Override
    public void update(Object newObject) {
        throw unsupported();
    }

    @Override
    public void update(Object newObject, BitMask mask, Class<?> modifiedClass) {
        throw unsupported();
    }

    @Override
    public void retract(FactHandle handle) {
        throw unsupported();
    }

    @Override
    public void retract(Object handle) {
        throw unsupported();
    }

    @Override
    public void delete(Object handle) {
        throw unsupported();
    }

    @Override
    public void delete(Object object, FactHandle.State state) {
        throw unsupported();
    }

    @Override
    public void delete(FactHandle handle) {
        throw unsupported();
    }

    @Override
    public void delete(FactHandle handle, FactHandle.State state) {
        throw unsupported();
    }

    @Override
    public Object get(Declaration declaration) {
        throw unsupported();
    }

    @Override
    public InternalMatch getMatch() {
        throw unsupported();
    }

    @Override
    public void blockMatch(org.kie.api.runtime.rule.Match match) {
        throw unsupported();
    }

    @Override
    public void unblockAllMatches(org.kie.api.runtime.rule.Match match) {
        throw unsupported();
    }

    @Override
    public void cancelMatch(org.kie.api.runtime.rule.Match match) {
        throw unsupported();
    }

    @Override
    public void setFocus(String focus) {
        throw unsupported();
    }

    @Override
    public EntryPoint getEntryPoint(String id) {
        throw unsupported();
    }

    @Override
    public Channel getChannel(String id) {
        throw unsupported();
    }

    @Override
    public Map<String, Channel> getChannels() {
        throw unsupported();
    }

    @Override
    public Declaration getDeclaration(String identifier) {
        throw unsupported();
    }

    @Override
    public void halt() {
        throw unsupported();
    }

    @Override
    public ClassLoader getProjectClassLoader() {
        throw unsupported();
    }

    @Override
    public <T> T getContext(Class<T> contextClass) {
        throw unsupported();
    }

    @Override
    public <T, K> T don(K core, Class<T> trait, boolean logical) {
        throw unsupported();
    }

    @Override
    public <T, K> T don(K core, Class<T> trait, Mode... modes) {
        throw unsupported();
    }

    @Override
    public <T, K> T don(K core, Class<T> trait) {
        throw unsupported();
    }

    @Override
    public <T, K> T don(Thing<K> core, Class<T> trait) {
        throw unsupported();
    }

    @Override
    public <T, K> T don(K core, Collection<Class<? extends Thing>> trait, boolean logical) {
        throw unsupported();
    }

    @Override
    public <T, K> T don(K core, Collection<Class<? extends Thing>> trait, Mode... modes) {
        throw unsupported();
    }

    @Override
    public <T, K> T don(K core, Collection<Class<? extends Thing>> trait) {
        throw unsupported();
    }

    @Override
    public <T, K> Thing<K> shed(Thing<K> thing, Class<T> trait) {
        throw unsupported();
    }

    @Override
    public <T, K, X extends TraitableBean> Thing<K> shed(TraitableBean<K, X> core, Class<T> trait) {
        throw unsupported();
    }

    @Override
    public FactHandle bolster(Object object) {
        throw unsupported();
    }

    @Override
    public FactHandle bolster(Object object, Object value) {
        throw unsupported();
    }

    @Override
    public KieRuntime getKieRuntime() {
        throw unsupported();
    }

    @Override
    public KieRuntime getKnowledgeRuntime() {
        throw unsupported();
    }

    @Override
    public void setActivation(InternalMatch match) {
        throw unsupported();
    }

    @Override
    public InternalMatch getActivation() {
        throw unsupported();
    }

    @Override
    public WorkingMemory getWorkingMemory() {
        throw unsupported();
    }
}
