package io.github.abmrules.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {

    @TempDir
    private Path folder;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private @Nullable Path temporaryFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp"))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Test
    void appearsWhenItIsComplete() throws IOException {
        Destination destination = Destination.file(folder.resolve("out"));
        destination.stream().write('a');

        assertThat(files()).doesNotContain("out");
        destination.complete();
        assertThat(folder.resolve("out")).hasContent("a");
        assertThat(files()).containsExactly("out");
    }

    @Test
    void keepsWholeLinesOfWhatIsNotComplete() throws IOException {
        Destination destination = Destination.file(folder.resolve("out"));
        destination.stream().write("one\ntwo\nthr".getBytes(StandardCharsets.UTF_8));

        assertThat(destination.keepPartial()).isEqualTo(folder.resolve("out.partial"));
        assertThat(folder.resolve("out.partial")).hasContent("one\ntwo\n");
        assertThat(files()).containsExactly("out.partial");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void rescuesWholeLinesOfAProcessThatWasKilled() throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path temporary = temporaryFile();
        while (temporary == null || Files.size(temporary) == 0) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(5);
            temporary = temporaryFile();
        }

        assertThat(Destination.rescue(out)).as("while it runs").isNull();
        process.destroyForcibly().waitFor();
        assertThat(temporary).exists();
        assertThat(Destination.rescue(out)).isEqualTo(folder.resolve("out.partial"));

        assertThat(files()).containsExactly("out.partial");
        String text = Files.readString(folder.resolve("out.partial"));
        assertThat(text).endsWith("\n");
        String[] lines = text.split("\n");
        assertThat(lines).hasSizeGreaterThan(10_000);
        for (int i = 0; i < lines.length; i++) {
            assertThat(lines[i]).isEqualTo(Endless.line(i).strip());
        }
        assertThat(Destination.rescue(out)).isNull();
    }

    @Test
    void rescuesTheLatestAndTouchesNothingElse() throws IOException {
        Files.writeString(folder.resolve(".out.0123456789ab.tmp"), "new\nhal");
        Files.writeString(folder.resolve(".out.0123456789ac.tmp"), "old\n");
        Files.setLastModifiedTime(
                folder.resolve(".out.0123456789ac.tmp"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.writeString(folder.resolve(".out.0123456789ad.tmp"), "no whole line");
        Files.writeString(folder.resolve(".out.0123456789.tmp"), "of others");
        Files.writeString(folder.resolve(".out.x.0123456789ab.tmp"), "of another file\n");
        Destination own = Destination.file(folder.resolve("out"));
        own.stream().write("mine\n".getBytes(StandardCharsets.UTF_8));

        assertThat(Destination.rescue(folder.resolve("out"))).isEqualTo(folder.resolve("out.partial"));
        own.complete();

        assertThat(folder.resolve("out.partial")).hasContent("new\n");
        assertThat(folder.resolve("out")).hasContent("mine\n");
        assertThat(files())
                .containsExactlyInAnyOrder("out", "out.partial", ".out.0123456789.tmp", ".out.x.0123456789ab.tmp");
    }

    @Test
    void rescuesBesideWhatIsNoFileOfItsOwn() throws IOException {
        Path others = Files.writeString(folder.resolve("others"), "first\nsecond");
        Files.createSymbolicLink(folder.resolve(".out.0123456789aa.tmp"), others);
        Files.createDirectory(folder.resolve(".out.0123456789ab.tmp"));
        Files.writeString(folder.resolve(".out.0123456789ac.tmp"), "whole\n");

        assertThat(Destination.rescue(folder.resolve("out"))).isEqualTo(folder.resolve("out.partial"));

        assertThat(folder.resolve("out.partial")).hasContent("whole\n");
        assertThat(others).hasContent("first\nsecond");
        assertThat(files())
                .containsExactlyInAnyOrder("others", "out.partial", ".out.0123456789aa.tmp", ".out.0123456789ab.tmp");
    }

    @Test
    void rescuesNothingWhereThereIsNothing() {
        assertThat(Destination.rescue(folder.resolve("out"))).isNull();
        assertThat(Destination.rescue(folder.resolve("none/out"))).isNull();
    }

    /** Writes lines until it is killed. */
    static final class Endless {

        private Endless() {}

        public static void main(String[] args) throws IOException {
            Destination destination = Destination.file(Path.of(args[0]));
            for (int i = 0; ; i++) {
                destination.stream().write(line(i).getBytes(StandardCharsets.UTF_8));
            }
        }

        static String line(int number) {
            return "line " + number + " of a process that is killed".repeat(1 + number % 3) + "\n";
        }
    }
}
