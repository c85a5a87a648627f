package io.github.abmrules.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop without an account, line by line as the documentation has it, through the launcher. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HubSpotLoopIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    /** The lines of the first block of commands after a heading, without their comments, on a free port. */
    private static List<String> block(String heading, int port) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/hubspot.md"));
        String part = page.substring(page.indexOf(heading));
        int begin = part.indexOf("```sh\n") + 6;
        return Stream.of(part.substring(begin, part.indexOf("```", begin))
                        .replace("\\\n", " ")
                        .replace(
                                "abm-examples/abm",
                                ROOT.resolve("abm-examples/abm").toString())
                        .replace("fake --", "fake --port " + port + " --")
                        .replace(":8089", ":" + port)
                        .split("\n"))
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private String run(List<String> set, String line, int status) throws Exception {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder("bash", "-c", String.join("\n", set) + "\n" + line)
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(line + "\n" + Files.readString(err)).isEqualTo(status);
        return out;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process fake(String line) throws Exception {
        Path err = folder.resolve("fake.err");
        Process fake = new ProcessBuilder("bash", "-c", "exec " + line.replaceFirst("&$", ""))
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        while (fake.isAlive() && !Files.readString(err).contains("its token is fake-token")) {
            Thread.sleep(50);
        }
        return fake;
    }

    @Test
    void runsAsTheDocumentationHasIt() throws Exception {
        List<String> lines = block("## The whole loop without an account", freePort());
        assertThat(lines).hasSize(8);
        List<String> set = lines.subList(1, 3);
        Process fake = fake(lines.get(0));
        try {
            assertThat(run(set, lines.get(3), ExitStatus.REJECTED)).contains("abm_cluster", "MISSING");
            assertThat(run(set, lines.get(4), ExitStatus.DONE)).contains("  abm_cluster = ", "  note: ABM: ");
            assertThat(run(set, lines.get(5), ExitStatus.DONE)).contains("\"changed\":50,", "\"notes\":50,");
            assertThat(run(set, lines.get(6), ExitStatus.DONE))
                    .contains("\"changed\":0,", "\"companies\":0,\"notes\":0,\"tasks\":0,");
            assertThat(run(List.of(), lines.get(7), ExitStatus.DONE)).contains("hs_note_body", "[abm:");
        } finally {
            fake.destroy();
        }
        assertThat(fake.waitFor()).isEqualTo(ExitStatus.INTERRUPTED);
    }
}
