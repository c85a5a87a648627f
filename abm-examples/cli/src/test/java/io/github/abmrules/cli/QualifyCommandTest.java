package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualifyCommandTest {
    private static final String LEADS = "../leads/leads.jsonl";
    private static final String ACCOUNTS = "../portfolio/accounts.jsonl";
    private static final String HOT =
            "{\"lead_id\":\"l1\",\"account_id\":\"a1\",\"score\":30,\"received_at\":\"2026-06-26T16:45:00Z\"}";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    @Test
    void qualifiesTheExampleLeads() {
        CommandRun run =
                abm("qualify", "--input", LEADS, "--accounts", ACCOUNTS, "--as-of", "2026-06-30", "--format", "csv");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines().get(0))
                .isEqualTo("lead_id,score,band,action,owner,due_at,review_id,review_status,review_reasons,review_from,"
                        + "review_proposed_cluster,fired_rules");
        assertThat(run.outLines().stream().skip(1).map(line -> line.replaceAll("^([^,]*,[^,]*,[^,]*),.*", "$1")))
                .containsExactly(
                        "lead-01,34,HOT",
                        "lead-02,30,HOT",
                        "lead-03,36,HOT",
                        "lead-04,29.5,WARM",
                        "lead-05,20,WARM",
                        "lead-06,27.5,WARM",
                        "lead-07,19.5,COOL",
                        "lead-08,11,COOL",
                        "lead-09,10,COOL",
                        "lead-10,8,COLD",
                        "lead-11,0,COLD",
                        "lead-12,38,COLD");
        assertThat(run.out()).containsOnlyOnce("SIGNALS_CONFLICT");
    }

    @Test
    void writesADocument() {
        CommandRun run = abmReading(HOT, "qualify", "--input", "-", "--input-format", "jsonl", "--as-of", "2026-06-30");

        assertThat(run.status()).isZero();
        assertThat(run.out().replaceAll("\\s+", ""))
                .startsWith("{\"leads\":[{\"lead_id\":\"l1\",\"score\":30,\"band\":\"HOT\",\"action\":\"SALES_CALL\","
                        + "\"owner\":\"SALES\",\"due_at\":\"2026-06-29T10:15:00Z\",\"review\":null,"
                        + "\"fired_rules\":[{\"id\":\"lead.band-hot\",")
                .contains("\"rejected\":[],\"rules_version\":\"")
                .endsWith("\"as_of\":\"2026-06-30T23:59:59.999999999Z\"}");
    }

    @Test
    void tellsOfALeadFromTheFutureBesideTheAnswer() {
        CommandRun run = abmReading(HOT, "qualify", "--input", "-", "--input-format", "jsonl", "--as-of", "2026-06-25");

        assertThat(run.status()).isZero();
        assertThat(run.out()).doesNotContain("findings", "LEAD_IN_FUTURE\"");
        assertThat(run.errLines()).singleElement().asString().startsWith("abm: lead \"l1\": LEAD_IN_FUTURE: ");
        assertThat(abmReading(HOT, "qualify", "--input", "-", "--input-format", "jsonl", "--as-of", "2026-06-26")
                        .err())
                .isEmpty();
    }

    @Test
    void drawsATable() {
        CommandRun run =
                abm("qualify", "--input", LEADS, "--accounts", ACCOUNTS, "--as-of", "2026-06-30", "--format", "table");

        assertThat(run.status()).isZero();
        assertThat(run.outLines())
                .contains(
                        "lead-01               34     HOT   SALES              2026-06-29T10:15:00Z  SALES_CALL",
                        "    review  SIGNALS_CONFLICT: hot at an account that does not fit;",
                        "lead-12               38     COLD  MARKETING                                MARKETING_ONLY");
    }

    @Test
    void writesALineForEachLead() {
        CommandRun run = abm("qualify", "--input", LEADS, "--as-of", "2026-06-30", "--format", "jsonl");

        assertThat(run.outLines()).hasSize(12).allMatch(line -> line.startsWith("{\"lead_id\":\"lead-"));
        assertThat(run.out()).as("without accounts no tier is looked up").doesNotContain("SIGNALS_CONFLICT");
    }

    @Test
    void readsCsv() throws IOException {
        Path leads = file("leads.csv", """
                lead_id,icp_tier,score,answers_trigger,answers_pain,answers_authority,answers_urgency,received_at
                l1,D,30,,,,,2026-06-26T10:00:00Z
                l2,,,5,5,5,4.5,2026-06-26T10:00:00Z
                """);

        CommandRun run = abm("qualify", "--input", leads.toString(), "--as-of", "2026-06-30", "--format", "jsonl");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.outLines().get(0)).contains("\"band\":\"HOT\"", "SIGNALS_CONFLICT");
        assertThat(run.outLines().get(1)).contains("\"score\":19.5,\"band\":\"COOL\"");
    }

    @ParameterizedTest
    @CsvSource({"accounts.jsonl", "accounts.json", "accounts.csv"})
    void looksTiersUpInAccountsOfEveryFormat(String name) throws IOException {
        String json = "{\"account_id\":\"a1\",\"icp_tier\":\"E\"}";
        Path accounts = file(
                name,
                switch (name) {
                    case "accounts.json" -> "[" + json + "]";
                    case "accounts.csv" -> "account_id,icp_tier\na1,E\n";
                    default -> json + "\n{\"account_id\":\"a1\",\"icp_tier\":\"A\"}\n";
                });
        Path leads = file("leads.jsonl", HOT);

        CommandRun run = abm(
                "qualify",
                "--input",
                leads.toString(),
                "--accounts",
                accounts.toString(),
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("SIGNALS_CONFLICT");
    }

    @Test
    void aTierOfTheLeadComesFirst() throws IOException {
        Path accounts = file("accounts.jsonl", "{\"account_id\":\"a1\",\"icp_tier\":\"E\"}");
        Path leads = file("leads.jsonl", HOT.replace("\"score\"", "\"icp_tier\":\"A\",\"score\""));

        CommandRun run = abm(
                "qualify",
                "--input",
                leads.toString(),
                "--accounts",
                accounts.toString(),
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.out()).contains("\"band\":\"HOT\"").doesNotContain("SIGNALS_CONFLICT");
    }

    @Test
    void tiersMayComeFromTheScorecard() throws IOException {
        Path accounts = file(
                "accounts.jsonl",
                "{\"account_id\":\"a1\",\"current\":{\"cluster\":\"CLUSTER_ICP\",\"since\":\"2030-01-01\"},"
                        + "\"firmographics\":{\"industry\":\"none\",\"employees\":1,\"annual_revenue\":1,"
                        + "\"country\":\"none\",\"year_founded\":1900}}\n{\"account_id\":\"a2\",\"icp_tier\":\"F\"}\n");
        Path leads = file("leads.jsonl", HOT);

        CommandRun run = abm(
                "qualify",
                "--input",
                leads.toString(),
                "--accounts",
                accounts.toString(),
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("SIGNALS_CONFLICT");
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("abm: warning: ")
                .contains("accounts.jsonl:2: an account is left out: icp_tier is not known");
    }

    @Test
    void rejectsLeadsThatAreWrongAndQualifiesTheOthers() throws IOException {
        Path leads = file(
                "leads.jsonl",
                HOT + "\n" + HOT + "\n" + HOT.replace("l1", "l3").replace("30", "41") + "\n"
                        + HOT.replace("l1", "l4").replace("\"score\":30", "\"answers\":{\"trigger\":3}") + "\n"
                        + HOT.replace("l1", "l5").replace("\"score\":30", "\"icp_tier\":\"A\"") + "\n");

        CommandRun run = abm("qualify", "--input", leads.toString(), "--as-of", "2026-06-30", "--format", "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.err())
                .contains("\"account_id\":\"l1\",\"field\":\"lead_id\"")
                .contains("\"line\":3,\"account_id\":\"l3\",\"field\":\"score\",\"value\":\"41\"")
                .contains(
                        "\"field\":\"answers.pain\"",
                        "\"field\":\"answers.authority\"",
                        "\"field\":\"answers.urgency\"")
                .contains("\"account_id\":\"l5\",\"field\":\"score\",\"value\":null");
    }

    @ParameterizedTest
    @CsvSource({
        "--accounts, -, --accounts must be a file",
        "--accounts, none.jsonl, there is no such file",
        "--parameters, PARAMETERS, lead/warm-from must be at most lead/hot-from",
        "--acounts, x, Maybe \"--accounts\"?"
    })
    void whatCannotBeUsedIsTold(String option, String value, String message) throws IOException {
        Path parameters = file("parameters.yaml", "lead: {hot-from: 5}\n");

        CommandRun run =
                abm("qualify", "--input", LEADS, option, value.equals("PARAMETERS") ? parameters.toString() : value);

        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    @Test
    void neverWritesOverTheAccounts() throws IOException {
        Path accounts = file("accounts.jsonl", "{\"account_id\":\"a1\",\"icp_tier\":\"E\"}");

        CommandRun run =
                abm("qualify", "--input", LEADS, "--accounts", accounts.toString(), "--output", accounts.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(accounts).hasContent("{\"account_id\":\"a1\",\"icp_tier\":\"E\"}");
    }
}
