package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.ProgressPlan;
import io.github.abmrules.core.plan.ProgressRequest;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/** What follows for an account from a review of progress? */
public final class ProgressQuestion implements Question<ProgressRequest, ProgressPlan> {

    /** The question. */
    public static final ProgressQuestion INSTANCE = new ProgressQuestion();

    private ProgressQuestion() {}

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public String answers() {
        return "progress_plans";
    }

    @Override
    public List<String> packs() {
        return List.of("calendar", "plan");
    }

    @Override
    public Class<ProgressRequest> inputType() {
        return ProgressRequest.class;
    }

    @Override
    public Class<ProgressPlan> answerType() {
        return ProgressPlan.class;
    }

    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        ProgressRow.all(parameters.pack("plan"));
    }

    @Override
    public Inquiry<ProgressPlan> inquire(ProgressRequest input, Setting setting) {
        return new ProgressInquiry(input, setting);
    }
}
