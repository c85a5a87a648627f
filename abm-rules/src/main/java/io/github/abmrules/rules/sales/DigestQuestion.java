package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import java.util.List;

/** What is an owner told today, how loudly, and what a manager? */
public final class DigestQuestion implements Question<OwnerDay, NotificationPayload> {
    /** The question. */
    public static final DigestQuestion INSTANCE = new DigestQuestion();

    private DigestQuestion() {}

    @Override
    public String name() {
        return "owner_day";
    }

    @Override
    public String answers() {
        return "digests";
    }

    @Override
    public List<String> packs() {
        return List.of("risk", "compliance", "digest", "calendar");
    }

    @Override
    public Class<OwnerDay> inputType() {
        return OwnerDay.class;
    }

    @Override
    public Class<NotificationPayload> answerType() {
        return NotificationPayload.class;
    }

    @Override
    public Inquiry<NotificationPayload> inquire(OwnerDay input, Setting setting) {
        return new DigestInquiry(input, setting);
    }
}
