package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.diff.PortfolioDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sets of rules over the same accounts. */
class DiffCommandTest {
    private static final String PORTFOLIO = "../portfolio/accounts.jsonl";
    private static final String OWN_RULES = "../quickstart/own-rules";
    private static final String CLUSTERS = "../../abm-rules/src/main/resources/packs/cluster/mapping.drl";

    @TempDir
    private Path folder;

    @Test
    void findsNothingBetweenTheSameFolders() {
        CommandRun run = diff("--before", OWN_RULES, "--after", OWN_RULES, "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("{\"differences\":[],\"diff_summary\":{\"accounts\":26,\"changed\":0,")
                .contains("\"rule_changes\":{\"added\":[],\"removed\":[],\"changed\":[],\"parameters\":[]}");
        assertThat(diff("--before", OWN_RULES, "--after", OWN_RULES, "--format", "table")
                        .out())
                .startsWith("0 of 26 accounts decided differently")
                .contains("The rules and parameters of both sides are the same.\n");
    }

    @Test
    void namesTheAccountsThatAShorterWindowMoves() throws IOException {
        CommandRun run = diff("--after-parameters", parameters("engagement: {visit-window: 5}"), "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(ids(run)).containsExactly("brightwater", "elmfield");
        assertThat(run.out())
                .contains("{\"field\":\"cluster\",\"before\":\"FUTURE_PIPELINE\",\"after\":\"CLUSTER_ICP\"}");
        CommandRun back = diff("--before-parameters", parameters("engagement: {visit-window: 5}"), "--format", "json");
        assertThat(ids(back)).containsExactly("brightwater", "elmfield");
        assertThat(back.out())
                .contains("{\"field\":\"cluster\",\"before\":\"CLUSTER_ICP\",\"after\":\"FUTURE_PIPELINE\"}");
    }

    @Test
    void writesTheDocumentOfTheJavaInterface() throws IOException {
        List<Account> accounts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(PORTFOLIO))) {
            accounts.add(AccountJson.read(line, ZoneOffset.UTC));
        }
        try (AbmEngine before = AbmEngine.create();
                AbmEngine after = AbmEngine.builder().rules(Path.of(OWN_RULES)).build()) {
            PortfolioDiff expected =
                    PortfolioDiff.of(before, after, accounts, Instant.parse("2026-06-30T23:59:59.999999999Z"));

            CommandRun one = diff("--after", OWN_RULES, "--format", "json", "--threads", "1");
            CommandRun many = diff("--after", OWN_RULES, "--format", "json", "--threads", "4");

            assertThat(one.out().replace("\n", "")).isEqualTo(RecordJson.text(expected));
            assertThat(many).isEqualTo(one);
            assertThat(ids(one)).containsExactly("westbrook", "zephyr-wind");
        }
    }

