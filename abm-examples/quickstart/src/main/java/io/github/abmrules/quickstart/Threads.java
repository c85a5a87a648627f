package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One engine for all threads. Each hands in some hundred accounts at a time. */
public final class Threads {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
    private static final int ACCOUNTS = 10_000;
    private static final int BATCH = 500;

    private Threads() {}

    /** Decides about ten thousand accounts on four threads and prints how many are in each cluster. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        List<Account> accounts = accounts();
        List<Outcome> outcomes = new ArrayList<>();
        // tag::threads[]
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (AbmEngine engine = AbmEngine.create()) {
            List<Future<List<Outcome>>> batches = new ArrayList<>();
            for (int from = 0; from < accounts.size(); from += BATCH) {
                List<Account> batch = accounts.subList(from, Math.min(from + BATCH, accounts.size()));
                batches.add(threads.submit(() -> engine.decideEach(batch, AS_OF)));
            }
            for (Future<List<Outcome>> batch : batches) {
                outcomes.addAll(batch.get());
            }
        } finally {
            threads.shutdown();
        }
        // end::threads[]
        print(outcomes);
    }

    private static void print(List<Outcome> outcomes) {
        Map<Cluster, Integer> counts = new EnumMap<>(Cluster.class);
        for (Outcome outcome : outcomes) {
            Assignment assignment = outcome.assignment();
            if (assignment != null) {
                counts.merge(assignment.cluster(), 1, Integer::sum);
            }
        }
        counts.forEach((cluster, count) -> System.out.println(cluster + ": " + count));
    }

    private static List<Account> accounts() {
        IcpTier[] tiers = IcpTier.values();
        SignalType[] types = SignalType.values();
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            SignalType type = types[i / tiers.length % types.length];
            accounts.add(Account.builder("account-" + i)
                    .icpTier(tiers[i % tiers.length])
                    .signals(Signal.of(type, AS_OF.minus(Duration.ofDays(i % 100))))
                    .build());
        }
        return accounts;
    }
}
