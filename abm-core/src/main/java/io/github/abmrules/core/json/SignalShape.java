package io.github.abmrules.core.json;

import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import java.time.Instant;

/** The JSON of a {@link Signal}. */
final class SignalShape extends Shape<Signal> {

    private final Field<SignalType> type = required("type", Kind.enumeration(SignalType.class));
    private final Field<Instant> at = required("at", Kind.instant());
    private final Field<String> contactId = optional("contact_id", Kind.id());
    private final Field<Boolean> intentPage = optional("intent_page", Kind.bool());

    @Override
    Signal build(Slots slots) {
        return new Signal(slots.get(type), slots.get(at), slots.find(contactId), slots.or(intentPage, false));
    }
}
