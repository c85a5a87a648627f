package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The mapping alone, in cases a second: every engine gets the same 1,000 cases, ready in its own form. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class MappingBenchmark {
    private static final int CASES = 1_000;

    /** Which engine. */
    public enum Engine {
        /** The shipped rules, as the engine runs them. */
        RULES("the shipped rules in the engine") {
            @Override
            Mapping open(List<MappingCase> cases) {
                return RulesMapping.inEngine(cases);
            }
        },
        /** The shipped rules in Drools sessions. */
        DROOLS("the shipped rules in Drools sessions of 500") {
            @Override
            Mapping open(List<MappingCase> cases) {
                return RulesMapping.inSessions(cases);
            }
        },
        /** Evrete. */
        EVRETE("Evrete, stateless sessions of 1,000") {
            @Override
            Mapping open(List<MappingCase> cases) {
                return new EvreteMapping(cases);
            }
        },
        /** Easy Rules. */
        EASY_RULES("Easy Rules") {
            @Override
            Mapping open(List<MappingCase> cases) {
                return new EasyRulesMapping(cases);
            }
        },
        /** CEL-Java. */
        CEL("CEL-Java, one expression") {
            @Override
            Mapping open(List<MappingCase> cases) {
                return new CelMapping(cases);
            }
        },
        /** Camunda's DMN engine. */
        CAMUNDA("Camunda DMN") {
            @Override
            Mapping open(List<MappingCase> cases) throws IOException {
                return new CamundaMapping(cases);
            }
        },
        /** KIE's DMN engine. */
        KIE_DMN("KIE DMN") {
            @Override
            Mapping open(List<MappingCase> cases) {
                return new KieDmnMapping(cases);
            }
        },
        /** Plain Java. */
        HAND_CODED("hand-coded Java") {
            @Override
            Mapping open(List<MappingCase> cases) {
                return new HandCodedMapping(cases);
            }
        };

        private final String words;

        Engine(String words) {
            this.words = words;
        }

        /** What a page calls it. */
        public String words() {
            return words;
        }

        /** With the mapping and these cases loaded. */
        abstract Mapping open(List<MappingCase> cases) throws IOException;
    }

    /** Which engine. */
    @Param
    public Engine engine = Engine.RULES;

    private Mapping mapping = List::of;

    /** Loads it. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        mapping = engine.open(MappingCase.all(CASES / 40));
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        mapping.close();
    }

    /** Maps all cases. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public List<Cluster> mapping() {
        return mapping.clusters();
    }
}
