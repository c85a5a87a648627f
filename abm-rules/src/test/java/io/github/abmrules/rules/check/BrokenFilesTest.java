package io.github.abmrules.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders with broken YAML files and the exact complaints about them, side by side in {@code src/test/resources/broken-yaml}:
 * in a file {@code <case>.case} each line {@code === path} begins a file; {@code overlay.yaml} is given as parameters that
 * differ. {@code -Dgolden.update=true} writes what is said now.
 */
class BrokenFilesTest {
    private static final Path CASES = Path.of("src/test/resources/broken-yaml");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".case"))
                    .map(name -> name.substring(0, name.length() - ".case".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areComplainedAboutInTheseWords(String name, @TempDir Path folder) throws IOException {
        List<YamlNode> overlays = new ArrayList<>();
        for (String part : Files.readString(CASES.resolve(name + ".case")).split("(?m)^=== ")) {
            if (!part.isEmpty()) {
                int end = part.indexOf('\n');
                Path file = folder.resolve(part.substring(0, end));
                Files.createDirectories(file.getParent());
                Files.writeString(file, part.substring(end + 1));
                if (file.endsWith("overlay.yaml")) {
                    overlays.add(YamlReader.read(file));
                }
            }
        }

        CheckReport report = PackCheck.report(folder, overlays, RuleTrust.RESTRICTED);
        String said = report.complaints().stream()
                .map(complaint -> complaint.weight() + " " + complaint)
                .collect(Collectors.joining("\n", "", "\n"))
                .replace(folder + "/", "");

        Path expected = CASES.resolve(name + ".txt");
        if (UPDATE) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
        assertThat(report.analysis()).isNull();
    }

    @Test
    void areMany() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void noComplaintLacksItsPlace() throws IOException {
        for (String name : cases()) {
            assertThat(Files.readString(CASES.resolve(name + ".txt")).lines().filter(line -> !line.startsWith(" ")))
                    .as(name)
                    .isNotEmpty()
                    .allMatch(line -> line.matches("MISTAKE [a-z/]+\\.(yaml|drl):[1-9]\\d*:[1-9]\\d*: .+"));
        }
    }
}
