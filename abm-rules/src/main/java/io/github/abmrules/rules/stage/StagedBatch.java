package io.github.abmrules.rules.stage;

import java.util.Collection;
import java.util.List;

/**
 * Inputs on their way through the stages of a decision, carried by any session:
 *
 * <pre>
 * for (Collection&lt;?&gt; facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
 *     facts.forEach(session::insert);
 *     session.fireAllRules();
 * }
 * List&lt;R&gt; results = batch.results();
 * </pre>
 *
 * <p>The parameters of the packs must be in the session before. Use a batch once, from one thread.
 *
 * @param <R> what comes of one input
 */
public interface StagedBatch<R> {

    /** The facts of the first stage; empty when there is nothing to decide. */
    Collection<Object> begin();

    /**
     * The facts of the next stage, once the rules have fired on those of the last.
     *
     * @param objects all objects in the session
     * @return empty when the decision is done
     */
    Collection<Object> next(Collection<?> objects);

    /**
     * The facts of the next stage, as {@link #next(Collection)}, for a host that knows what is new.
     *
     * @param objects all objects in the session
     * @param added those of them that came since it was last asked
     */
    default Collection<Object> next(Collection<?> objects, Collection<?> added) {
        return next(objects);
    }

    /** What came of each input, in the order in which they were given. */
    List<R> results();
}