    @Test
    void printsWhatTheGuideShows() throws IOException {
        String guide = Files.readString(Path.of("../../docs/rule-authors-guide.md"));
        MatchResult shown = Pattern.compile(
                        "<!-- output: diff -->\\R```text\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(guide)
                .results()
                .findFirst()
                .orElseThrow();

        CommandRun run = diff("--after-parameters", "../portfolio/shorter-visits.yaml", "--format", "table");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith(shown.group(1) + "As of 2026-06-30T23:59:59.999999999Z, rules ");
    }

    @Test
    void takesCommonRulesAndParametersForBothSides() throws IOException {
        String common = parameters("review: {active-focus-capacity: 5}");

        CommandRun run =
                diff("--rules", OWN_RULES, "--parameters", common, "--after-parameters", common, "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("\"changed\":0,")
                .contains("\"capacity_before\":{\"places\":5,")
                .contains("\"capacity_after\":{\"places\":5,");
    }

    @Test
    void showsTheEffectOnCapacity() throws IOException {
        String five = parameters("review: {active-focus-capacity: 5}");

        CommandRun json = diff("--after-parameters", five, "--format", "json");
        CommandRun table = diff("--after-parameters", five, "--format", "table");

        assertThat(json.out())
                .contains("\"capacity_before\":{\"places\":30,\"active_focus\":3,\"waiting\":4,\"over_capacity\":0,"
                        + "\"pending_reviews\":8},\"capacity_after\":{\"places\":5,\"active_focus\":3,\"waiting\":4,"
                        + "\"over_capacity\":2,\"pending_reviews\":8}");
        assertThat(table.out())
                .contains("Places in Active Focus  30 → 5\n")
                .contains("Waiting to enter it     4\n")
                .contains("of them without a place 0 → 2\n")
                .contains("because  review.capacity");
    }

    @Test
    void showsAccountsThatARemovedRuleLeavesUndecided() throws IOException {
        Path lacking = withoutRule("cluster.abc-none-trigger");
        Path sound = folder.resolve("sound");
        copyClusters(sound, Files.readString(Path.of(CLUSTERS)));

        CommandRun run = diff("--before", sound.toString(), "--after", lacking.toString(), "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(ids(run)).isNotEmpty();
        assertThat(run.out())
                .contains("{\"field\":\"outcome\",\"before\":\"DECIDED\",\"after\":\"FAILED\"}")
                .contains("\"causes\":[\"cluster.abc-none-trigger\"]")
                .contains("\"removed\":[\"cluster.abc-none-trigger\"]")
                .contains("\"failed\":[],");

        CommandRun both = diff("--before", lacking.toString(), "--after", lacking.toString(), "--format", "json");
        assertThat(both.status()).isEqualTo(3);
        assertThat(ids(both)).isEmpty();
        assertThat(both.out()).contains("\"failed\":[\n{\"account_id\":\"");
        CommandRun page = diff("--before", lacking.toString(), "--after", lacking.toString(), "--format", "html");
        assertThat(page.err()).contains("No rule decided the mapping");
        assertThat(page.out()).contains("Decided by neither side").contains("FAILED</th>");
    }

    @Test
    void writesNothingForRulesThatAreBroken() throws IOException {
        Path broken = folder.resolve("broken");
        copyClusters(broken, "package packs.cluster\nrule \"No id\"\nwhen\nthen\nend\n");
        Path output = folder.resolve("diff.json");

        for (String side : List.of("--before", "--after")) {
            CommandRun run = diff(side, broken.toString(), "--output", output.toString());

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("mapping.drl:2:1: the rule \"No id\" has no @id");
            assertThat(output).doesNotExist();
        }
        CommandRun none = diff("--after", folder.resolve("none").toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("is not a folder");
    }

    @Test
    void asksForTwoSides() {
        CommandRun run = diff("--rules", OWN_RULES);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Maybe add --after DIR or --after-parameters FILE.yaml?");
    }

    @Test
    void refusesToWriteOverWhatItReads() throws IOException {
        String parameters = parameters("engagement: {visit-window: 5}");

        CommandRun run = diff("--after-parameters", parameters, "--output", parameters);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--output and --after-parameters are the same file");
        assertThat(diff("--after", OWN_RULES, "--format", "csv").err()).contains("allowed: json, table, html");
    }

    @Test
    void saysWhatNeitherSideCouldDecide() throws IOException {
        String accounts = """
                {"account_id":"a","icp_tier":"A"}
                {"account_id":"a","icp_tier":"B"}
                {"account_id":"b","icp_tier":"F"}
                {"account_id":"c","firmographics":{}}
                """;
        Path rejected = folder.resolve("rejected.jsonl");

        CommandRun json = reading(accounts, "--format", "json");
        CommandRun table = reading(accounts, "--format", "table", "--rejected", rejected.toString());

        assertThat(json.status()).isEqualTo(1);
        assertThat(json.err()).isEmpty();
        assertThat(json.out())
                .contains("\"rejected\":[\n{\"index\":1,\"line\":2,\"account_id\":\"a\",\"field\":\"account_id\"")
                .contains("\n{\"index\":2,\"line\":3,\"account_id\":\"b\",\"field\":\"icp_tier\"")
                .contains("\n{\"index\":3,\"line\":4,\"account_id\":\"c\",\"field\":\"icp_tier\"")
                .contains("\"rejected_count\":3");
        assertThat(table.status()).isEqualTo(1);
        assertThat(table.err()).isEmpty();
        assertThat(Files.readAllLines(rejected)).hasSize(3);
        assertThat(reading(accounts, "--format", "table").errLines()).hasSize(3);
    }

    @Test
    void joinsDealsAndListsThoseThatBelongNowhereLast() throws IOException {
        Path deals = folder.resolve("deals.csv");
        Files.writeString(deals, "deal_id,status,account_id,last_activity_at\n1,OPEN,b,2026-06-29\n2,OPEN,nobody,\n");
        Path accounts = folder.resolve("accounts.csv");
        Files.writeString(accounts, "account_id,icp_tier\na,A\nb,B\nc,F\n");

        CommandRun run = abm(
                "diff",
                "--input",
                accounts.toString(),
                "--deals",
                deals.toString(),
                "--as-of",
                "2026-06-30",
                "--after",
                OWN_RULES,
                "--format",
                "json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"rejected_count\":2")
                .containsSubsequence("\"index\":2,\"line\":4,\"account_id\":\"c\"", "\"value\":\"nobody\"");
    }

    @Test
    void writesNothingForAnInputThatCannotBeRead() {
        Path output = folder.resolve("out.json");

        CommandRun run = abmReading(
                "[{\"account_id\":\"a\",\"icp_tier\":\"A\"},}",
                "diff",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--after",
                OWN_RULES,
                "--output",
                output.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void writesAPageThatIsOnlyText() throws IOException {
        String hostile = "<script>alert('x')</script><img src=x onerror=y> & \\\"Söhne\\\"\\u202e\\u0007";
        String accounts =
                "{\"account_id\":\"<b>bold</b>\",\"company\":\"" + hostile + "\",\"icp_tier\":\"A\",\"signals\":"
                        + "[{\"type\":\"WEBSITE_VISIT\",\"at\":\"2026-06-10\"}]}\n{\"account_id\":\"<i>\",\"icp_tier\":\"<u>\"}\n";
        String parameters = parameters("engagement: {visit-window: 5}");

        CommandRun run = abmReading(
                accounts,
                "diff",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--after-parameters",
                parameters,
                "--format",
                "html");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("<!DOCTYPE html>\n")
                .endsWith("</html>\n")
                .contains("<code>&lt;b&gt;bold&lt;/b&gt;</code>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;img src=x onerror=y&gt; &amp;"
                        + " &quot;Söhne&quot;\uFFFD\uFFFD")
                .contains("<del>LOW</del> → <ins>NONE</ins>")
                .contains("<code>engagement/visit-window</code></td><td>30 days</td><td>5 days</td>")
                .contains("&lt;u&gt;")
                .doesNotContain("<script", "<img", "<b>bold", "<i>", "<u>", "http://", "https://", " src=\"", " href=");
        assertThat(unclosed(run.out())).isEmpty();
    }

    @Test
    void showsEveryMoveInTheMatrixOfThePage() {
        CommandRun run = diff("--after", OWN_RULES, "--format", "html");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("<p>2 of 26 accounts decided differently: 2 up, 0 down,")
                .contains("<tr><th>FUTURE_PIPELINE</th><td class=\"number\"></td><td class=\"number\"></td>"
                        + "<td class=\"number\">8</td><td class=\"number moved\">2</td></tr>")
                .contains("<td class=\"UP\">UP</td>")
                .contains("Because of <code>cluster.a-engaged</code>, <code>cluster.ab-medium</code>");
        assertThat(unclosed(run.out())).isEmpty();
    }

    /** Elements that are opened and not closed in their order. */
    private static List<String> unclosed(String html) {
        List<String> open = new ArrayList<>();
        Pattern.compile("<(/?)([a-z0-9]+)[^>]*>")
                .matcher(html)
                .results()
                .filter(tag -> !List.of("meta", "br").contains(tag.group(2)))
                .forEach(tag -> {
                    if (tag.group(1).isEmpty()) {
                        open.add(tag.group(2));
                    } else {
                        assertThat(open).last().isEqualTo(tag.group(2));
                        open.remove(open.size() - 1);
                    }
                });
        return open;
    }

    private Path withoutRule(String id) throws IOException {
        String text = Files.readString(Path.of(CLUSTERS));
        MatchResult rule = Pattern.compile("^rule .*?^end\\R", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .filter(each -> each.group().contains("@id(\"" + id + "\")"))
                .findFirst()
                .orElseThrow();
        Path lacking = folder.resolve("lacking");
        copyClusters(lacking, text.replace(rule.group(), ""));
        return lacking;
    }

    private static void copyClusters(Path packs, String text) throws IOException {
        Files.writeString(Files.createDirectories(packs.resolve("cluster")).resolve("mapping.drl"), text);
    }

    private String parameters(String yaml) throws IOException {
        return Files.writeString(folder.resolve("parameters.yaml"), yaml).toString();
    }

    private static List<String> ids(CommandRun run) {
        return Pattern.compile("^\\{\"account_id\":\"([^\"]+)\",\"company\"", Pattern.MULTILINE)
                .matcher(run.out())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static CommandRun reading(String accounts, String... more) {
        List<String> args =
                new ArrayList<>(List.of("diff", "--input", "-", "--as-of", "2026-06-30", "--after", OWN_RULES));
        args.addAll(List.of(more));
        return abmReading(accounts, args.toArray(new String[0]));
    }

    private static CommandRun diff(String... more) {
        List<String> args = new ArrayList<>(List.of("diff", "--input", PORTFOLIO, "--as-of", "2026-06-30"));
        args.addAll(List.of(more));
        return abm(args.toArray(new String[0]));
    }
}
