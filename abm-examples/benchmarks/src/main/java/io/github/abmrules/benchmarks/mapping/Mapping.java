package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import java.util.List;

/** An engine with the mapping loaded, and the cases in the form in which it takes them. Belongs to one thread. */
public interface Mapping extends AutoCloseable {

    /** Decides about all cases; the clusters are in their order. */
    List<Cluster> clusters();

    /** Lets go of what the engine holds. */
    @Override
    default void close() {}
}
