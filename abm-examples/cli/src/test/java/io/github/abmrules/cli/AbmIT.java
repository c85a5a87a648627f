package io.github.abmrules.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as people start it: a process of its own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AbmIT {

    private static final Path JAR = Path.of("target/abm-cli.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void decidesTheExamplePortfolioThroughTheLauncher() throws Exception {
        Path launcher = Path.of("../abm").toAbsolutePath().normalize();
        Path portfolio = Path.of("../portfolio/accounts.jsonl").toAbsolutePath().normalize();
        Process process = new ProcessBuilder(
                        launcher.toString(), "assign", "--input", portfolio.toString(), "--as-of", "2026-06-30")
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(out).startsWith("{\"cluster_assignments\":[\n").contains("\"cluster_summary\":{");
    }

    @Test
    void startsFromTheArchiveAndAsWellWithoutOne() throws Exception {
        Path launcher = Path.of("../abm").toAbsolutePath().normalize();
        Path archive = JAR.resolveSibling("abm-cli.jsa");
        Path installed = folder.resolve("examples/cli/target");
        Files.createDirectories(installed);
        Files.copy(launcher, folder.resolve("examples/abm"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(installed.resolve("abm-cli.jar"), JAR);
        Path portfolio = Path.of("../portfolio/accounts.jsonl").toAbsolutePath().normalize();
        List<String> arguments = List.of("assign", "--input", portfolio.toString(), "--as-of", "2026-06-30");

        assertThat(archive).exists();
        byte[] withArchive = outputOf(launcher, arguments);
        byte[] without = outputOf(folder.resolve("examples/abm"), arguments);
        Files.writeString(installed.resolve("abm-cli.jsa"), "no archive");
        byte[] withDamagedOne = outputOf(folder.resolve("examples/abm"), arguments);

        assertThat(without).isEqualTo(withArchive);
        assertThat(withDamagedOne).isEqualTo(withArchive);
    }

    @Test
    void readsStandardInputAsItReadsAFile() throws Exception {
        Path accounts = folder.resolve("accounts.jsonl");
        new GeneratedPortfolio(2, 3).write(accounts, 3_000);
        List<String> fromFile =
                command("assign", "--input", accounts.toString(), "--as-of", "2026-06-30", "--output", "file.json");
        List<String> fromStream =
                command("assign", "--input", "-", "--as-of", "2026-06-30", "--output", "stream.json", "--threads", "8");

        assertThat(start(fromFile).waitFor()).isZero();
        Process streaming = start(fromStream);
        try (OutputStream in = streaming.getOutputStream()) {
            Files.copy(accounts, in);
        }
        assertThat(streaming.waitFor()).isZero();

        assertThat(folder.resolve("stream.json")).hasSameBinaryContentAs(folder.resolve("file.json"));
    }

    @ParameterizedTest
    @CsvSource({"INT, jsonl", "TERM, jsonl", "TERM, csv", "TERM, json"})
    void leavesWholeRecordsWhenItIsInterrupted(String signal, String format) throws Exception {
        assumeTrue(!signal.equals("INT") || interruptsArrive(), "whoever started the tests ignores SIGINT");
        Process process = start(command(
                "assign",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--format",
                format,
                "--output",
                "out",
                "--rejected",
                "rejected"));
        OutputStream in = process.getOutputStream();
        GeneratedPortfolio portfolio = new GeneratedPortfolio(3, 0);
        for (int i = 0; i < 2_000; i++) {
            in.write((portfolio.account(i) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
        waitForTemporaryFile();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor()).isEqualTo(3);
        in.close();
        List<String> expected = new ArrayList<>(List.of("err"));
        if (format.equals("jsonl")) {
            expected.add("out.partial");
            List<String> lines = Files.readAllLines(folder.resolve("out.partial"));
            assertThat(lines).hasSizeBetween(100, 2_000);
            assertThat(Files.readString(folder.resolve("out.partial"))).endsWith("}\n");
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i))
                        .startsWith("{\"account_id\":\"account-" + i + "\"")
                        .endsWith("Z\"}");
            }
        }
        assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(folder.resolve("err")).content().startsWith("abm: interrupted. ");
    }

    @Test
    void rescuesWholeRecordsOfARunThatWasKilled() throws Exception {
        List<String> assign =
                command("assign", "--input", "-", "--as-of", "2026-06-30", "--format", "jsonl", "--output", "out");
        Process killed = start(assign);
        OutputStream in = killed.getOutputStream();
        GeneratedPortfolio portfolio = new GeneratedPortfolio(6, 0);
        for (int i = 0; i < 2_000; i++) {
            in.write((portfolio.account(i) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
        waitForTemporaryFile();
        killed.destroyForcibly().waitFor();
        Process next = start(assign);
        try (OutputStream account = next.getOutputStream()) {
            account.write("{\"account_id\":\"a\",\"icp_tier\":\"B\"}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(next.waitFor()).isZero();
        assertThat(folder.resolve("err"))
                .content()
                .startsWith("abm: a run before this one was killed. What it had written is in ");
        assertThat(files()).containsExactlyInAnyOrder("err", "out", "out.partial");
        assertThat(Files.readAllLines(folder.resolve("out"))).hasSize(1);
        List<String> lines = Files.readAllLines(folder.resolve("out.partial"));
        assertThat(lines).hasSizeBetween(100, 2_000);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .startsWith("{\"account_id\":\"account-" + i + "\"")
                    .endsWith("Z\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "json"})
    void leavesWholeRecordsWhenTheDiskFails(String format) throws Exception {
        Path accounts = folder.resolve("accounts.jsonl");
        new GeneratedPortfolio(4, 0).write(accounts, 3_000);
        String abm = String.join(
                " ",
                command(
                        "assign",
                        "--input",
                        "accounts.jsonl",
                        "--as-of",
                        "2026-06-30",
                        "--format",
                        format,
                        "--output",
                        "out"));
        // No file may be larger than a megabyte: writing fails like on a full disk.
        Process process = start(List.of("bash", "-c", "ulimit -f 1024; exec " + abm));

        assertThat(process.waitFor()).isEqualTo(3);
        List<String> expected = new ArrayList<>(List.of("accounts.jsonl", "err"));
        if (format.equals("jsonl")) {
            expected.add("out.partial");
            String partial = Files.readString(folder.resolve("out.partial"));
            assertThat(partial).hasSizeGreaterThan(900_000).endsWith("Z\"}\n");
        }
        assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(folder.resolve("err")).content().startsWith("abm: stopped half way: ");
    }

    @Test
    void endsWhenNobodyReadsItsOutput() throws Exception {
        Path accounts = folder.resolve("accounts.jsonl");
        new GeneratedPortfolio(5, 0).write(accounts, 2_000);
        String abm = String.join(
                " ", command("assign", "--input", "accounts.jsonl", "--as-of", "2026-06-30", "--format", "jsonl"));
        Process process = start(List.of("bash", "-c", abm + " | head -n 1 > first; exit ${PIPESTATUS[0]}"));

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(Files.readAllLines(folder.resolve("first"))).hasSize(1);
        assertThat(folder.resolve("err")).content().hasLineCount(1);
    }

    @Test
    void writesToWhatIsNoFileAsItIs() throws Exception {
        Files.writeString(folder.resolve("accounts.jsonl"), "{\"account_id\":\"a\",\"icp_tier\":\"B\"}\n");
        Process process =
                start(command("assign", "--input", "accounts.jsonl", "--as-of", "2026-06-30", "--output", "/dev/null"));

        assertThat(process.waitFor()).isZero();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    private void waitForTemporaryFile() throws Exception {
        while (true) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (file.getFileName().toString().startsWith(".out.") && (Files.size(file) > 0)) {
                        Thread.sleep(200);
                        return;
                    }
                }
            }
            Thread.sleep(20);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private byte[] outputOf(Path launcher, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        Process process = start(command);
        byte[] out = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err")).isEmptyFile();
        return out;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(args));
        return command;
    }

    /** A process that was started in the background of a script ignores SIGINT, and so do its children. */
    private static boolean interruptsArrive() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn:\t0");
        long signals = Long.parseUnsignedLong(
                ignored.substring(ignored.indexOf(':') + 1).strip(), 16);
        return (signals & 1L << 1) == 0;
    }
}
