package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Foreign CSV files become accounts and deals as their mapping says, and whatever is odd is said. */
class MappingTest {

    private static final String MAPPING = """
            separator: ";"
            zone: Europe/Berlin
            date-format: dd.MM.yyyy
            decimal-sign: ","
            grouping-sign: "."
            accounts:
              columns:
                account_id: Kunde
                company: Firma
                industry:
                  column: Branche
                  translate: { Sofware: software }
                  known: [software, retail]
                annual_revenue: { column: Umsatz, factor: 1000000 }
                employees: Mitarbeiter
                current_since: Seit
                current_cluster:
                  column: Gruppe
                  values: { Ziel: CLUSTER_ICP, Aufbau: FUTURE_PIPELINE }
              constants:
                icp_tier: B
              check:
                Region: [Nord, Süd]
              ignore: [Notiz]
            deals:
              account: Kunde
              columns:
                deal_id: Nr
                status: { column: Stand, values: { offen: OPEN, gewonnen: CLOSED_WON } }
                amount: Wert
                stage_entered_at: Beginn
              check:
                Produkt: [Basis, Plus]
            """;

    private static final String ACCOUNTS = """
            Kunde;Firma;Branche;Umsatz;Mitarbeiter;Seit;Gruppe;Region;Notiz
            k1;Eins;Sofware;1.250,5;1.200;01.02.2026;Ziel;Nord;x
            k2;Zwei;retial;0,75;12;;;Sud;
            k3;Drei;retail;12.5;drei;31.02.2026;Unbekannt;Nord;
            """;

    private static final String DEALS = """
            Kunde;Nr;Stand;Wert;Beginn;Produkt
            k1;d1;offen;1.000,50;20.06.2026;Basic
            k1;d2;gewonnen;10;01.03.2026;Basic
            ;d3;offen;1;20.06.2026;Plus
            k9;d4;offen;1;20.06.2026;Plus
            k2;d5;verloren;1;20.06.2026;Plus
            k2;d1;offen;1;20.06.2026;Plus
            k2;d6;offen
            """;

    @TempDir
    private Path folder;

    @Test
    void readsColumnsConstantsDatesAndNumbersAsTheMappingSays() throws IOException {
        CommandRun run = assign(MAPPING);

        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(2);
        String first = run.outLines().get(0);
        assertThat(first)
                .startsWith("{\"account_id\":\"k1\",\"company\":\"Eins\",\"icp_tier\":\"B\"")
                .contains("\"previous_cluster\":\"CLUSTER_ICP\"")
                .contains("\"promotion_triggers\":[\"open_deal\"]");
    }

    @Test
    void saysWhatItTranslatedAndWhatItDoesNotKnow() throws IOException {
        CommandRun run = assign(MAPPING);

        assertThat(run.outLines().get(0))
                .contains(
                        "{\"code\":\"VALUE_TRANSLATED\",\"severity\":\"INFO\",\"message\":\"Branche \\\"Sofware\\\" is"
                                + " read as \\\"software\\\"\",\"field\":\"firmographics.industry\"}")
                .contains("Produkt \\\"Basic\\\" is not among the known values. Maybe \\\"Basis\\\"? (2 deals, first in"
                        + " line 2 of ");
        assertThat(run.outLines().get(1))
                .contains("Branche \\\"retial\\\" is not among the known values. Maybe \\\"retail\\\"?")
                .contains("Region \\\"Sud\\\" is not among the known values. Maybe \\\"Süd\\\"?")
                .contains("\"code\":\"DEAL_REJECTED\"");
    }

