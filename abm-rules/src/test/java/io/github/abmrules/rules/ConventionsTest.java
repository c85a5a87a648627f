package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.profile.Profiler;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the shipped rules are written. */
class ConventionsTest {
    private static final int ONE_SCREEN = 140;
    private static List<RuleInfo> rules;

    @BeforeAll
    static void readRules() {
        rules = CompiledRules.read(ShippedPacks.all(), ShippedPacks.parameters(), RuleTrust.RESTRICTED)
                .rules();
    }

    static Stream<RuleFile> files() {
        return ShippedPacks.all().stream().flatMap(pack -> pack.files().stream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience",
                "no-loop",
                "lock-on-active",
                "agenda-group",
                "activation-group",
                "ruleflow-group",
                "auto-focus",
                "eval",
                "modify",
                "update",
                "retract",
                "delete",
                "insertLogical",
                "global",
                "declare",
                "System",
                "kcontext",
                "exists",
                "accumulate",
                "acc",
                "collect",
                "forall",
                "over window"
            })
    void useNoWordThatMakesTheOrderMatter(String word) {
        Pattern pattern = Pattern.compile("(?<![\\w-])" + word + "(?![\\w-])");
        assertThat(files().filter(file -> pattern.matcher(code(file.text())).find()))
                .extracting(RuleFile::place)
                .isEmpty();
    }

    @Test
    void askForNothingThatIsNotThere() {
        Pattern not = Pattern.compile("\\bnot\\b(?!\\s+(contains|in|memberOf|matches)\\b)");
        assertThat(files().filter(file -> not.matcher(code(file.text())).find()))
                .extracting(RuleFile::place)
                .isEmpty();
    }

    @Test
    void compareWithParametersAndNotWithNumbers() {
        Pattern number = Pattern.compile("(?<![\\w$])\\d");
        assertThat(rules)
                .filteredOn(rule -> number.matcher(when(rule)).find())
                .extracting(RuleInfo::place)
                .isEmpty();
    }

    @Test
    void haveAnIdAPlaybookSectionAndTheVersionTheyCameWith() {
        for (RuleInfo rule : rules) {
            assertThat(rule.text())
                    .as(rule.place())
                    .containsPattern("@id\\(\"[a-z]+\\.[a-z0-9-]+\"\\)")
                    .containsPattern("@playbook\\(\"(house|[a-z-]+#[a-z0-9-]+)\"\\)")
                    .containsPattern("@since\\(\"\\d+\\.\\d+\"\\)");
            assertThat(rule.source()).as(rule.place()).isNotBlank();
        }
    }

    @Test
    void areCountedOnce() {
        long written = files().mapToLong(file -> Pattern.compile("(?m)^rule \"")
                        .matcher(file.text())
                        .results()
                        .count())
                .sum();
        assertThat(rules).hasSize((int) written);
        assertThat(rules).extracting(RuleInfo::id).doesNotHaveDuplicates();
        assertThat(rules).extracting(RuleInfo::summary).doesNotHaveDuplicates();
    }

