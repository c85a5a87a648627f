package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.plan.WarmupRequest;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/** What is done, day by day, to warm up an account? */
public final class WarmupQuestion implements Question<WarmupRequest, WarmupPlan> {

    /** The question. */
    public static final WarmupQuestion INSTANCE = new WarmupQuestion();

    private WarmupQuestion() {}

    @Override
    public String name() {
        return "warmup";
    }

    @Override
    public String answers() {
        return "warmup_plans";
    }

    @Override
    public List<String> packs() {
        return List.of("calendar", "plan");
    }

    @Override
    public Class<WarmupRequest> inputType() {
        return WarmupRequest.class;
    }

    @Override
    public Class<WarmupPlan> answerType() {
        return WarmupPlan.class;
    }

    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        WarmupRow.all(parameters.pack("plan"));
    }

    @Override
    public Inquiry<WarmupPlan> inquire(WarmupRequest input, Setting setting) {
        return new WarmupInquiry(input, setting);
    }
}
