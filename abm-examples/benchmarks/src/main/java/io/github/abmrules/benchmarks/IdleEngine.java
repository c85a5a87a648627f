package io.github.abmrules.benchmarks;

import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.ShippedPacks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How much heap an engine with all packs holds that has nothing to do, in a JVM of its own that does nothing else. */
public final class IdleEngine {
    private static final int COLLECTIONS = 5;
    private static final long SECONDS = 120;

    private IdleEngine() {}

    /** Makes the engine and prints the bytes in use, once everything is collected that can be. */
    public static void main(String[] args) throws InterruptedException {
        AbmEngine.Builder builder = AbmEngine.builder();
        ShippedPacks.names().forEach(builder::pack);
        try (AbmEngine engine = builder.build()) {
            engine.decideEach(BenchmarkAccounts.of(1), BenchmarkAccounts.AS_OF);
            MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
            long used = Long.MAX_VALUE;
            for (int i = 0; i < COLLECTIONS; i++) {
                memory.gc();
                TimeUnit.MILLISECONDS.sleep(100);
                used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
            }
            System.out.println(used);
            if (engine.rules().isEmpty()) {
                throw new IllegalStateException("The engine has no rules.");
            }
        }
    }

    /** The bytes in use, as a new JVM with the class path of this one finds them. */
    static long bytes() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleEngine.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String out = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!jvm.waitFor(SECONDS, TimeUnit.SECONDS) || jvm.exitValue() != 0) {
                throw new IllegalStateException("The idle engine failed: " + out);
            }
            return Long.parseLong(out);
        } finally {
            jvm.destroyForcibly();
        }
    }
}
