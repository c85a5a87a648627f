package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what an engine does. */
public final class WatchingAnEngine {

    private WatchingAnEngine() {}

    /** Prints the counts. */
    public static void main(String[] args) {
        Account acme = Account.builder("acme").icpTier(IcpTier.A).build();
        Instant asOf = Instant.parse("2026-06-30T00:00:00Z");
        // tag::listener[]
        LongAdder decided = new LongAdder();
        LongAdder nanos = new LongAdder();
        try (AbmEngine engine = AbmEngine.builder()
                .listener(evaluation -> {
                    decided.add(evaluation.decided());
                    nanos.add(evaluation.duration().toNanos());
                    for (Failure failure : evaluation.failures()) {
                        System.err.println(failure.accountId() + ": " + failure.source() + " failed");
                    }
                })
                .build()) {
            engine.decideEach(List.of(acme), asOf);
        }
        // end::listener[]
        System.out.println(decided + " decided, " + (nanos.sum() > 0 ? "in some time" : "in no time"));
    }
}
