package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.AbmEngine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decisions about {@link BenchmarkAccounts}, in accounts a second. All but {@link #handCodedFields} explain themselves. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class DecisionBenchmark {
    private static final int ACCOUNTS = 1_000;

    /** How many rules authors add to the shipped ones: nine times as many as those. */
    private static final int NINEFOLD = 9 * HandCodedRule.values().length;

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
        final AbmEngine engine;

        /** With the shipped rules. */
        public Engine() {
            this(AbmEngine.create());
        }

        private Engine(AbmEngine engine) {
            this.engine = engine;
        }

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() {
            engine.close();
        }
    }

    /** The engine with ten times as many rules. */
    @State(Scope.Benchmark)
    public static class ManyRules extends Engine {

        /** With the rules of an author who wrote a lot. */
        public ManyRules() {
            super(AbmEngine.builder().rules(List.of(AuthorRules.many(NINEFOLD))).build());
        }
    }

    /** The engine with a rule of an author that joins facts. */
    @State(Scope.Benchmark)
    public static class JoiningRule extends Engine {

        /** With that rule. */
        public JoiningRule() {
            super(AbmEngine.builder().rules(List.of(AuthorRules.joining())).build());
        }
    }

    /** Drools as it comes. */
    @State(Scope.Benchmark)
    public static class Drools {
        private final NaiveDrools rules = NaiveDrools.shipped();

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() {
            rules.close();
        }
    }

    /** Drools with the rule that joins facts. */
    @State(Scope.Benchmark)
    public static class JoiningDrools {
        private final NaiveDrools rules;

        /** With that rule. */
        public JoiningDrools() {
            try (AbmEngine engine =
                    AbmEngine.builder().rules(List.of(AuthorRules.joining())).build()) {
                rules = NaiveDrools.like(engine);
            }
        }

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() {
            rules.close();
        }
    }

    /** The decision in plain Java, with explanation. */
    @State(Scope.Benchmark)
    public static class HandCoded {
        private final HandCodedAssigner assigner;

        /** With the words of the shipped rules. */
        public HandCoded() {
            try (AbmEngine engine = AbmEngine.create()) {
                assigner = new HandCodedAssigner(engine.rules(), engine.rulesVersion());
            }
        }
    }

    /** A thousand accounts at once, the way for portfolios and streams. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public List<Outcome> engineBatch(Engine state, Accounts accounts) {
        return state.engine.decideEach(accounts.all, BenchmarkAccounts.AS_OF);
    }

    /** The same on two threads that share the engine. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(ACCOUNTS)
    public List<Outcome> engineTwoThreads(Engine state, Accounts accounts) {
        return state.engine.decideEach(accounts.all, BenchmarkAccounts.AS_OF);
    }

    /** One account after the other, the way for requests: how long one takes. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Assignment engineSingle(Engine state, Accounts accounts) {
        return state.engine.decide(accounts.next(), BenchmarkAccounts.AS_OF);
    }

    /** Ten times as many rules. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public List<Outcome> engineManyRules(ManyRules state, Accounts accounts) {
        return state.engine.decideEach(accounts.all, BenchmarkAccounts.AS_OF);
    }

    /** With a rule that joins facts. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public List<Outcome> engineJoiningRule(JoiningRule state, Accounts accounts) {
        return state.engine.decideEach(accounts.all, BenchmarkAccounts.AS_OF);
    }

    /** The same rules, without the engine, in a new session for every account. */
    @Benchmark
    public Outcome naiveDrools(Drools state, Accounts accounts) {
        return state.rules.decide(accounts.next(), BenchmarkAccounts.AS_OF);
    }

    /** The same rules, without the engine, in sessions of some hundred accounts. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public List<Outcome> chunkedDrools(Drools state, Accounts accounts) {
        return state.rules.decideEach(accounts.all, BenchmarkAccounts.AS_OF);
    }

    /** The same with the rule that joins facts. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public List<Outcome> chunkedDroolsJoiningRule(JoiningDrools state, Accounts accounts) {
        return state.rules.decideEach(accounts.all, BenchmarkAccounts.AS_OF);
    }

    /** The same assignment in plain Java, a thousand accounts in a row. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void handCoded(HandCoded state, Accounts accounts, Blackhole blackhole) {
        for (Account account : accounts.all) {
            blackhole.consume(state.assigner.assign(account, BenchmarkAccounts.AS_OF));
        }
    }

    /** The decision alone in plain Java, without explanation, findings and ids. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void handCodedFields(Accounts accounts, Blackhole blackhole) {
        for (Account account : accounts.all) {
            blackhole.consume(HandCodedDecision.of(account, BenchmarkAccounts.AS_OF));
        }
    }
}
