package io.github.abmrules.plaindrools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example runs beside Drools alone: a host needs no JSON, YAML or annotation library of ours. */
class MinimalClassPathTest {
    /** Jars that Drools does not bring along. */
    private static final List<String> LEFT_OUT = List.of(
            "jackson-",
            "snakeyaml-engine-",
            "jspecify-",
            "picocli-",
            "slf4j-simple-",
            "drools-model-",
            "drools-mvel-compiler-",
            "drools-mvel-parser-",
            "drools-codegen-common-",
            "javaparser-",
            "junit-",
            "opentest4j-",
            "apiguardian-",
            "assertj-",
            "byte-buddy-");

    /** kie-api, drools-core and drools-mvel with what they bring along. */
    private static final List<String> DROOLS =
            List.of("kie-", "drools-", "mvel2-", "antlr-runtime-", "ecj-", "slf4j-api-");

    @TempDir
    private Path folder;

    @Test
    void decidesWithNothingButDroolsBesideOurOwnJars() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        String.join(File.pathSeparator, minimal()),
                        Example.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("the example ended in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("maple: ACTIVE_FOCUS, in force FUTURE_PIPELINE, next ");
        assertThat(lines.get(1)).startsWith("cedar: ACTIVE_FOCUS, in force FUTURE_PIPELINE, next ");
        assertThat(lines.get(2)).startsWith("birch: FUTURE_PIPELINE, in force ACTIVE_FOCUS, next ");
        assertThat(lines.get(3)).startsWith("olive: MONITOR_ONLY, in force MONITOR_ONLY, next watch_for_better_tier, ");
        assertThat(lines.get(4)).startsWith("willow: [Problem[field=current.since,");
    }

    @Test
    void leavesOnlyDroolsAndOurOwn() {
        assertThat(minimal())
                .allMatch(entry -> ours(entry) || startsWithAny(name(entry), DROOLS))
                .anyMatch(entry -> name(entry).startsWith("drools-mvel-"));
        assertThat(minimal()).filteredOn(MinimalClassPathTest::ours).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "com.fasterxml.jackson.core.JsonFactory, true",
        "com.fasterxml.jackson.databind.ObjectMapper, true",
        "org.snakeyaml.engine.v2.api.Load, true",
        "org.jspecify.annotations.Nullable, true",
        "org.drools.model.codegen.ExecutableModelProject, true",
        "org.slf4j.simple.SimpleLogger, true",
        "picocli.CommandLine, false"
    })
    void hasNoneOfTheOtherLibraries(String type, boolean here) throws IOException {
        try (URLClassLoader loader = loader(minimal())) {
            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass(type));
        }
        if (here) {
            // Otherwise the name could be misspelt, and its absence would prove nothing.
            assertThat(getClass().getClassLoader()).satisfies(loader -> loader.loadClass(type));
        }
    }

    private static List<String> minimal() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("test-classes") && !startsWithAny(name(entry), LEFT_OUT)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** A folder of classes, or one of the jars that the build makes of it. */
    private static boolean ours(String entry) {
        return Files.isDirectory(Path.of(entry)) || name(entry).startsWith("abm-");
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static String name(String entry) {
        return Path.of(entry).getFileName().toString();
    }

    private static URLClassLoader loader(List<String> entries) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : entries) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
