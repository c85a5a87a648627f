package io.github.abmrules.flink;

import io.github.abmrules.rules.AbmEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/** A cluster of two task managers within this process, which all tests share. */
public final class TestCluster {
    private static final int SLOTS = 2;
    private static final long PATIENCE_SECONDS = 60;

    private static @Nullable TestCluster running;

    private final MiniCluster cluster;
    private int firstManager;
    private int managers = 2;

    private TestCluster() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        // Both have work to do, so that killing either hurts.
        configuration.set(
                TaskManagerOptions.TASK_MANAGER_LOAD_BALANCE_MODE, TaskManagerOptions.TaskManagerLoadBalanceMode.SLOTS);
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(managers)
                .setNumSlotsPerTaskManager(SLOTS)
                .withRandomPorts()
                .build());
        cluster.start();
    }

    /** The cluster. It ends with the process. */
    public static synchronized TestCluster get() throws Exception {
        if (running == null) {
            // Jobs share what is compiled as long as one engine is open.
            AbmEngine.create();
            TestCluster made = new TestCluster();
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
            running = made;
        }
        return running;
    }

    private void close() {
        try {
            cluster.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The cluster did not end.", e);
        }
    }

    /** An environment that collects a job for this cluster. */
    public static StreamExecutionEnvironment environment(@Nullable String savepoint) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        return StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    }

    /** Starts a job. */
    public JobID start(StreamExecutionEnvironment env) throws Exception {
        StreamGraph graph = env.getStreamGraph();
        graph.setJobId(new JobID());
        return cluster.submitJob(graph).get().getJobID();
    }

    /** Runs a job to its end. */
    public JobExecutionResult run(StreamExecutionEnvironment env) throws Exception {
        return finish(start(env));
    }

    /** Waits for the end of a job. */
    public JobExecutionResult finish(JobID job) throws Exception {
        return cluster.requestJobResult(job)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .toJobExecutionResult(TestCluster.class.getClassLoader());
    }

    /** Stops a job with a savepoint; returns that. */
    public String stop(JobID job, Path folder, boolean drain) throws Exception {
        String savepoint = cluster.stopWithSavepoint(
                        job, folder.toUri().toString(), drain, SavepointFormatType.CANONICAL)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await("the end of the job", () -> status(job) == JobStatus.FINISHED);
        return savepoint;
    }

    /** Kills the task manager that has been there longest, and lets another one come. */
    public void killTaskManager() throws Exception {
        cluster.terminateTaskManager(firstManager++).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        cluster.startTaskManager();
        managers++;
    }

    /** How often a job was started again. */
    public long restarts(JobID job) throws Exception {
        return cluster.getExecutionGraph(job).get().getAllVertices().values().stream()
                .flatMap(vertex -> Stream.of(vertex.getTaskVertices()))
                .mapToLong(task -> task.getCurrentExecutionAttempt().getAttemptNumber())
                .max()
                .orElse(0);
    }

    /** Whether a job has done some of its work, and has some left to do. */
    public boolean halfWay(JobID job) {
        try {
            List<ExecutionState> states = cluster.getExecutionGraph(job).get().getAllVertices().values().stream()
                    .flatMap(vertex -> Stream.of(vertex.getTaskVertices()))
                    .map(AccessExecutionVertex::getExecutionState)
                    .toList();
            return states.contains(ExecutionState.FINISHED)
                    && !states.stream().allMatch(each -> each == ExecutionState.FINISHED);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JobStatus status(JobID job) {
        try {
            return cluster.getJobStatus(job).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something is so. */
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(20);
        }
    }

    /** The lines of all whole files below a folder, in the order of their names. */
    public static List<String> lines(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> Files.isRegularFile(each)
                            && !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
