package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/** How healthy is a programme, and its portfolio of accounts? */
public final class HealthQuestion implements Question<ProgrammeMetrics, ProgrammeHealth> {
    /** The question. */
    public static final HealthQuestion INSTANCE = new HealthQuestion();

    private HealthQuestion() {}

    @Override
    public String name() {
        return "programme";
    }

    @Override
    public String answers() {
        return "programme_health";
    }

    @Override
    public List<String> packs() {
        return List.of("portfolio", "health");
    }

    @Override
    public Class<ProgrammeMetrics> inputType() {
        return ProgrammeMetrics.class;
    }

    @Override
    public Class<ProgrammeHealth> answerType() {
        return ProgrammeHealth.class;
    }

    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        Shortcomings.check(parameters.pack("portfolio"));
    }

    @Override
    public Inquiry<ProgrammeHealth> inquire(ProgrammeMetrics input, Setting setting) {
        return new HealthInquiry(input, setting);
    }
}
