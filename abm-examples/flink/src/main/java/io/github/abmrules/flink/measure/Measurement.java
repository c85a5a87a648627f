package io.github.abmrules.flink.measure;

import io.github.abmrules.flink.bulk.BulkJob;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.flink.stream.StreamJob;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the jobs over made-up accounts within this process, and tells what they cost. Not thread-safe. */
public final class Measurement {
    private static final int FILES = 8;
    private static final int MONTH = 30;
    private static final Instant AS_OF = MeasuredAccounts.AS_OF;

    private final Path work;
    private final int accounts;
    private final RuleSet rules;
    private final Function<Configuration, StreamExecutionEnvironment> environments;
    private final Consumer<String> out;

    /**
     * A measurement.
     *
     * @param work an empty folder for inputs and outputs
     * @param environments makes the environment of a job
     * @param out hears of each figure
     */
    public Measurement(
            Path work,
            int accounts,
            RuleSet rules,
            Function<Configuration, StreamExecutionEnvironment> environments,
            Consumer<String> out) {
        this.work = work;
        this.accounts = accounts;
        this.rules = rules;
        this.environments = environments;
        this.out = out;
    }

    /** Time that passed, and time that processors worked. */
    private record Cost(long wallNanos, long cpuNanos) {
        private static Cost now() {
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Cost(System.nanoTime(), system.getProcessCpuTime());
        }

        private Cost since(Cost before) {
            return new Cost(wallNanos - before.wallNanos, cpuNanos - before.cpuNanos);
        }
    }

    /** Measures. */
    public void run() throws Exception {
        out.accept(accounts + " accounts, " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", heap "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        Path input = Files.createDirectories(work.resolve("accounts"));
        List<org.apache.flink.core.fs.Path> files = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < FILES; i++) {
            Path file = input.resolve("accounts-" + i + ".jsonl");
            int from = (int) ((long) accounts * i / FILES);
            int to = (int) ((long) accounts * (i + 1) / FILES);
            MeasuredAccounts.write(file, from, to, MeasuredAccounts::plain);
            bytes += Files.size(file);
            files.add(path(file));
        }
        // The first job warms up this process and is not shown.
        bulk(files.subList(0, 1), "warm");
        Cost bulk = bulk(files, "decided");
        report("bulk", bulk);
        long written = size(work.resolve("decided"));
        out.accept(String.format(
                Locale.ROOT, "bulk: %d bytes in, %d bytes out an account", bytes / accounts, written / accounts));
        stream();
    }

    private Cost bulk(List<org.apache.flink.core.fs.Path> files, String output) throws Exception {
        StreamExecutionEnvironment env = environments.apply(new Configuration());
        new BulkJob(files, path(work.resolve(output)), rules, ZoneOffset.UTC, AS_OF).define(env);
        Cost before = Cost.now();
        env.execute("measure bulk");
        return Cost.now().since(before);
    }

    private void stream() throws Exception {
        Path entries = Files.createDirectories(work.resolve("entries"));
        MeasuredAccounts.write(entries.resolve("1.jsonl"), 0, accounts, MeasuredAccounts::entry);
        String clock = "{\"account_id\":\"clock\",\"at\":\"" + AS_OF.plus(Duration.ofDays(2))
                + "\",\"account\":{\"account_id\":\"clock\",\"icp_tier\":\"E\"}}\n";
        Files.writeString(entries.resolve("2.jsonl"), clock);

        Path output = work.resolve("moved");
        StreamExecutionEnvironment env = environments.apply(streaming());
        new StreamJob(path(entries), path(output), rules)
                .follow(Duration.ofSeconds(1))
                .define(env);
        Cost before = Cost.now();
        JobClient job = env.executeAsync("measure stream");
        while (entered(output) < accounts) {
            Thread.sleep(1000);
        }
        Cost known = Cost.now().since(before);
        report("stream, first facts", known);
        long start = System.nanoTime();
        String savepoint = job.stopWithSavepoint(
                        false, work.resolve("savepoints").toUri().toString(), SavepointFormatType.NATIVE)
                .get();
        job.getJobExecutionResult().get();
        long state = size(Path.of(URI.create(savepoint)));
        out.accept(String.format(
                Locale.ROOT,
                "state: %d bytes an account in a savepoint, written in %.1f s",
                state / accounts,
                (System.nanoTime() - start) / 1e9));

        StreamExecutionEnvironment month = environments.apply(streaming());
        new StreamJob(path(entries), path(work.resolve("month")), rules)
                .until(AS_OF.plus(Duration.ofDays(MONTH)))
                .define(month);
        before = Cost.now();
        month.execute("measure a month");
        Cost passed = Cost.now().since(before);
        Cost timers = new Cost(passed.wallNanos() - known.wallNanos(), passed.cpuNanos() - known.cpuNanos());
        report("stream, a month of timers", timers);
        long lines = lines(work.resolve("month").resolve("moves"))
                + lines(work.resolve("month").resolve("reviews"));
        out.accept(
                String.format(Locale.ROOT, "stream: %.1f lines out an account and month", (double) lines / accounts));
    }

    private Configuration streaming() {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                work.resolve("checkpoints").toUri().toString());
        return configuration;
    }

    private void report(String what, Cost cost) {
        double seconds = cost.wallNanos() / 1e9;
        double cpu = cost.cpuNanos() / 1e9;
        out.accept(String.format(
                Locale.ROOT,
                "%s: %.1f s, %.1f s of processors; %.0f accounts a second, %.0f a second of a processor",
                what,
                seconds,
                cpu,
                accounts / seconds,
                accounts / cpu));
    }

    private static long entered(Path output) throws IOException {
        Path moves = output.resolve("moves");
        long count = 0;
        for (Path file : files(moves)) {
            try (Stream<String> lines = Files.lines(file)) {
                count += lines.filter(line -> line.contains("\"kind\":\"ENTERED\""))
                        .count();
            }
        }
        return count;
    }

    private static long lines(Path folder) throws IOException {
        long count = 0;
        for (Path file : files(folder)) {
            try (Stream<String> lines = Files.lines(file)) {
                count += lines.count();
            }
        }
        return count;
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : files(folder)) {
            size += Files.size(file);
        }
        return size;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static org.apache.flink.core.fs.Path path(Path path) {
        return new org.apache.flink.core.fs.Path(path.toUri());
    }
}