    @Test
    void sayOneThingEach() {
        Pattern insert = Pattern.compile("insert\\( \\w+\\(.*\\) \\);", Pattern.DOTALL);
        for (RuleInfo rule : rules) {
            String then = then(rule);
            assertThat(then).as(rule.place()).matches(insert);
            assertThat(then.chars().filter(c -> c == ';').count())
                    .as(rule.place())
                    .isEqualTo(1);
            assertThat(then).as(rule.place()).containsOnlyOnce("insert").contains("drools.getRule()");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fitOneScreenOrHaveOneConcept(RuleFile file) {
        if (file.text().lines().count() <= ONE_SCREEN) {
            return;
        }
        Set<String> verbs =
                new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(verb -> verb));
        Matcher verb = Pattern.compile("insert\\( (\\w+)\\(").matcher(file.text());
        while (verb.find()) {
            verbs.add(verb.group(1));
        }
        String concept = verbs.iterator().next();
        assertThat(verbs).allMatch(each -> each.startsWith(concept));
    }

    @ParameterizedTest
    @MethodSource("files")
    void beginWithTheQuestionTheyAnswerAndTheFactsTheyProduce(RuleFile file) {
        String header = String.join(
                " ",
                file.text().lines().takeWhile(line -> line.startsWith("//")).toList());
        assertThat(header).contains("?").contains("Reads ").contains("produces ");
        assertThat(file.name()).matches("[a-z]+(-[a-z]+)*\\.drl");
        assertThat(file.text()).doesNotContain("\t", "\r").endsWith("end\n");
    }

    @ParameterizedTest
    @MethodSource("files")
    void liveInThePackageOfTheirFolder(RuleFile file) {
        assertThat(file.text().lines().filter(line -> line.startsWith("package ")))
                .containsExactly("package packs." + file.pack());
        assertThat(rules)
                .filteredOn(rule -> rule.place().startsWith(file.place() + ":"))
                .isNotEmpty()
                .allMatch(rule -> rule.id().startsWith(file.pack() + "."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void importWhatTheyUse(RuleFile file) {
        String body = file.text()
                .lines()
                .filter(line -> !line.startsWith("import "))
                .reduce("", (left, right) -> left + "\n" + right);
        file.text().lines().filter(line -> line.startsWith("import ")).forEach(line -> {
            assertThat(line).doesNotContain("*").doesNotEndWith(";");
            String name = line.substring(line.lastIndexOf('.') + 1);
            assertThat(code(body)).as(line).containsPattern("\\b" + name + "\\b");
        });
    }

    @Test
    void leaveNoParameterUnused() throws IOException {
        String sources = javaSources();
        Set<String> used = new TreeSet<>();
        rules.forEach(rule -> used.addAll(rule.parameters()));
        for (Parameters pack : ShippedPacks.parameters().packs()) {
            for (ParameterDeclaration declaration : pack.declarations()) {
                String key = pack.pack() + "/" + declaration.key();
                if (!used.contains(key) && !DecisionPacks.NAMES.contains(pack.pack())) {
                    assertThat(sources)
                            .as("%s is read neither by a rule nor by Java", key)
                            .contains("\"" + declaration.key() + "\"");
                } else if (!used.contains(key)) {
                    assertThatThrownBy(() -> new Profiler(without(pack.pack(), declaration.key()), ZoneOffset.UTC))
                            .as("%s is read neither by a rule nor by the profile", key)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining(declaration.key());
                }
            }
        }
    }

    @Test
    void describeEveryParameter() {
        for (Parameters pack : ShippedPacks.parameters().packs()) {
            for (ParameterDeclaration declaration : pack.declarations()) {
                assertThat(declaration.key()).matches("[a-z]+(-[a-z]+)*");
                assertThat(declaration.description()).as(declaration.key()).endsWith(".");
                assertThat(declaration.source()).as(declaration.key()).matches("house|[a-z-]+#[a-z0-9-]+");
            }
        }
    }

    private static String javaSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static ParameterSet without(String pack, String key) {
        Map<String, List<ParameterDeclaration>> declarations = new LinkedHashMap<>();
        for (Parameters parameters : ShippedPacks.parameters().packs()) {
            declarations.put(
                    parameters.pack(),
                    parameters.declarations().stream()
                            .filter(declaration -> !parameters.pack().equals(pack)
                                    || !declaration.key().equals(key))
                            .toList());
        }
        return ParameterSet.of(declarations);
    }

    private static String when(RuleInfo rule) {
        String code = code(rule.text());
        return code.substring(code.indexOf("\nwhen\n"), code.indexOf("\nthen\n"));
    }

    private static String then(RuleInfo rule) {
        String code = code(rule.text());
        return code.substring(code.indexOf("\nthen\n") + 6, code.lastIndexOf("\nend"))
                .strip();
    }

    /** Without comments, and with the texts between quotation marks left out. */
    private static String code(String text) {
        return text.replaceAll("(?m)^\\s*//.*$", "").replaceAll("\"[^\"]*\"", "\"\"");
    }
}
