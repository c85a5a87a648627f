package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.json.RecordField;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.playbook.RouteStep;
import io.github.abmrules.core.playbook.Skill;
import io.github.abmrules.core.playbook.SkillTier;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.Rulebook;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.parameters.ScorecardCriterion;
import io.github.abmrules.rules.route.Need;
import io.github.abmrules.rules.route.RoutingGuide;
import io.github.abmrules.rules.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Documentation says what sources say. Code in it is a copy of compiled and tested sources, and tables are generated;
 * {@code -Dabm.docs.write=true} brings both up to date instead of failing.
 */
class DocumentationTest {
    private static final boolean WRITE = Boolean.getBoolean("abm.docs.write");
    private static final Path ROOT = root();
    private static final Instant END_OF_JUNE = Instant.parse("2026-06-30T23:59:59.999999999Z");

    private static final Pattern CODE =
            Pattern.compile("<!-- source: ([^#\\s]+)(?:#(.+?))? -->\\R```(\\w+)\\R(.*?)^```$", flags());
    private static final Pattern JAVA = Pattern.compile("^(?<before>.*)\\R```java$", Pattern.MULTILINE);
    private static final Pattern GENERATED =
            Pattern.compile("<!-- generated: (\\S+)(?: (\\S+))? -->\\R(.*?)<!-- end of generated -->", flags());
    private static final Pattern TABLE = Pattern.compile("<!-- output: table -->\\R```text\\R(.*?)^```$", flags());
    private static final Pattern DECISION =
            Pattern.compile("<!-- decision: (\\S+) -->\\R```jsonc\\R(.*?)^```$", flags());
    /** A Javadoc comment and the white space after it. */
    private static final String JAVADOC = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+";

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    private static final Rulebook BOOK = Rulebook.shipped();

    private static AbmEngine engine;

    @BeforeAll
    static void makeAnEngine() {
        engine = AbmEngine.create();
    }

    @AfterAll
    static void closeTheEngine() {
        engine.close();
    }

    @Test
    void showsCodeAsItsSourceHasIt() {
        for (Path document : documents()) {
            bringUpToDate(document, CODE, block -> {
                String source = region(block.group(1), block.group(2));
                String comment = block.group().substring(0, block.group().indexOf('\n') + 1);
                return comment + "```" + block.group(3) + "\n" + source + "```";
            });
        }
    }

    @Test
    void showsNoJavaWithoutASource() {
        List<String> without = new ArrayList<>();
        for (Path document : documents()) {
            JAVA.matcher(read(document))
                    .results()
                    .filter(block -> !block.group(1).startsWith("<!-- source: "))
                    .forEach(
                            block -> without.add(document + ": " + block.group().strip()));
        }
        assertThat(without).isEmpty();
    }

    @Test
    void hasGeneratedTablesAsTheyAreGenerated() {
        for (Path document : documents()) {
            bringUpToDate(document, GENERATED, part -> {
                String comment = part.group().substring(0, part.group().indexOf('\n') + 1);
                return comment + "\n" + generated(part.group(1), part.group(2)) + "\n<!-- end of generated -->";
            });
        }
    }

