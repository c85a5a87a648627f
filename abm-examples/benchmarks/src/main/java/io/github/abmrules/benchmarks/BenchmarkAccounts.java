package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The accounts that are measured: each with five signals of the last 300 days, a deal and two contacts, every second one
 * with a current cluster. The same on every machine.
 */
public final class BenchmarkAccounts {
    /** The instant of all decisions. */
    public static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    private static final long SEED = 20_260_630;
    private static final int SIGNALS = 5;
    private static final int DAYS = 300;

    private BenchmarkAccounts() {}

    /** That many accounts; those of a smaller number are the first of a larger one. */
    public static List<Account> of(int count) {
        Random random = new Random(SEED);
        List<Account> accounts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            accounts.add(account(i, random));
        }
        return accounts;
    }

    private static Account account(int number, Random random) {
        String ann = "ann-" + number;
        String bob = "bob-" + number;
        List<Signal> signals = new ArrayList<>(SIGNALS);
        for (int i = 0; i < SIGNALS; i++) {
            SignalType type = SignalType.values()[random.nextInt(SignalType.values().length)];
            signals.add(new Signal(type, past(random), random.nextBoolean() ? ann : bob, random.nextBoolean()));
        }
        Cluster cluster = Cluster.values()[1 + random.nextInt(3)];
        Instant since = past(random);
        return Account.builder("account-" + number)
                .company("Company " + number)
                .icpTier(IcpTier.values()[random.nextInt(IcpTier.values().length)])
                .signals(signals)
                .deals(deal(number, ann, random))
                .contacts(new Contact(ann, "CFO", true), new Contact(bob, "CIO", random.nextBoolean()))
                .current(number % 2 == 0 ? CurrentCluster.of(cluster, since) : null)
                .vertical("software")
                .build();
    }

    private static Deal deal(int number, String contactId, Random random) {
        DealStatus status = random.nextInt(4) > 0 ? DealStatus.OPEN : DealStatus.CLOSED_LOST;
        return new Deal(
                "deal-" + number,
                "proposal",
                status,
                BigDecimal.valueOf(1_000L * random.nextInt(500)),
                past(random),
                past(random),
                status == DealStatus.OPEN ? null : past(random),
                "call",
                "owner-" + random.nextInt(20),
                List.of(contactId));
    }

    private static Instant past(Random random) {
        return AS_OF.minus(Duration.ofMinutes(1 + random.nextInt(DAYS * 24 * 60)));
    }
}
