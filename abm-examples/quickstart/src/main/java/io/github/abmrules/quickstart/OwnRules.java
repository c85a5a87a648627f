package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Rules of one's own beside the shipped ones. The folder {@code own-rules} replaces the pack {@code cluster}, adds a pack
 * {@code house}, and lists two parameters that differ.
 */
public final class OwnRules {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    private OwnRules() {}

    /**
     * Decides about two accounts with the shipped rules and with those of a folder.
     *
     * @param args the folder; {@code abm-examples/quickstart/own-rules} unless given
     */
    public static void main(String[] args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "abm-examples/quickstart/own-rules");
        try (AbmEngine shipped = AbmEngine.create()) {
            print("shipped rules", shipped);
        }
        // tag::engine[]
        try (AbmEngine own = AbmEngine.builder()
                .rules(folder)
                .parameters(folder.resolve("parameters.yaml"))
                .parameter("review", "review-expires-after-days", "14")
                .build()) {
            print("own rules", own);
        }
        // end::engine[]
    }

    private static void print(String title, AbmEngine engine) {
        System.out.println(title + ", Active Focus holds "
                + engine.parameters().pack("review").number("active-focus-capacity"));
        for (Account account : accounts()) {
            Assignment assignment = engine.decide(account, AS_OF);
            System.out.println("  " + assignment.accountId() + ": " + assignment.cluster());
            assignment.findings().forEach(finding -> System.out.println("    " + finding.message()));
        }
    }

    private static List<Account> accounts() {
        Instant lastWeek = Instant.parse("2026-06-23T10:00:00Z");
        Account demoed = Account.builder("cedar")
                .icpTier(IcpTier.B)
                .signals(Signal.of(SignalType.DEMO, lastWeek))
                .build();
        Account quiet = Account.builder("maple")
                .icpTier(IcpTier.A)
                .contacts(new Contact("ann", "CFO", true), new Contact("bob", "buyer", true))
                .build();
        return List.of(demoed, quiet);
    }
}
