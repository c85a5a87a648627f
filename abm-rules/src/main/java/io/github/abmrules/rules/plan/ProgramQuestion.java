package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.ProgramPlan;
import io.github.abmrules.core.plan.ProgramRequest;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/** Which phase is a programme in, and how do its tasks stand? */
public final class ProgramQuestion implements Question<ProgramRequest, ProgramPlan> {

    /** The question. */
    public static final ProgramQuestion INSTANCE = new ProgramQuestion();

    private ProgramQuestion() {}

    @Override
    public String name() {
        return "program";
    }

    @Override
    public String answers() {
        return "program_plans";
    }

    @Override
    public List<String> packs() {
        return List.of("calendar", "lifecycle", "plan");
    }

    @Override
    public Class<ProgramRequest> inputType() {
        return ProgramRequest.class;
    }

    @Override
    public Class<ProgramPlan> answerType() {
        return ProgramPlan.class;
    }

    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        ProgramRow.check(parameters.pack("lifecycle"));
    }

    @Override
    public Inquiry<ProgramPlan> inquire(ProgramRequest input, Setting setting) {
        return new ProgramInquiry(input, setting);
    }
}
