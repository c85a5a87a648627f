package io.github.abmrules.hubspot.crm;

import io.github.abmrules.hubspot.transport.Transport;
import java.util.List;
import java.util.function.Function;

/** A portal. Thread-safe; closing it ends its threads. */
public final class Crm implements AutoCloseable {

    private final Transport transport;
    private final Fanout fanout;
    private final CrmObjects objects;
    private final CrmSearch search;
    private final CrmAssociations associations;
    private final CrmSchema schema;

    /**
     * The portal behind a transport.
     *
     * @param parallel how many calls of one batch run at once; the limiter holds for all together
     */
    public Crm(Transport transport, int parallel) {
        if (parallel < 1) {
            throw new IllegalArgumentException("At least one call has to run, but parallel is " + parallel + ".");
        }
        this.transport = transport;
        this.fanout = new Fanout(parallel);
        this.objects = new CrmObjects(transport, fanout);
        this.search = new CrmSearch(objects);
        this.associations = new CrmAssociations(transport, fanout);
        this.schema = new CrmSchema(transport);
    }

    /** What sends the calls. */
    public Transport transport() {
        return transport;
    }

    /** Records. */
    public CrmObjects objects() {
        return objects;
    }

    /** Searches. */
    public CrmSearch search() {
        return search;
    }

    /** What belongs to what. */
    public CrmAssociations associations() {
        return associations;
    }

    /** Properties, pipelines, owners. */
    public CrmSchema schema() {
        return schema;
    }

    /** Makes several calls at once and gives their results in the order of the inputs; the first failure is thrown when all ended. */
    public <A, B> List<B> parallel(List<A> inputs, Function<A, B> call) {
        return fanout.map(inputs, call);
    }

    @Override
    public void close() {
        fanout.close();
    }
}
