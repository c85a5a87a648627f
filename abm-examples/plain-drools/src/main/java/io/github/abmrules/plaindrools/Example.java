package io.github.abmrules.plaindrools;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Decides about some accounts with {@link PlainDrools}. */
public final class Example {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    private Example() {}

    /** Prints a line for each account. */
    public static void main(String[] args) {
        try (PlainDrools rules = PlainDrools.of(PlainDrools.shippedFiles())) {
            rules.decide(accounts(), AS_OF).forEach(Example::print);
        }
    }

    /** Accounts of different kinds; one has its tier from the scorecard, one is wrong. */
    static List<Account> accounts() {
        Instant lastWeek = Instant.parse("2026-06-23T10:00:00Z");
        Instant inSpring = Instant.parse("2026-04-01T00:00:00Z");
        return List.of(
                Account.builder("maple")
                        .icpTier(IcpTier.A)
                        .signals(Signal.of(SignalType.DEMO, lastWeek, "ann"))
                        .build(),
                Account.builder("cedar")
                        .firmographics(new Firmographics(
                                "software", 900L, new BigDecimal(50_000_000), "Germany", 2001, List.of(), List.of()))
                        .deals(Deal.open("d1", inSpring, lastWeek))
                        .build(),
                Account.builder("birch")
                        .icpTier(IcpTier.B)
                        .current(CurrentCluster.of(Cluster.ACTIVE_FOCUS, inSpring))
                        .events(AccountEvent.of(EventType.CHAMPION_LEFT, lastWeek))
                        .build(),
                Account.builder("olive").icpTier(IcpTier.E).build(),
                Account.builder("willow")
                        .icpTier(IcpTier.A)
                        .current(CurrentCluster.of(Cluster.CLUSTER_ICP, Instant.parse("2027-01-01T00:00:00Z")))
                        .build());
    }

    private static void print(Outcome outcome) {
        String id = outcome.account().accountId();
        Assignment assignment = outcome.assignment();
        if (assignment != null) {
            System.out.println(id + ": " + assignment.cluster() + ", in force " + assignment.effectiveCluster()
                    + ", next " + assignment.nextAction().id() + ", "
                    + assignment.firedRules().size() + " rules took part");
        } else {
            System.out.println(id + ": " + outcome.problems());
        }
    }
}
