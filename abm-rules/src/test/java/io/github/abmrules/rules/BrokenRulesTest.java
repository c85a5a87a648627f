package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.abmrules.rules.packs.BrokenRulesException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author is told about rules that cannot be used: each problem with its file and line. */
class BrokenRulesTest {
    private static final String OUTPUT = "insert( 1 );";
    /** Where the rule of a file by {@link PackText#rule} begins, its condition and its consequence. */
    private static final int RULE = 12;

    @TempDir
    private Path folder;

    private PackText house;

    @BeforeEach
    void openFolder() {
        house = PackText.in(folder);
    }

    @Test
    void namesAParameterThatThePackDoesNotHave() {
        house.rule("x", "$p : Parameters( pack == \"review\" )", "insert( $p.number(\"active-focus-capcity\") );");
        assertThat(problem())
                .startsWith(place("x.drl", "19:23"))
                .contains("house.x", "active-focus-capcity", "review", "Maybe \"active-focus-capacity\"?");
    }

    @Test
    void namesAParameterThatThePackDoesNotHaveInACondition() {
        house.rule("x", "Parameters( pack == \"movement\", flag(\"customers-leave-clusterin\") )", OUTPUT);
        assertThat(problem()).contains("house.x", "Maybe \"customers-leave-clustering\"?");
        house.rule(
                "x",
                "$p : Parameters( pack == \"engagement\" )\n    Profile( live( asOf, $p.window(\"signal-windw\") ) )",
                OUTPUT);
        assertThat(problem()).contains("house.x", "Maybe \"signal-window\"?");
    }

    @Test
    void namesAPackOfParametersThatIsNotThere() {
        house.rule("x", "$p : Parameters( pack == \"reviw\" )", "insert( $p.number(\"active-focus-capacity\") );");
        assertThat(problem()).startsWith(place("x.drl", "17:30")).contains("house.x", "reviw", "Maybe \"review\"?");
    }

    @Test
    void asksForAnId() {
        house.file("house/x.drl", text().replaceFirst(".*@id.*\n", ""));
        assertThat(problem()).startsWith(place("x.drl", RULE)).contains("\"x\"", "has no @id", "Maybe @id(\"house.");
    }

    @Test
    void asksForAPlaybookSection() {
        house.file("house/x.drl", text().replaceFirst(".*@playbook.*\n", ""));
        assertThat(problem()).startsWith(place("x.drl", RULE)).contains("house.x", "has no @playbook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cluster-abm#integration",
                "integration/x",
                "cluster-abm#integration/X",
                "cluster-abm#integration/two words",
                "cluster-abm#integration/a b#c/d",
                "cluster-abm#integration/x,"
            })
    void explainsTheFormOfAnItemThatARuleCovers(String items) {
        house.file("house/x.drl", covering(items));
        assertThat(problem())
                .startsWith(place("x.drl", RULE))
                .contains("house.x", "covers \"", "Maybe write document#section/item?");
    }

