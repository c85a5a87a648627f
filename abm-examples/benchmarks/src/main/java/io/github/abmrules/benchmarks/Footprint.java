package io.github.abmrules.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the library takes up at a host, in bytes.
 *
 * @param jars the jars of {@code abm-rules} and of what it needs, by file name; empty when they are not known
 * @param heap what an idle engine with all packs holds, in a JVM that does nothing else
 */
record Footprint(Map<String, Long> jars, long heap) {
    private static final double MEGABYTE = 1_000_000;
    private static final int LARGEST = 6;

    /** Keeps the order. */
    Footprint {
        jars = new LinkedHashMap<>(jars);
    }

    /** Prints it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.print(measure().text());
    }

    static Footprint measure() throws IOException, InterruptedException {
        return new Footprint(RuntimeJars.sizes(), IdleEngine.bytes());
    }

    /** All jars; not a number when they are not known. */
    double jarMegabytes() {
        return jars.isEmpty()
                ? Double.NaN
                : jars.values().stream().mapToLong(Long::longValue).sum() / MEGABYTE;
    }

    double heapMegabytes() {
        return heap / MEGABYTE;
    }

    /** In Markdown. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (jars.isEmpty()) {
            text.append("The jars were not weighed, since the benchmarks did not run from their own jar.\n");
        } else {
            text.append(String.format(
                    Locale.ROOT,
                    "A host gets %d jars with `abm-rules`, itself and `abm-core` included, %.1f MB in all. The largest:%n"
                            + "%n| jar | MB |%n|---|---:|%n",
                    jars.size(),
                    jarMegabytes()));
            jars.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(LARGEST)
                    .forEach(jar -> text.append(
                            String.format(Locale.ROOT, "| %s | %.1f |%n", jar.getKey(), jar.getValue() / MEGABYTE)));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nA new JVM that makes an engine with all packs, decides about one account and does nothing more has %.1f MB of heap"
                        + " in use%nonce garbage is collected, the JVM's own objects included.%n",
                heapMegabytes()));
        text.append("\n```sh\njava -cp abm-examples/benchmarks/target/benchmarks.jar ")
                .append(Footprint.class.getName())
                .append("\n```\n");
        return text.toString().replace("\r\n", "\n");
    }
}
