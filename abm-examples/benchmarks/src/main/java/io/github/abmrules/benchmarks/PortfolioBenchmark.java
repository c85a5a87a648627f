package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.AbmEngine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long a portfolio takes that is in memory, by its size: outcomes are let go of as they come. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 3, time = 1)
@Fork(jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
public class PortfolioBenchmark {
    /** How many accounts. */
    @Param({"1000", "1000000"})
    public int accounts;

    private List<Account> portfolio = List.of();
    private final AbmEngine engine = AbmEngine.create();

    /** Makes the accounts. */
    @Setup(Level.Trial)
    public void open() {
        portfolio = BenchmarkAccounts.of(accounts);
    }

    /** Closes the engine. */
    @TearDown(Level.Trial)
    public void close() {
        engine.close();
    }

    /** Decides about all of them, one after the other. */
    @Benchmark
    public void portfolio(Blackhole blackhole) {
        try (Stream<Outcome> outcomes = engine.decideEach(portfolio.stream(), BenchmarkAccounts.AS_OF)) {
            outcomes.forEach(blackhole::consume);
        }
    }
}