    @Test
    void readsTheItemsThatARuleCovers() {
        house.file("house/x.drl", covering("a-b#c_d--e/f-1,   g#h/i , j#k/l"));
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            assertThat(engine.rules())
                    .filteredOn(rule -> rule.id().equals("house.x"))
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.covers()).containsExactly("a-b#c_d--e/f-1", "g#h/i", "j#k/l"));
        }
    }

    @Test
    void namesBothPlacesOfAnIdThatIsThereTwice() {
        house.rule("x", "String()", OUTPUT);
        house.file("house/y.drl", text().replace("rule \"x\"", "rule \"y\""));
        assertThat(problem())
                .startsWith(place("y.drl", RULE))
                .contains("house.x", "is taken by the rule at " + place("x.drl", RULE));
    }

    @Test
    void namesAnIdThatAShippedRuleHas() {
        house.file("house/x.drl", text().replace("house.x", "cluster.ab-high"));
        assertThat(problems())
                .anyMatch(problem -> problem.contains("is taken by the rule at packs/cluster/mapping.drl:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "house",
                "house.",
                "house.X",
                "house.two words",
                "house.two_words",
                "other.x",
                "house.-x",
                "houseful.x"
            })
    void explainsTheFormOfAnId(String id) {
        house.file("house/x.drl", text().replace("house.x", id));
        assertThat(problem()).startsWith(place("x.drl", RULE)).contains("\"" + id + "\"", "\"house.\" followed by");
    }

    @ParameterizedTest
    @CsvSource({"packs.other", "house", "packs"})
    void asksForThePackageOfTheFolder(String name) {
        house.file("house/x.drl", text().replace("packs.house", name));
        assertThat(problem())
                .startsWith(place("x.drl", 1))
                .contains("\"" + name + "\"", "the folder asks for \"packs.house\"");
    }

    @Test
    void asksForAPackage() {
        house.file("house/x.drl", text().replace("package packs.house", ""));
        assertThat(problem()).startsWith(place("x.drl", 1)).contains("the folder asks for \"packs.house\"");
    }

    @Test
    void showsWhereTheSyntaxBreaks() {
        house.file("house/x.drl", text().replace("when", "wen"));
        assertThat(problems().get(0)).contains("\"wen\" has no place here");
        house.file("house/x.drl", text().replace("String()", "String("));
        assertThat(problems().get(0)).matches(place("x.drl", "1[7-9]") + ":\\d+: (?s).*");
    }

    @Test
    void namesAnUnknownField() {
        house.rule("x", "Profile( icpTeir == IcpTier.A )", OUTPUT);
        assertThat(problems()).anyMatch(problem -> problem.matches(place("x.drl", "1[27]") + ":\\d+: (?s).*icpTeir.*"));
    }

    @Test
    void namesAnUnknownType() {
        house.rule("x", "Profle( icpTier == IcpTier.A )", OUTPUT);
        assertThat(problems()).anyMatch(problem -> problem.matches(place("x.drl", "1[27]") + ":\\d+: (?s).*Profle.*"));
    }

    @Test
    void namesAnUnknownImport() {
        house.file("house/x.drl", text().replace("fact.Engaged", "fact.Engagd"));
        assertThat(problems())
                .anyMatch(problem -> problem.startsWith(folder + "/house/x.drl:") && problem.contains("Engagd"));
    }

    @Test
    void namesAnUnknownVerb() {
        house.rule("x", "$e : Engaged()", "insert( maped( drools.getRule(), $e, Cluster.CLUSTER_ICP ) );");
        assertThat(problems()).anyMatch(problem -> problem.matches(place("x.drl", "1[279]") + ":\\d+: (?s).*maped.*"));
    }

    @Test
    void showsThePlaceOfEveryProblemOfEveryFile() {
        house.file("house/a.drl", text().replaceFirst(".*@id.*\n", ""))
                .file("house/b.drl", text().replace("house.x", "house.B").replace("packs.house", "packs.b"))
                .file("house/c.drl", text().replace("when", "wen"))
                .file("other/d.drl", text());
        assertThat(places(problems()))
                .containsExactlyInAnyOrder(
                        "house/a.drl:12",
                        "house/b.drl:1",
                        "house/b.drl:12",
                        "house/c.drl",
                        "other/d.drl:1",
                        "other/d.drl:12");
    }

    @Test
    void showsThePlaceOfEveryRuleThatDoesNotCompile() {
        house.rule("a", "Profile( icpTeir == IcpTier.A )", OUTPUT)
                .rule("b", "Profle()", OUTPUT)
                .rule("c", "$e : Engaged()", "insert( maped( $e ) );");
        assertThat(problems())
                .anyMatch(problem -> problem.startsWith(folder + "/house/a.drl:"))
                .anyMatch(problem -> problem.startsWith(folder + "/house/b.drl:"))
                .anyMatch(problem -> problem.startsWith(folder + "/house/c.drl:"));
    }

    @Test
    void showsRulesThatDoNotCompileBesideThoseThatBreakAConvention() {
        house.file("house/a.drl", text().replaceFirst(".*@id.*\n", ""))
                .rule("b", "Profile( icpTeir == IcpTier.A )", OUTPUT);
        assertThat(problems())
                .anyMatch(problem -> problem.startsWith(folder + "/house/a.drl:"))
                .anyMatch(problem -> problem.startsWith(folder + "/house/b.drl:"));
    }

    @Test
    void countsTheProblemsInItsMessage() {
        house.file("house/a.drl", text().replaceFirst(".*@id.*\n", ""))
                .file("house/b.drl", text().replace("packs.house", "packs.b"));
        BrokenRulesException broken = broken();
        assertThat(broken).hasMessageStartingWith("2 problems in the rules:");
        broken.problems().forEach(problem -> assertThat(broken).hasMessageContaining(problem));
    }

    @Test
    void countsLinesThatEndAsOnWindows() {
        house.file("house/x.drl", text().replaceFirst(".*@id.*\n", "").replace("\n", "\r\n"));
        assertThat(problem()).startsWith(place("x.drl", RULE));
        house.file(
                "house/x.drl",
                text().replace("String()", "Profile( icpTeir == null )").replace("\n", "\r\n"));
        assertThat(problems()).anyMatch(problem -> problem.matches(place("x.drl", "1[27]") + ":\\d+: (?s).*icpTeir.*"));
        house.file("house/x.drl", text().replace("\n", "\r\n"));
        AbmEngine.builder().rules(folder).build().close();
    }

    @Test
    void asksForUtf8() {
        house.file("house/x.drl", ("// Größe\n" + text()).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problem()).startsWith(folder + "/house/x.drl: ").contains("UTF-8", "Maybe");
    }

    @Test
    void readsUtf8() {
        house.file("house/x.drl", text().replace("rule \"x\"", "rule \"Größe 大\""));
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            assertThat(engine.rules()).anyMatch(rule -> rule.summary().equals("Größe 大"));
        }
    }

    @Test
    void leavesNothingBehindThatAnEngineBuiltLaterWouldMeet() {
        house.rule("x", "Profile( icpTeir == IcpTier.A )", OUTPUT);
        assertThat(problems()).isNotEmpty();
        house.rule("x", "Profile( icpTier == IcpTier.A )", OUTPUT);
        AbmEngine.builder().rules(folder).build().close();
    }

    private static String text() {
        return PackText.drl("house", PackText.rule("house.x", "x", "String()", OUTPUT));
    }

    private static String covering(String items) {
        return text().replace("@since", "@covers(\"" + items + "\")\n    @since");
    }

    private String place(String file, Object line) {
        return folder.resolve("house").resolve(file) + ":" + line;
    }

    private List<String> places(List<String> problems) {
        return problems.stream()
                .map(problem -> folder.relativize(Path.of(problem.substring(0, problem.indexOf(": "))))
                        .toString()
                        .replaceFirst(":\\d+$", "")
                        .replaceFirst("(c\\.drl):.*", "$1"))
                .distinct()
                .toList();
    }

    private String problem() {
        List<String> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private List<String> problems() {
        return broken().problems();
    }

    private BrokenRulesException broken() {
        BrokenRulesException broken = catchThrowableOfType(
                BrokenRulesException.class,
                () -> AbmEngine.builder().rules(folder).build().close());
        assertThat(broken).as("the rules were accepted").isNotNull();
        return broken;
    }
}
