package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.content.ContentFit;
import io.github.abmrules.core.content.ContentRequest;
import io.github.abmrules.core.content.Segment;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.List;

/** Which content do accounts get, and which of them get the same? */
public final class ContentForAccounts {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    private ContentForAccounts() {}

    /** Finds content for decided accounts and prints it. */
    public static void main(String[] args) {
        // tag::content[]
        try (AbmEngine engine = AbmEngine.create();
                Advisor<ContentRequest, ContentFit> advisor = Advisor.of(Questions.CONTENT)) {
            List<ContentFit> fits = accounts().stream()
                    .map(account -> ContentRequest.of(engine.decide(account, AS_OF), account))
                    .map(request -> advisor.answer(request, AS_OF))
                    .toList();
            fits.forEach(ContentForAccounts::print);
            Segment.of(fits).forEach(segment -> System.out.println(segment.segmentKey() + ": " + segment.accountIds()));
        }
        // end::content[]
    }

    private static List<Account> accounts() {
        return List.of(
                account("birch", IcpTier.A, "Retail"),
                account("cedar", IcpTier.C, "retail"),
                account("olive", IcpTier.C, "energy"));
    }

    private static Account account(String id, IcpTier tier, String vertical) {
        return Account.builder(id)
                .icpTier(tier)
                .engagementLevel(EngagementLevel.MEDIUM)
                .challenge(Challenge.GROWTH)
                .vertical(vertical)
                .build();
    }

    private static void print(ContentFit fit) {
        System.out.println(fit.accountId() + ": " + fit.personalization() + ", "
                + fit.program().type() + ", " + fit.offers().size() + " offers");
    }
}
