package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/** What is done before, during and after an event? */
public final class EventQuestion implements Question<EventRequest, EventPlan> {

    /** The question. */
    public static final EventQuestion INSTANCE = new EventQuestion();

    private EventQuestion() {}

    @Override
    public String name() {
        return "event";
    }

    @Override
    public String answers() {
        return "event_plans";
    }

    @Override
    public List<String> packs() {
        return List.of("calendar", "plan");
    }

    @Override
    public Class<EventRequest> inputType() {
        return EventRequest.class;
    }

    @Override
    public Class<EventPlan> answerType() {
        return EventPlan.class;
    }

    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        EventRow.all(parameters.pack("plan"));
    }

    @Override
    public Inquiry<EventPlan> inquire(EventRequest input, Setting setting) {
        return new EventInquiry(input, setting);
    }
}
