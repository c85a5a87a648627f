package io.github.abmrules.core.json;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;

/** The JSON of an {@link AccountEvent}. */
final class EventShape extends Shape<AccountEvent> {

    private final Field<EventType> type = required("type", Kind.enumeration(EventType.class));
    private final Field<Instant> at = required("at", Kind.instant());
    private final Field<TrustLevel> level = optional("level", Kind.enumeration(TrustLevel.class));
    private final Field<String> dealId = optional("deal_id", Kind.id());

    @Override
    void check(Slots slots) {
        if (slots.find(type) == EventType.TRUST_LOST && slots.absent(level)) {
            slots.missing(level, " when type is TRUST_LOST");
        }
    }

    @Override
    AccountEvent build(Slots slots) {
        return new AccountEvent(slots.get(type), slots.get(at), slots.find(level), slots.find(dealId));
    }
}
