package io.github.abmrules.benchmarks;

import io.github.abmrules.rules.AbmEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures and prints a table: how fast decisions are, first beside each other, then in figures of this machine.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -jar abm-examples/benchmarks/target/benchmarks.jar docs/performance.md
 * </pre>
 *
 * <p>Without a file the table is only printed. {@code --thorough} measures longer, in several JVMs; {@code --smoke} hardly
 * measures at all and shows that everything runs. For JMH's own options, such as profilers, see
 * {@code java -cp abm-examples/benchmarks/target/benchmarks.jar org.openjdk.jmh.Main -h}.
 */
public final class BenchmarkTable {
    private static final List<String> ROWS = List.of("engineBatch", "engineSingle", "naiveDrools", "handCoded");

    /** How long to measure. */
    enum Effort {
        SMOKE(0, 1, 1, 50),
        QUICK(1, 10, 5, 2_000),
        THOROUGH(3, 10, 10, 3_000);

        private final int forks;
        private final int warmUps;
        private final int iterations;
        private final int millis;

        Effort(int forks, int warmUps, int iterations, int millis) {
            this.forks = forks;
            this.warmUps = warmUps;
            this.iterations = iterations;
            this.millis = millis;
        }
    }

    /**
     * What came of one benchmark.
     *
     * @param name its method
     * @param perSecond accounts a second
     * @param error half the width of the 99.9 % confidence interval; not a number when there are too few measurements
     */
    record Measured(String name, double perSecond, double error) {}

    private BenchmarkTable() {}

    /**
     * Measures.
     *
     * @param args {@code [--thorough | --smoke] [FILE.md]}
     */
    public static void main(String[] args) throws RunnerException, IOException {
        Effort effort = Effort.QUICK;
        Path file = null;
        for (String arg : args) {
            switch (arg) {
                case "--thorough" -> effort = Effort.THOROUGH;
                case "--smoke" -> effort = Effort.SMOKE;
                default -> file = target(arg);
            }
        }
        String page = page(measure(effort), effort);
        System.out.println(page);
        if (file != null) {
            Files.writeString(file, page);
        }
    }

    private static Path target(String arg) {
        Path file = Path.of(arg);
        Path folder = file.toAbsolutePath().getParent();
        if (arg.startsWith("-") || folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("\"" + arg + "\" is neither an option nor a file in an existing folder."
                    + " Known options: --thorough, --smoke.");
        }
        return file;
    }

    static List<Measured> measure(Effort effort) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .forks(effort.forks)
                .warmupIterations(effort.warmUps)
                .warmupTime(TimeValue.milliseconds(effort.millis))
                .measurementIterations(effort.iterations)
                .measurementTime(TimeValue.milliseconds(effort.millis))
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .shouldDoGC(true);
        return measured(new Runner(options.build()).run());
    }

    private static List<Measured> measured(Collection<RunResult> results) {
        List<Measured> measured = new ArrayList<>();
        for (RunResult run : results) {
            Result<?> result = run.getPrimaryResult();
            String name = run.getParams().getBenchmark();
            measured.add(
                    new Measured(name.substring(name.lastIndexOf('.') + 1), result.getScore(), result.getScoreError()));
        }
        return measured;
    }

    /** The page: the ratios, the figures, and where they come from. */
    static String page(List<Measured> results, Effort effort) {
        Measured hand = find(results, "handCoded");
        Measured naive = find(results, "naiveDrools");
        StringBuilder page = new StringBuilder("""
                # Performance

                Full decisions, with explanation except where hand-coded, about accounts with five signals, a deal and two
                contacts, on one thread. Ratios hold better than figures: those depend on the machine and its mood.

                | | beside naive Drools | beside hand-coded Java | accounts a second | | time an account |
                |---|---:|---:|---:|---:|---:|
                """);
        for (String row : ROWS) {
            Measured result = find(results, row);
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %,.0f | %s | %s |%n",
                    title(row),
                    ratio(result, naive),
                    ratio(result, hand),
                    result.perSecond(),
                    error(result),
                    time(result)));
        }
        page.append(machine(effort));
        return page.toString().replace("\r\n", "\n");
    }

    private static Measured find(List<Measured> results, String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No result for " + name + ". Maybe it failed? See above."));
    }

    private static String title(String row) {
        return switch (row) {
            case "engineBatch" -> "engine, 1,000 accounts at once";
            case "engineSingle" -> "engine, one account at a time";
            case "naiveDrools" -> "naive Drools: a new session for every account";
            default -> "hand-coded Java, no explanation";
        };
    }

    private static String ratio(Measured result, Measured other) {
        double ratio = result.perSecond() / other.perSecond();
        String pattern = ratio >= 10 ? "%,.0f ×" : ratio >= 0.1 ? "%.2f ×" : "%.4f ×";
        return String.format(Locale.ROOT, pattern, ratio);
    }

    private static String error(Measured result) {
        return Double.isNaN(result.error())
                ? "–"
                : String.format(Locale.ROOT, "± %.0f %%", 100 * result.error() / result.perSecond());
    }

    private static String time(Measured result) {
        double micros = 1_000_000 / result.perSecond();
        return String.format(Locale.ROOT, micros < 1 ? "%.2f µs" : micros < 10 ? "%.1f µs" : "%,.0f µs", micros);
    }

    private static String machine(Effort effort) {
        Runtime runtime = Runtime.getRuntime();
        @Nullable String version = AbmEngine.class.getPackage().getImplementationVersion();
        return String.format(
                Locale.ROOT,
                """

                Measured with JMH in %d JVM(s): %d iterations of %.1f s each after %d to warm up, heap 1 GB. Machine: %d cores,
                %s %s, %s %s (%s). ABM Rules %s.
                """,
                Math.max(1, effort.forks),
                effort.iterations,
                effort.millis / 1_000.0,
                effort.warmUps,
                runtime.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                version == null ? "from the working copy" : version);
    }
}
