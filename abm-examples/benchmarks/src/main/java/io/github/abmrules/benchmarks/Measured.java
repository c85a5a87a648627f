package io.github.abmrules.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * A figure of one benchmark.
 *
 * @param name its method; {@code method/parameter} where it has one, {@code method/p50} and {@code method/p99} of samples
 * @param value how many a second, or how many microseconds
 * @param error half the width of the 99.9 % confidence interval; not a number when there are too few measurements
 */
record Measured(String name, double value, double error) {
    private static final double HALF = 50;
    private static final double NEARLY_ALL = 99;

    /** The figures of a run. */
    static List<Measured> of(Collection<RunResult> results) {
        List<Measured> measured = new ArrayList<>();
        for (RunResult run : results) {
            Result<?> result = run.getPrimaryResult();
            String benchmark = run.getParams().getBenchmark();
            StringBuilder name = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.') + 1));
            for (String key : run.getParams().getParamsKeys()) {
                name.append('/').append(run.getParams().getParam(key));
            }
            if (run.getParams().getMode() == Mode.SampleTime) {
                measured.add(sample(name + "/p50", result, HALF));
                measured.add(sample(name + "/p99", result, NEARLY_ALL));
            } else {
                measured.add(new Measured(name.toString(), result.getScore(), result.getScoreError()));
            }
        }
        return measured;
    }

    private static Measured sample(String name, Result<?> result, double percentile) {
        return new Measured(name, result.getStatistics().getPercentile(percentile), Double.NaN);
    }
}
