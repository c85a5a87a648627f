package io.github.abmrules.rules;

import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.lead.QualifiedLead;
import io.github.abmrules.core.trust.TrustInquiry;
import io.github.abmrules.core.trust.TrustReport;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.lead.LeadQuestion;
import io.github.abmrules.rules.trust.TrustQuestion;
import java.util.List;

/** The questions that an {@link Advisor} answers. */
public final class Questions {

    /** What is done with an inbound lead, by whom and by when? */
    public static final Question<Lead, QualifiedLead> LEAD = LeadQuestion.INSTANCE;

    /** How far does an account trust us, and what may be asked of it? */
    public static final Question<TrustInquiry, TrustReport> TRUST = TrustQuestion.INSTANCE;

    private static final List<Question<?, ?>> ALL = List.of(LEAD, TRUST);

    private Questions() {}

    /** All of them, in the order of their packs. */
    public static List<Question<?, ?>> all() {
        return ALL;
    }
}
