package io.github.abmrules.rules.lead;

import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.lead.QualifiedLead;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What is done with an inbound lead, by whom and by when? */
public final class LeadQuestion implements Question<Lead, QualifiedLead> {

    /** The question. */
    public static final LeadQuestion INSTANCE = new LeadQuestion();

    private LeadQuestion() {}

    @Override
    public String name() {
        return "lead";
    }

    @Override
    public String answers() {
        return "leads";
    }

    @Override
    public List<String> packs() {
        return List.of("calendar", "lead");
    }

    @Override
    public Class<Lead> inputType() {
        return Lead.class;
    }

    @Override
    public Class<QualifiedLead> answerType() {
        return QualifiedLead.class;
    }

    /** Bands must follow each other, and there must be a working day. */
    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        Parameters lead = parameters.pack("lead");
        ascend(lead, "cool-from", "warm-from");
        ascend(lead, "warm-from", "hot-from");
        new Setting(parameters, zone, Instant.EPOCH).calendar();
    }

    private static void ascend(Parameters lead, String lower, String upper) {
        if (lead.number(lower) > lead.number(upper)) {
            throw lead.node(upper)
                    .broken(upper + " must not be below " + lower + ", " + lead.number(lower) + ", but is "
                            + lead.number(upper));
        }
    }

    @Override
    public Inquiry<QualifiedLead> inquire(Lead input, Setting setting) {
        return new LeadInquiry(input, setting);
    }
}
