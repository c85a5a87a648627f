package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.ask.TrustAsk;
import io.github.abmrules.core.ask.TrustInquiry;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.List;

/** How far does an account trust us, and what may be asked of it? */
public final class CheckingTrust {

    private CheckingTrust() {}

    /** Prints what comes of an ask, and of a decision that looks at trust. */
    public static void main(String[] args) {
        Instant asOf = Instant.parse("2026-06-30T00:00:00Z");
        // tag::ask[]
        AccountEvent sequence = AccountEvent.of(EventType.EMAIL_VALUE_SEQUENCE, Instant.parse("2026-04-20T00:00:00Z"));
        TrustAsk demo = new TrustAsk(Channel.ABM, TrustLevel.TRUSTING);
        TrustInquiry inquiry = new TrustInquiry("farrow-labs", null, null, List.of(sequence), demo);
        try (Advisor<TrustInquiry, TrustReport> advisor = Advisor.of(Questions.TRUST)) {
            TrustReport report = advisor.answer(inquiry, asOf);
            System.out.println(report.trustLevel() + ": " + report.ask());
        }
        // end::ask[]
        // tag::engine[]
        try (AbmEngine engine = AbmEngine.builder().pack("trust").build()) {
            Account account = Account.builder("farrow-labs")
                    .icpTier(IcpTier.A)
                    .trustLevel(TrustLevel.ENGAGED)
                    .build();
            Assignment assignment = engine.decide(account, asOf);
            System.out.println(assignment.nextAction().id() + " " + assignment.findings());
        }
        // end::engine[]
    }
}
