package io.github.abmrules.benchmarks;

import io.github.abmrules.rules.AbmEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything in one run and writes a page: the goals and whether they are met, ratios, then figures of this machine.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -jar abm-examples/benchmarks/target/benchmarks.jar docs/performance.md
 * </pre>
 *
 * <p>In the file, what stands between {@code <!-- measured -->} and {@code <!-- end of measured -->} is replaced. Without a
 * file the page is only printed. It takes about seven minutes; {@code --thorough} measures longer, in several JVMs, for more
 * than an hour; {@code --smoke} hardly measures at all and shows that everything runs. For JMH's own options, such as
 * profilers, see {@code java -cp abm-examples/benchmarks/target/benchmarks.jar org.openjdk.jmh.Main -h}.
 */
public final class BenchmarkTable {

    /** How long to measure. */
    enum Effort {
        /** Shows that everything runs. */
        SMOKE(0, 1, 1, 50, "as briefly as can be, in one JVM: the figures mean nothing"),
        /** As the benchmarks say themselves. */
        QUICK(1, 0, 0, 0, "in one JVM for each row, 5 iterations of 1 s after 5 to warm up; portfolios 3 after 1"),
        /** For figures to keep. */
        THOROUGH(3, 10, 10, 2_000, "in 3 JVMs for each row, 10 iterations of 2 s after 10 to warm up");

        private final int forks;
        private final int warmUps;
        private final int iterations;
        private final int millis;
        private final String words;

        Effort(int forks, int warmUps, int iterations, int millis, String words) {
            this.forks = forks;
            this.warmUps = warmUps;
            this.iterations = iterations;
            this.millis = millis;
            this.words = words;
        }
    }

    private BenchmarkTable() {}

    /**
     * Measures.
     *
     * @param args {@code [--thorough | --smoke] [FILE.md]}
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        Effort effort = Effort.QUICK;
        Path file = null;
        for (String arg : args) {
            switch (arg) {
                case "--thorough" -> effort = Effort.THOROUGH;
                case "--smoke" -> effort = Effort.SMOKE;
                default -> file = target(arg);
            }
        }
        Footprint footprint = Footprint.measure();
        PerformancePage page = new PerformancePage(measure(effort), footprint, conditions(effort));
        System.out.println(page.text());
        if (file != null) {
            Files.writeString(file, page.in(Files.exists(file) ? Files.readString(file) : ""));
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
                .include(BenchmarkTable.class.getPackageName() + "\\.")
                .forks(effort.forks)
                .shouldFailOnError(true)
                .shouldDoGC(true);
        if (effort != Effort.QUICK) {
            options.warmupIterations(effort.warmUps)
                    .warmupTime(TimeValue.milliseconds(effort.millis))
                    .measurementIterations(effort.iterations)
                    .measurementTime(TimeValue.milliseconds(effort.millis));
        }
        if (effort == Effort.SMOKE) {
            options.param("accounts", "1000", "2000");
        }
        return Measured.of(new Runner(options.build()).run());
    }

    private static String conditions(Effort effort) {
        Runtime runtime = Runtime.getRuntime();
        @Nullable String version = AbmEngine.class.getPackage().getImplementationVersion();
        return String.format(
                Locale.ROOT,
                """
                With JMH, %s. Errors are half the width of the 99.9 %% confidence interval. Heap 1 GB, for portfolios 6 GB. Machine: %d
                cores, %s %s, %s %s (%s). ABM Rules %s.

                To measure again and write this page:

                ```sh
                mvn -q package -DskipTests && java -jar abm-examples/benchmarks/target/benchmarks.jar docs/performance.md
                ```

                It takes about seven minutes on two quiet cores; `--thorough` takes more than an hour and gives tighter figures.
                """,
                effort.words,
                runtime.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                version == null ? "from the working copy" : version);
    }
}
