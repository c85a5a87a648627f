package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.core.sales.OwnerDays;
import io.github.abmrules.core.sales.OwnerState;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.List;

/** How much at risk open deals are, and what their owners are told. */
public final class DealsAtRisk {

    private DealsAtRisk() {}

    /** Prints each deal with its risk, and each digest. */
    public static void main(String[] args) {
        Instant now = Instant.parse("2026-06-30T17:00:00Z");
        Deal deal = new Deal(
                "d-1",
                "Proposal",
                DealStatus.OPEN,
                null,
                Instant.parse("2026-05-01T00:00:00Z"),
                Instant.parse("2026-06-09T00:00:00Z"),
                null,
                null,
                "kim",
                List.of("anna", "ben"));
        List<Account> accounts =
                List.of(Account.builder("acme").icpTier(IcpTier.A).deals(deal).build());
        List<OwnerState> states = List.of();
        // tag::risk[]
        try (Advisor<SalesBook, RiskReport> advisor = Advisor.of(Questions.RISK)) {
            RiskReport report = advisor.answer(new SalesBook("june", accounts), now);
            report.assessments().forEach(each -> System.out.println(each.dealId() + " " + each.level() + each.facts()));
        }
        // end::risk[]
        // tag::digest[]
        try (Advisor<SalesBook, RiskReport> risk = Advisor.of(Questions.RISK);
                Advisor<SalesBook, ComplianceReport> compliance = Advisor.of(Questions.COMPLIANCE);
                Advisor<OwnerDay, NotificationPayload> digest = Advisor.of(Questions.DIGEST)) {
            SalesBook book = new SalesBook("june", accounts);
            for (OwnerDay day : OwnerDays.of(risk.answer(book, now), compliance.answer(book, now), states)) {
                NotificationPayload payload = digest.answer(day, now);
                System.out.println(payload.owner() + " " + payload.send() + " " + payload.loudness());
                // Keep payload.state(): it goes in again tomorrow, with what the owner made of this digest.
            }
        }
        // end::digest[]
    }
}
