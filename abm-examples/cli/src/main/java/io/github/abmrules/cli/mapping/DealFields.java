package io.github.abmrules.cli.mapping;

import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a deal that a column can hold, with what they may be. The same values as in JSON. */
final class DealFields {

    static final ValueKind<DealStatus> STATUS = Values.enumeration(DealStatus.class);
    static final ValueKind<BigDecimal> AMOUNT = Values.decimal();

    private DealFields() {}

    /** Every field, by name, in the order in which people read them. */
    static Map<String, ValueKind<?>> all() {
        Map<String, ValueKind<?>> kinds = new LinkedHashMap<>();
        kinds.put("deal_id", Values.id());
        kinds.put("stage", Values.text());
        kinds.put("status", STATUS);
        kinds.put("amount", AMOUNT);
        kinds.put("stage_entered_at", Values.instant(ZoneOffset.UTC));
        kinds.put("last_activity_at", Values.instant(ZoneOffset.UTC));
        kinds.put("close_date", Values.instant(ZoneOffset.UTC));
        kinds.put("next_step", Values.text());
        kinds.put("owner", Values.text());
        kinds.put("contact_ids", Values.text());
        return kinds;
    }
}
