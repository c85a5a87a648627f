package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.rejection.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The JSON of a {@link Deal}. */
final class DealShape extends Shape<Deal> {

    private final Field<String> dealId = required("deal_id", Kind.id());
    private final Field<String> stage = optional("stage", Kind.text());
    private final Field<DealStatus> status = required("status", Kind.enumeration(DealStatus.class));
    private final Field<BigDecimal> amount = optional("amount", Kind.number(Values.decimal()));
    private final Field<Instant> stageEnteredAt = optional("stage_entered_at", Kind.instant());
    private final Field<Instant> lastActivityAt = optional("last_activity_at", Kind.instant());
    private final Field<Instant> closeDate = optional("close_date", Kind.instant());
    private final Field<String> nextStep = optional("next_step", Kind.text());
    private final Field<String> owner = optional("owner", Kind.text());
    private final Field<List<String>> contactIds = optional("contact_ids", Kind.listOf(Kind.id()));

    @Override
    Deal build(Slots slots) {
        return new Deal(
                slots.get(dealId),
                slots.find(stage),
                slots.get(status),
                slots.find(amount),
                slots.find(stageEnteredAt),
                slots.find(lastActivityAt),
                slots.find(closeDate),
                slots.find(nextStep),
                slots.find(owner),
                slots.list(contactIds));
    }
}
