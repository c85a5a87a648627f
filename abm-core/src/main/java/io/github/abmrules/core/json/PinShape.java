package io.github.abmrules.core.json;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.review.Pin;
import java.time.Instant;

/** The JSON of a {@link Pin}. */
final class PinShape extends Shape<Pin> {

    private final Field<Cluster> cluster = required("cluster", Kind.enumeration(Cluster.class));
    private final Field<Instant> until = required("until", Kind.instant());
    private final Field<String> reason = optional("reason", Kind.text());
    private final Field<String> owner = optional("owner", Kind.text());

    @Override
    Pin build(Slots slots) {
        return new Pin(slots.get(cluster), slots.get(until), slots.find(reason), slots.find(owner));
    }
}
