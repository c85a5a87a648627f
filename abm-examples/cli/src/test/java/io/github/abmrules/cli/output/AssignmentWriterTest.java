package io.github.abmrules.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.rejection.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The exact output of every format for assignments that are given, whatever the rules say today. Run with
 * {@code -Dgolden.update=true} to write the expected files again, and read the difference.
 */
class AssignmentWriterTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @CsvSource({
        "JSON,   0, assignments.json",
        "JSONL,  0, assignments.jsonl",
        "CSV,    0, assignments.csv",
        "TABLE,  0, assignments-80.txt",
        "TABLE, 140, assignments-140.txt"
    })
    void writesExactlyThis(OutputFormat format, int width, String file) throws IOException {
        String actual = write(AssignmentWriter.of(format, width), assignments());

        Path golden = GOLDEN.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @Test
    void wrapsAtSpacesAndWithinWordsThatAreTooLong() {
        assertThat(TextTable.wrapped("one two three", 7)).containsExactly("one two", "three");
        assertThat(TextTable.wrapped("a-very-long-word x", 6)).containsExactly("a-very", "-long-", "word x");
        assertThat(TextTable.wrapped("", 6)).containsExactly("");
        assertThat(TextTable.wrapped("𝔸𝔹ℂ𝔻", 3)).containsExactly("𝔸𝔹ℂ", "𝔻");
    }

    private static String write(AssignmentWriter writer, List<Assignment> assignments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.begin(out);
        assignments.forEach(assignment -> writer.write(writer.unpack(writer.render(assignment))));
        writer.finish(
                new ClusterSummary(
                        0, 3, 0, 1, 1, 2, List.of(Finding.warning("ACTIVE_FOCUS_OVER_CAPACITY", "one too many", null))),
                List.of(new Rejection(3, 4L, "duo", "signals[0].at", null, "is required")),
                List.of(new Failure("bad", "house.fails", "out of order")),
                "0123456789abcdef",
                Instant.parse("2026-06-30T23:59:59.999999999Z"));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Assignment> assignments() throws IOException {
        return Files.readAllLines(GOLDEN.resolve("given.jsonl")).stream()
                .map(line -> AssignmentJson.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
