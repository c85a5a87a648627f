package io.github.abmrules.quickstart;

import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.lead.LeadAnswers;
import io.github.abmrules.core.lead.QualifiedLead;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/** An inbound lead: what is done with it, by whom and by when? */
public final class QualifyingLeads {

    private QualifyingLeads() {}

    /** Prints what is done with a lead that came in on a Friday afternoon. */
    public static void main(String[] args) {
        // tag::lead[]
        LeadAnswers answers = new LeadAnswers(points(9), points(8), points(8), points(9));
        Instant received = Instant.parse("2026-06-26T14:45:00Z");
        Lead lead = new Lead("lead-01", "Alder & Finch", "alder-finch", null, null, answers, false, received);
        try (Advisor<Lead, QualifiedLead> advisor =
                Advisor.builder(Questions.LEAD).zone(ZoneId.of("Europe/Berlin")).build()) {
            QualifiedLead qualified = advisor.answer(lead, received);
            System.out.println(qualified.band() + ": " + qualified.owner() + " by " + qualified.dueAt());
        }
        // end::lead[]
    }

    private static BigDecimal points(int value) {
        return BigDecimal.valueOf(value);
    }
}
