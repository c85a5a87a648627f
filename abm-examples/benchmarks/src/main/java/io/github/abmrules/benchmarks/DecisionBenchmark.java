package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.AbmEngine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Decisions about {@link BenchmarkAccounts}, in accounts a second. All but {@link #handCoded} explain themselves. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecisionBenchmark {
    private static final int ACCOUNTS = 1_000;

    /** The accounts, in a row that begins again when it ends. */
    @State(Scope.Benchmark)
    public static class Accounts {
        private final List<Account> all = BenchmarkAccounts.of(ACCOUNTS);
        private int next;

        private Account next() {
            next = next + 1 == ACCOUNTS ? 0 : next + 1;
            return all.get(next);
        }
    }

    /** The engine as it comes. */
    @State(Scope.Benchmark)
    public static class Engine {
        private final AbmEngine engine = AbmEngine.create();

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() {
            engine.close();
        }
    }

    /** Drools as it comes. */
    @State(Scope.Benchmark)
    public static class Drools {
        private final NaiveDrools rules = new NaiveDrools();

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() {
            rules.close();
        }
    }

    /** A thousand accounts at once, the way for portfolios and streams. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public List<Outcome> engineBatch(Engine state, Accounts accounts) {
        return state.engine.decideEach(accounts.all, BenchmarkAccounts.AS_OF);
    }

    /** One account after the other, the way for requests. */
    @Benchmark
    public Assignment engineSingle(Engine state, Accounts accounts) {
        return state.engine.decide(accounts.next(), BenchmarkAccounts.AS_OF);
    }

    /** The same rules, without the engine, in a new session for every account. */
    @Benchmark
    public Outcome naiveDrools(Drools state, Accounts accounts) {
        return state.rules.decide(accounts.next(), BenchmarkAccounts.AS_OF);
    }

    /** The same decision in plain Java, without explanation, a thousand accounts in a row. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void handCoded(Accounts accounts, Blackhole blackhole) {
        for (Account account : accounts.all) {
            blackhole.consume(HandCodedDecision.of(account, BenchmarkAccounts.AS_OF));
        }
    }
}