    @Test
    void rejectsAccountsAndDealsWithTheirLines() throws IOException {
        CommandRun run = assign(MAPPING);

        assertThat(run.errLines().subList(0, 4))
                .allSatisfy(line -> assertThat(line).startsWith("{\"index\":2,\"line\":4,\"account_id\":\"k3\""))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"field\":\"firmographics.annual_revenue\",\"value\":\"12.5\"")
                        .contains("(column Umsatz)"))
                .anySatisfy(line -> assertThat(line).contains("allowed: a date written dd.MM.yyyy"))
                .anySatisfy(line -> assertThat(line).contains("allowed: Ziel, Aufbau"));
        assertThat(run.errLines().subList(4, 9))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("{\"index\":2,\"line\":4,\"account_id\":null,\"field\":\"deals.account\","
                                        + "\"value\":null,")
                                .contains("deals.csv"),
                        line -> assertThat(line)
                                .startsWith("{\"index\":3,\"line\":5,\"account_id\":null,\"field\":\"deals.account\","
                                        + "\"value\":\"k9\","),
                        line -> assertThat(line).contains("\"line\":6,").contains("\"field\":\"deals.status\""),
                        line -> assertThat(line).contains("is there twice; the one in line 2 counts"),
                        line -> assertThat(line).contains("has 3 fields, but the header has 6"));
        assertThat(run.errLines().get(9)).contains("\"rejected_count\":6");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("accounts:", "acounts:", 6, "unknown key \"acounts\". Known: accounts, date-format,"),
                Arguments.of(
                        "zone: Europe/Berlin", "zone: Berlin/Europe", 2, "the zone \"Berlin/Europe\" is not known"),
                Arguments.of("dd.MM.yyyy", "dd.MM.bbbb", 3, "the date format \"dd.MM.bbbb\" cannot be used"),
                Arguments.of("decimal-sign: \",\"", "decimal-sign: \".,\"", 4, "\".,\" is not one sign"),
                Arguments.of(
                        "company: Firma", "compny: Firma", 9, "unknown field \"compny\". Known: account_id, company,"),
                Arguments.of("company: Firma", "company: Fima", 9, "no column \"Fima\". Known: Branche,"),
                Arguments.of("factor: 1000000", "factor: million", 14, "the factor \"million\" is not a number"),
                Arguments.of("factor: 1000000", "faktor: 1000000", 14, "unknown key \"faktor\""),
                Arguments.of("icp_tier: B", "icp_tier: Z", 21, "icp_tier \"Z\" is not known; allowed: A, B, C, D, E"),
                Arguments.of("icp_tier: B", "company: B", 21, "has a column and a constant"),
                Arguments.of("account_id: Kunde\n", "\n", 7, "the field \"account_id\" is missing"),
                Arguments.of("  account: Kunde", "  accounts: Kunde", 26, "unknown key \"accounts\""),
                Arguments.of("separator: \";\"", "separator: [", 3, "is no YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesMistakesOfTheMappingWithFileAndLine(String right, String wrong, int line, String message)
            throws IOException {
        CommandRun run = assign(MAPPING.replace(right, wrong));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("abm: " + folder.resolve("mapping.yaml") + ":")
                .contains(message);
        assertThat(run.err()).containsPattern("mapping.yaml:" + line + ":([1-9]\\d*: )?");
    }

    @Test
    void warnsOnceOfColumnsThatBecomeNothing() {
        CommandRun run = abmReading(
                "account_id,icp_tier,compny,zzz\na,B,x,y\nb,B,x,y\n",
                "assign",
                "--input",
                "-",
                "--input-format",
                "csv",
                "--as-of",
                "2026-06-30",
                "--format",
                "json");

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .isEqualTo("abm: warning: standard input: not used: \"compny\" (Maybe \"company\"?), \"zzz\"\n");
    }

    @Test
    void readsEveryScalarFieldByItsOwnName() throws IOException {
        CommandRun csv = abmReading(
                """
                account_id,company,icp_tier,in_crm,engagement_level,trigger_status,current_cluster,current_since,\
                current_entered_by,active_focus_taken,trust_level,trust_level_at,job_to_be_done,challenge,vertical,stage
                a,A,B,TRUE,MEDIUM,YES,FUTURE_PIPELINE,2026-05-01,PROMOTION,3,AWARE,2026-04-01T00:00:00Z,grow,RISK,rail,GROWTH
                """, "assign", "--input", "-", "--input-format", "csv", "--as-of", "2026-06-30", "--format", "jsonl");
        CommandRun jsonl = abmReading(
                "{\"account_id\":\"a\",\"company\":\"A\",\"icp_tier\":\"B\",\"in_crm\":true,\"engagement_level\":\"MEDIUM\","
                        + "\"trigger_status\":\"YES\",\"current\":{\"cluster\":\"FUTURE_PIPELINE\",\"since\":\"2026-05-01\","
                        + "\"entered_by\":\"PROMOTION\"},\"active_focus_taken\":3,\"trust_level\":\"AWARE\","
                        + "\"trust_level_at\":\"2026-04-01\",\"job_to_be_done\":\"grow\",\"challenge\":\"RISK\","
                        + "\"vertical\":\"rail\",\"stage\":\"GROWTH\"}",
                "assign",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(csv.err()).isEqualTo(jsonl.err());
        assertThat(csv).isEqualTo(jsonl);
    }

    @Test
    void scoresFirmographicsThatStandInColumns() {
        CommandRun run = abmReading(
                "account_id,industry,employees,annual_revenue,country,year_founded\na,software,300,50000000,France,1999\n",
                "assign",
                "--input",
                "-",
                "--input-format",
                "csv",
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"icp_tier\":\"A\"");
    }

    @Test
    void joinsDealsToAccountsOfAnyFormatByTheirOwnColumns() throws IOException {
        Path deals = folder.resolve("deals.csv");
        Files.writeString(
                deals, "account_id,deal_id,status,stage_entered_at,contact_ids\na,d1,OPEN,2026-06-20,p1|p2\n");

        CommandRun run = abmReading(
                "{\"account_id\":\"a\",\"icp_tier\":\"B\"}",
                "assign",
                "--input",
                "-",
                "--deals",
                deals.toString(),
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"promotion_triggers\":[\"open_deal\"]");
    }

    private CommandRun assign(String mapping) throws IOException {
        Files.writeString(folder.resolve("mapping.yaml"), mapping);
        Files.writeString(folder.resolve("accounts.csv"), ACCOUNTS);
        Files.writeString(folder.resolve("deals.csv"), DEALS);
        return abm(
                "assign",
                "--input",
                folder.resolve("accounts.csv").toString(),
                "--deals",
                folder.resolve("deals.csv").toString(),
                "--mapping",
                folder.resolve("mapping.yaml").toString(),
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");
    }
}