    @Test
    void linksToWhatIsThere() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult link :
                    LINK.matcher(withoutCode(read(document))).results().toList()) {
                String target = link.group(1);
                if (!target.contains("://") && !leadsSomewhere(document, target)) {
                    broken.add(ROOT.relativize(document) + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void printsTheExamplePortfolioAsTheEngineDecidesIt() {
        String readme = read(ROOT.resolve("README.md"));
        Matcher block = TABLE.matcher(readme);
        assertThat(block.find()).isTrue();
        String shown = oneLine(block.group(1));
        Portfolio portfolio = engine.decideAll(portfolio(), END_OF_JUNE);
        int rows = 0;
        for (Assignment assignment : portfolio.assignments()) {
            if (block.group(1).contains("\n" + assignment.accountId() + " ")) {
                rows++;
                assertThat(shown).contains("next " + assignment.nextAction().id());
                assertThat(shown).contains("reason " + assignment.rationale());
            }
        }
        assertThat(rows).isEqualTo(3);
        assertThat(readme).contains("the " + portfolio.assignments().size() + " accounts");
        ClusterSummary counts = portfolio.summary();
        assertThat(shown)
                .contains("Active Focus " + counts.activeFocusCount())
                .contains("Future Pipeline " + counts.futurePipelineCount())
                .contains("Cluster ICP " + counts.clusterIcpCount())
                .contains("Monitor Only " + counts.monitorOnlyCount())
                .contains("Pending reviews " + counts.pendingReviewCount())
                .contains("Rejected " + counts.rejectedCount());
    }

    @Test
    void showsDecisionsAsTheEngineMakesThem() {
        List<Account> accounts = portfolio();
        int shown = 0;
        for (Path document : documents()) {
            for (MatchResult block : DECISION.matcher(read(document)).results().toList()) {
                Account account = accounts.stream()
                        .filter(each -> each.accountId().equals(block.group(1)))
                        .findFirst()
                        .orElseThrow();
                byte[] json = AssignmentJson.write(engine.decide(account, END_OF_JUNE));
                assertThat(new String(json, StandardCharsets.UTF_8)).matches(pattern(block.group(2)));
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    @Test
    void describesEveryFindingAndNoOther() {
        Pattern inRules = Pattern.compile(
                "(informs|warns|reports)\\s*\\(\\s*drools\\.getRule\\(\\),\\s*(?:\\$\\w+,\\s*)?\"([A-Z_]+)\"");
        Pattern inJava = Pattern.compile("Finding\\s*\\.\\s*(info|warning)\\s*\\(\\s*\"([A-Z_]+)\"");
        Map<String, String> found = new TreeMap<>();
        Stream.concat(sources(".drl"), sources(".java"))
                .map(DocumentationTest::read)
                .forEach(text -> Stream.of(inRules, inJava)
                        .flatMap(pattern -> pattern.matcher(text).results())
                        .forEach(match ->
                                found.put(match.group(2), match.group(1).startsWith("info") ? "INFO" : "WARNING")));
        Map<String, String> described = Pattern.compile("^\\| `([A-Z_]+)` \\| (\\w+) \\|", Pattern.MULTILINE)
                .matcher(read(ROOT.resolve("docs/findings.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(described).isEqualTo(found);
    }

    @Test
    void describesEveryFieldOfTheJson() {
        Account everything = AccountJson.read("""
            {"account_id": "a", "icp_tier": "A", "firmographics": {}, "current": {"cluster": "CLUSTER_ICP", "since":
            "2026-01-01"}, "signals": [{"type": "DEMO", "at": "2026-01-01"}], "triggers": [{"polarity": "POSITIVE",
            "detected_at": "2026-01-01"}], "deals": [{"deal_id": "d", "status": "OPEN"}], "contacts":
            [{"contact_id": "c"}], "events": [{"type": "CHAMPION_LEFT", "at": "2026-01-01"}], "reviews": [{"id":
            "r", "from": "CLUSTER_ICP", "proposed_cluster": "ACTIVE_FOCUS", "status": "PENDING", "raised_at":
            "2026-01-01"}], "pin": {"cluster": "CLUSTER_ICP", "until": "2026-02-01"}}\
            """, ZoneOffset.UTC);
        Set<String> names = new TreeSet<>(names(AccountJson.write(everything)));
        engine.decideAll(portfolio(), END_OF_JUNE)
                .assignments()
                .forEach(each -> names.addAll(names(AssignmentJson.write(each))));
        assertThat(names.stream().map(name -> "`" + name + "`"))
                .allSatisfy(
                        name -> assertThat(read(ROOT.resolve("docs/json.md"))).contains(name));
    }

    @Test
    void describesEveryOptionAndColumnOfTheCommandLine() {
        Path cli = ROOT.resolve("abm-examples/cli/src/main/java/io/github/abmrules/cli");
        Map<String, String> sources = Map.of(
                ".", "names = \"(--[a-z-]+)\"",
                "output/CsvAssignmentWriter.java", "^ +\"([a-z_]+)\"",
                "mapping/AccountFields.java", "kinds\\.put\\(\"([a-z_]+)\"",
                "mapping/DealFields.java", "kinds\\.put\\(\"([a-z_]+)\"");
        String described = read(ROOT.resolve("docs/cli.md"));
        sources.forEach((file, pattern) -> {
            Set<String> names = Pattern.compile(pattern, Pattern.MULTILINE)
                    .matcher(file.equals(".") ? commands(cli) : read(cli.resolve(file)))
                    .results()
                    .map(match -> "`" + match.group(1) + "`")
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names)
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(described).contains(name));
        });
    }

    /** The sources of all commands, one after the other. */
    private static String commands(Path cli) {
        try (Stream<Path> files = Files.list(cli)) {
            return files.filter(Files::isRegularFile)
                    .map(DocumentationTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bringUpToDate(Path document, Pattern parts, Function<MatchResult, String> made) {
        String text = read(document);
        String current = parts.matcher(text).replaceAll(part -> Matcher.quoteReplacement(made.apply(part)));
        if (WRITE && !current.equals(text)) {
            write(document, current);
            return;
        }
        assertThat(text)
                .as(
                        "%s. Maybe run the tests of this module once with -Dabm.docs.write=true?",
                        ROOT.relativize(document))
                .isEqualTo(current);
    }

    /** A part of a source: {@code tag}, {@code rule:id}, {@code key:name}, {@code scenario:name}, or all of it. */
    private static String region(String file, String part) {
        List<String> lines = read(ROOT.resolve(file)).lines().toList();
        if (part == null) {
            return joined(lines);
        }
        int colon = part.indexOf(':');
        String kind = colon < 0 ? "tag" : part.substring(0, colon);
        String name = part.substring(colon + 1);
        List<String> found = switch (kind) {
            case "tag" -> tagged(lines, name);
            case "rule" -> rule(lines, name);
            case "key" -> indentedBelow(lines, name + ":");
            case "scenario" -> indentedBelow(lines, "- scenario: " + name);
            default -> throw new IllegalArgumentException("There is no kind of part \"" + kind + "\" in " + file);
        };
        assertThat(found).as("%s#%s", file, part).isNotEmpty();
        return joined(found);
    }

    private static List<String> tagged(List<String> lines, String name) {
        int begin = indexOf(lines, "// tag::" + name + "[]");
        int end = indexOf(lines, "// end::" + name + "[]");
        return begin < 0 || end < 0
                ? List.of()
                : lines.subList(begin + 1, end).stream()
                        .filter(line -> !line.strip().matches("// (tag|end)::\\S+"))
                        .toList();
    }

    private static List<String> rule(List<String> lines, String id) {
        int begin = indexOf(lines, "@id(\"" + id + "\")");
        int end = begin;
        while (begin > 0 && !lines.get(begin).startsWith("rule ")) {
            begin--;
        }
        while (end >= 0 && end < lines.size() && !lines.get(end).equals("end")) {
            end++;
        }
        return begin < 0 ? List.of() : lines.subList(begin, end + 1);
    }

    private static List<String> indentedBelow(List<String> lines, String first) {
        int begin = lines.indexOf(first);
        int end = begin + 1;
        while (end < lines.size() && (lines.get(end).isBlank() || lines.get(end).startsWith(" "))) {
            end++;
        }
        return begin < 0 ? List.of() : lines.subList(begin, end);
    }

    private static int indexOf(List<String> lines, String stripped) {
        return lines.stream().map(String::strip).toList().indexOf(stripped);
    }

    /** Lines without what all of them are indented by, and without blank ones at the end. */
    private static String joined(List<String> lines) {
        return String.join("\n", lines).stripIndent().stripTrailing() + "\n";
    }

    private static String generated(String what, String argument) {
        return switch (what) {
            case "rules" -> ruleTables();
            case "parameters" -> parameterTables();
            case "next-actions" -> nextActionTable();
            case "constants" -> constantTable(argument);
            case "facts" -> factTable(argument);
            case "record" -> recordTable(argument);
            case "verbs" -> verbTable();
            case "needs" -> needTable();
            case "skills" -> skillTable();
            case "playbook" -> Playbook.read(ROOT, BOOK).tables(argument);
            case "playbook-totals" -> Playbook.read(ROOT, BOOK).totals();
            default -> throw new IllegalArgumentException("Nothing is generated by the name \"" + what + "\"");
        };
    }

    private static String ruleTables() {
        StringBuilder text = new StringBuilder();
        String pack = "";
        for (RuleInfo rule : BOOK.rules()) {
            String own = rule.id().substring(0, rule.id().indexOf('.'));
            if (!own.equals(pack)) {
                pack = own;
                text.append(text.isEmpty() ? "" : "\n")
                        .append("## ")
                        .append(pack)
                        .append("\n\n");
                text.append("| Rule | Sentence | Source | File |\n|---|---|---|---|\n");
            }
            String file = rule.place().substring(0, rule.place().lastIndexOf(':'));
            String name = file.substring(file.lastIndexOf('/') + 1);
            String link = "[" + name + "](../abm-rules/src/main/resources/" + file + ")";
            row(text, code(rule.id()), rule.summary(), code(rule.source()), link);
        }
        return text.append("\n").append(BOOK.rules().size()).append(" rules.\n").toString();
    }

    private static String parameterTables() {
        StringBuilder text = new StringBuilder();
        for (Parameters pack : BOOK.parameters().packs()) {
            if (!pack.declarations().isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("#### ")
                        .append(pack.pack())
                        .append("\n\n");
                text.append("| Key | Meaning | Unit | Value | Source |\n|---|---|---|---|---|\n");
            }
            for (ParameterDeclaration each : pack.declarations()) {
                String unit = each.unit().label();
                row(text, code(each.key()), each.description(), unit, value(each.value()), code(each.source()));
            }
        }
        return text.toString();
    }

    private static String value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> rows && rows.stream().anyMatch(YamlNode.class::isInstance)) {
            return rows.size() + " rows";
        }
        if (value instanceof Collection<?> list) {
            return list.stream()
                    .map(each -> each instanceof ScorecardCriterion criterion
                            ? criterion.describe() + " (" + criterion.weight() + ")"
                            : String.valueOf(each))
                    .collect(Collectors.joining(
                            list.stream().anyMatch(ScorecardCriterion.class::isInstance) ? "; " : ", "));
        }
        return String.valueOf(value);
    }

    private static String nextActionTable() {
        StringBuilder text = new StringBuilder();
        text.append("| Next action | What it is | Programme | Channel | Required trust | Chosen by |\n");
        text.append("|---|---|---|---|---|---|\n");
        Map<String, String> meanings = constants("io.github.abmrules.core.programme.NextAction");
        for (NextAction action : NextAction.values()) {
            String chosen = BOOK.rules().stream()
                    .filter(rule -> rule.text().contains("NextAction." + action.name() + " )"))
                    .map(rule -> code(rule.id()) + ": " + rule.summary())
                    .collect(Collectors.joining("; "));
            assertThat(chosen).as(action.id()).isNotEmpty();
            String meaning = meanings.get(action.name());
            String channel = code(action.channel().name());
            String trust = code(action.requiredTrust().name()) + " ("
                    + action.requiredTrust().label() + ")";
            row(text, code(action.id()), meaning, code(action.program().name()), channel, trust, chosen);
        }
        return text.toString();
    }

    private static String constantTable(String type) {
        StringBuilder text = new StringBuilder("| Value | Meaning |\n|---|---|\n");
        constants(type).forEach((name, meaning) -> row(text, code(name), meaning));
        return text.toString();
    }

    /** The constants of an enum, which may be nested as in {@code Outer$Inner}, and what their Javadoc says. */
    private static Map<String, String> constants(String type) {
        String source = read(source(type));
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        String body = source.substring(source.indexOf("enum " + simple + " {"));
        Matcher end = Pattern.compile("\\n( {4})?}").matcher(body);
        assertThat(end.find()).as(type).isTrue();
        Map<String, String> constants = new LinkedHashMap<>();
        Pattern.compile(JAVADOC + "([A-Z][A-Z_]*)\\b(?=\\s*[(,;}])", Pattern.DOTALL)
                .matcher(body.substring(0, end.end()))
                .results()
                .forEach(constant -> constants.put(constant.group(2), plain(constant.group(1))));
        return constants;
    }

    /** The components of a record and the methods without arguments of a fact, with what their Javadoc says. */
    private static String factTable(String type) {
        StringBuilder text = new StringBuilder("| Field | Type | Meaning |\n|---|---|---|\n");
        String source = read(source(type));
        String simple = type.substring(type.lastIndexOf('.') + 1);
        int header = source.indexOf("record " + simple + "(");
        if (header >= 0) {
            int open = source.indexOf('(', header);
            String components = source.substring(open + 1, source.indexOf(')', open));
            for (String component : components.split(",(?![^<]*>)")) {
                String declared = component.replaceAll("\\s+", " ").strip();
                String name = declared.substring(declared.lastIndexOf(' ') + 1);
                Matcher meaning = Pattern.compile("@param " + name + " (.*?)(?=\\n \\* @|\\n \\*/)", Pattern.DOTALL)
                        .matcher(source.substring(0, header));
                assertThat(meaning.find()).as("%s.%s", type, name).isTrue();
                row(text, code(name), type(declared.substring(0, declared.lastIndexOf(' '))), plain(meaning.group(1)));
            }
        }
        String method = "(@Nullable\\s+)?(?:public |default )*(@\\S*Nullable )?([\\w<>.]+) (\\w+)\\(\\)";
        Pattern.compile(JAVADOC + method, Pattern.DOTALL)
                .matcher(source)
                .results()
                .filter(found -> !plain(found.group(1)).equals("See `SignalTimes`."))
                .forEach(found -> row(
                        text,
                        code(found.group(5)),
                        type((found.group(2) == null && found.group(3) == null ? "" : "@Nullable ") + found.group(4)),
                        plain(found.group(1))));
        return text.toString();
    }

    /** The fields of the JSON of a record class, with what its Javadoc says of them. */
    private static String recordTable(String type) {
        StringBuilder text = new StringBuilder("| Field | Type | Required | Meaning |\n|---|---|---|---|\n");
        Map<Class<?>, String> shown = new LinkedHashMap<>();
        for (RecordField field : RecordJson.of(classOf(type)).fields()) {
            RecordComponent component = field.component();
            int dot = field.path().lastIndexOf('.');
            String parent = dot < 0 ? "" : field.path().substring(0, dot);
            String first = shown.computeIfAbsent(component.getDeclaringRecord(), each -> parent);
            // What a record holds is told where it comes first.
            if (!first.equals(parent)) {
                continue;
            }
            String owner = component.getDeclaringRecord().getName();
            String source = read(source(owner.replaceAll("\\$.*", "")));
            String simple = component.getDeclaringRecord().getSimpleName();
            String before = source.substring(0, source.indexOf("record " + simple));
            Matcher meaning = Pattern.compile(
                            "@param " + component.getName() + " (.*?)(?=\\n *\\* @|\\n *\\*/)", Pattern.DOTALL)
                    .matcher(before.substring(before.lastIndexOf("/**")));
            assertThat(meaning.find()).as("%s.%s", owner, component.getName()).isTrue();
            String allowed = field.allowed().isEmpty() || !field.type().contains("constant")
                    ? ""
                    : ": " + code(field.allowed().replace(", ", "`, `"));
            row(
                    text,
                    code(field.path()),
                    field.type() + allowed,
                    field.required() ? "yes" : "",
                    plain(meaning.group(1)));
        }
        return text.toString();
    }

    private static Class<?> classOf(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("There is no class " + type, e);
        }
    }

    private static String type(String declared) {
        boolean nullable = declared.contains("@Nullable");
        return code(declared.replace("@Nullable", "").strip()) + (nullable ? " or null" : "");
    }

    private static String verbTable() {
        StringBuilder text = new StringBuilder("| Verb | Inserts | Meaning |\n|---|---|---|\n");
        Pattern.compile(JAVADOC + "public static ([\\w.]+) (\\w+)\\(\\s*Rule rule,?\\s*([^)]*)\\)", Pattern.DOTALL)
                .matcher(read(source("io.github.abmrules.rules.verb.Verbs")))
                .results()
                .forEach(verb -> {
                    String arguments = verb.group(4)
                            .replace("@Nullable ", "")
                            .replaceAll("\\s+", " ")
                            .strip();
                    String call = verb.group(3) + "( drools.getRule(), " + arguments + " )";
                    row(text, code(call), code(verb.group(2).replace("Contribution.", "")), plain(verb.group(1)));
                });
        return text.toString();
    }

    /** The rows of the routing guides. */
    private static String needTable() {
        StringBuilder text = new StringBuilder("| Id | Need | Leads to | From |\n|---|---|---|---|\n");
        for (Need need : routing().needs()) {
            String steps = need.steps().stream()
                    .map(step -> Stream.concat(Stream.of(step.id()), step.alternatives().stream())
                            .map(DocumentationTest::code)
                            .collect(Collectors.joining(step.kind() == RouteStep.Kind.TOPIC ? ": " : " or ")))
                    .collect(Collectors.joining(", "));
            row(text, code(need.id()), need.text(), steps, code(need.source()));
        }
        return text.toString();
    }

    /** The catalogue of skills. */
    private static String skillTable() {
        StringBuilder text = new StringBuilder("| Skill | Class | Tier | Purpose | Tools |\n|---|---|---|---|---|\n");
        for (Skill skill : routing().skills()) {
            SkillTier tier = skill.tier();
            row(
                    text,
                    code(skill.id()),
                    code(skill.skillClass().name()),
                    tier == null ? "" : tier.number(),
                    skill.purpose(),
                    skill.tools().stream().map(DocumentationTest::code).collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static RoutingGuide routing() {
        return RoutingGuide.of(BOOK.parameters().pack("routing"));
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    /** Javadoc as plain text in one line. */
    private static String plain(String javadoc) {
        String text = oneLine(javadoc.replaceAll("(?m)^\\s*\\*", " "))
                .strip()
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?(?:Cluster#)?([^}#]*)(?:#(\\w+))?(?:\\(\\))?}", "`$1.$2`")
                .replace(".`", "`");
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    private static Path source(String type) {
        String file = type.replaceAll("\\$.*", "").replace('.', '/') + ".java";
        return Stream.of("abm-core", "abm-rules")
                .map(module -> ROOT.resolve(module + "/src/main/java/" + file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no source of " + type));
    }

    private static Stream<Path> sources(String suffix) {
        Stream<String> examples =
                Stream.of("plain-drools", "quickstart", "cli", "benchmarks").map("abm-examples/"::concat);
        return Stream.concat(Stream.of("abm-core", "abm-rules", "abm-hubspot-adapter"), examples)
                .flatMap(module -> walk(ROOT.resolve(module).resolve("src/main")))
                .filter(file -> file.toString().endsWith(suffix));
    }

    private static List<Account> portfolio() {
        return read(ROOT.resolve("abm-examples/portfolio/accounts.jsonl"))
                .lines()
                .map(line -> AccountJson.read(line, ZoneOffset.UTC))
                .toList();
    }

    private static List<String> names(byte[] json) {
        return Pattern.compile("\"([a-z_]+)\":")
                .matcher(new String(json, StandardCharsets.UTF_8))
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    /** What JSON must match that a document shows for people: with comments and white space, and … for what is left out. */
    private static Pattern pattern(String shown) {
        String compact =
                outsideOfTexts(shown, part -> part.replaceAll("//.*", "").replaceAll("\\s+", ""));
        String all = Stream.of(compact.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(all, Pattern.DOTALL);
    }

    private static String outsideOfTexts(String json, UnaryOperator<String> change) {
        return Pattern.compile("(\"[^\"]*\")|([^\"]+)")
                .matcher(json)
                .replaceAll(part ->
                        Matcher.quoteReplacement(part.group(1) != null ? part.group(1) : change.apply(part.group(2))));
    }

    private static boolean leadsSomewhere(Path document, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        if (!Files.exists(path)) {
            return false;
        }
        return hash < 0
                || Pattern.compile("^#+ (.+)$", Pattern.MULTILINE)
                        .matcher(withoutCode(read(path)))
                        .results()
                        .anyMatch(heading -> anchor(heading.group(1)).equals(target.substring(hash + 1)));
    }

    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String withoutCode(String markdown) {
        return Pattern.compile("^```.*?^```$", flags()).matcher(markdown).replaceAll("");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static int flags() {
        return Pattern.DOTALL | Pattern.MULTILINE;
    }

    private static List<Path> documents() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(ROOT::resolve),
                        walk(ROOT.resolve("docs"))
                                .filter(file -> file.toString().endsWith(".md")))
                .sorted()
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("abm-core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
