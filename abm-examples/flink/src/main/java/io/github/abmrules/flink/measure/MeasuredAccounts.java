package io.github.abmrules.flink.measure;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.AccountJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The accounts that are measured: five signals, a deal and two contacts each, every second one with a current cluster. */
final class MeasuredAccounts {
    /** The instant of all decisions, and of the first entry. */
    static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    private static final long SEED = 20_260_630;
    private static final int SIGNALS = 5;
    private static final int DAYS = 300;

    private MeasuredAccounts() {}

    /** How a line is written. */
    interface Line {
        /** The line of an account. */
        String of(int number, Account account);
    }

    static void write(Path file, int from, int to, Line line) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = from; i < to; i++) {
                out.write(line.of(i, account(i)));
                out.write('\n');
            }
        }
    }

    static String plain(int number, Account account) {
        return new String(AccountJson.write(account), StandardCharsets.UTF_8);
    }

    /** The facts of an account become known within a day. */
    static String entry(int number, Account account) {
        return "{\"account_id\":\"" + account.accountId() + "\",\"at\":\"" + AS_OF.plusMillis(number)
                + "\",\"account\":" + plain(number, account) + "}";
    }

    private static Account account(int number) {
        Random random = new Random(SEED + number);
        String ann = "ann-" + number;
        String bob = "bob-" + number;
        List<Signal> signals = new ArrayList<>(SIGNALS);
        for (int i = 0; i < SIGNALS; i++) {
            SignalType type = SignalType.values()[random.nextInt(SignalType.values().length)];
            signals.add(new Signal(type, past(random), random.nextBoolean() ? ann : bob, random.nextBoolean()));
        }
        Deal deal = new Deal(
                "deal-" + number,
                "Proposal",
                DealStatus.values()[random.nextInt(DealStatus.values().length)],
                null,
                past(random),
                past(random),
                past(random),
                null,
                null,
                List.of(ann));
        // One in a thousand accounts is in Active Focus.
        Cluster cluster = random.nextInt(500) == 0
                ? Cluster.ACTIVE_FOCUS
                : random.nextBoolean() ? Cluster.CLUSTER_ICP : Cluster.FUTURE_PIPELINE;
        return Account.builder("account-" + number)
                .company("Company " + number)
                .icpTier(IcpTier.values()[random.nextInt(IcpTier.values().length)])
                .signals(signals)
                .deals(deal)
                .contacts(new Contact(ann, "CFO", true), new Contact(bob, "CIO", random.nextBoolean()))
                .current(number % 2 == 0 ? CurrentCluster.of(cluster, past(random)) : null)
                .build();
    }

    private static Instant past(Random random) {
        return AS_OF.minus(Duration.ofMinutes(1 + random.nextInt(DAYS * 24 * 60)));
    }
}
