package io.github.abmrules.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken packs and the exact complaints about them, side by side in {@code src/test/resources/broken}: a file
 * {@code <case>.drl} is the one rule file of a pack {@code house}; a line {@code # parameters} begins the pack's
 * parameters. {@code -Dgolden.update=true} writes what is said now.
 */
class BrokenPacksTest {
    private static final Path CASES = Path.of("src/test/resources/broken");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final String PARAMETERS = "# parameters\n";
    private static final Pattern OF_THE_JDK =
            Pattern.compile("unknown \\w+ \"\\w+\" of (List|Set|Map|Collection|Optional|String|Object|Instant|LocalDate"
                    + "|Duration|Number|Integer|Long|Double|BigDecimal)\\.");

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isComplainedAboutInTheseWords(String name, @TempDir Path folder) throws IOException {
        String said = complaints(Files.readString(CASES.resolve(name)), folder);

        Path expected = CASES.resolve(name.replace(".drl", ".txt"));
        if (UPDATE) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
    }

    /** No case of its own, since newer JDKs give a list more methods. */
    @Test
    void namesTheMethodsOfAList(@TempDir Path folder) throws IOException {
        String text = Files.readString(CASES.resolve("accumulate-variable-misspelt.drl"));
        assertThat(complaints(text.replace("$all.size()", "$all.siz()"), folder).lines())
                .filteredOn(line -> line.contains("\"siz\""))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("MISTAKE x.drl:18:82: house.accumulate: unknown method \"siz\" of List. Known: add, ")
                .endsWith(". Maybe \"size\"?");
    }

    @Test
    void noCaseListsWhatTheJdkHas() throws IOException {
        for (String name : cases()) {
            assertThat(Files.readString(CASES.resolve(name.replace(".drl", ".txt"))))
                    .as(name)
                    .doesNotContainPattern(OF_THE_JDK);
        }
    }

    private static String complaints(String text, Path folder) throws IOException {
        int parameters = text.indexOf(PARAMETERS);
        Path pack = Files.createDirectories(folder.resolve("house"));
        Files.writeString(pack.resolve("x.drl"), parameters < 0 ? text : text.substring(0, parameters));
        if (parameters >= 0) {
            Files.writeString(pack.resolve("parameters.yaml"), text.substring(parameters + PARAMETERS.length()));
        }

        return PackCheck.of(folder).stream()
                .map(complaint -> complaint.weight() + " " + complaint)
                .collect(Collectors.joining("\n", "", "\n"))
                .replace(pack + "/", "");
    }

    @Test
    void areMany() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void noComplaintLacksItsPlace() throws IOException {
        for (String name : cases()) {
            String expected = Files.readString(CASES.resolve(name.replace(".drl", ".txt")));
            assertThat(expected.lines().filter(line -> line.matches("(MISTAKE|STYLE) .*")))
                    .as(name)
                    .isNotEmpty()
                    .allMatch(line ->
                            line.matches("(MISTAKE|STYLE) (x\\.drl|parameters\\.yaml):[1-9]\\d*:[1-9]\\d*: .+"));
        }
    }

    @Test
    void theShippedPacksAreClean() {
        assertThat(PackCheck.of(Path.of("src/main/resources/packs"))).isEmpty();
    }
}
