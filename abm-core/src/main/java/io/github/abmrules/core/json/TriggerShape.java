package io.github.abmrules.core.json;

import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import java.time.Instant;

/** The JSON of a {@link Trigger}. */
final class TriggerShape extends Shape<Trigger> {

    private final Field<String> type = optional("type", Kind.text());
    private final Field<TriggerPolarity> polarity = required("polarity", Kind.enumeration(TriggerPolarity.class));
    private final Field<Instant> detectedAt = required("detected_at", Kind.instant());
    private final Field<Instant> expiresAt = optional("expires_at", Kind.instant());
    private final Field<String> source = optional("source", Kind.text());

    @Override
    Trigger build(Slots slots) {
        return new Trigger(
                slots.find(type),
                slots.get(polarity),
                slots.get(detectedAt),
                slots.find(expiresAt),
                slots.find(source));
    }
}
