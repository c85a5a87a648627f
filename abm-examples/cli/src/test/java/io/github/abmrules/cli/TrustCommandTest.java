package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustCommandTest {
    private static final String TRUST = "../trust/trust.jsonl";
    private static final String ACCOUNTS = "../portfolio/accounts.jsonl";

    private static CommandRun trust(String input, String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("trust", "--input", "-", "--input-format", "jsonl", "--as-of", "2026-06-30"));
        args.addAll(List.of(more));
        return abmReading(input, args.toArray(new String[0]));
    }

    @Test
    void checksTheExamples() {
        CommandRun run = abm("trust", "--input", TRUST, "--as-of", "2026-06-30", "--format", "csv");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.outLines().get(0))
                .isEqualTo(
                        "account_id,trust_level,ask_verdict,ask_reason,ask_gap,ask_alternatives,findings,fired_rules");
        assertThat(run.outLines().stream().skip(1).map(line -> line.replaceAll("^((?:[^,]*,){4}[^,]*),.*", "$1")))
                .containsExactly(
                        "alder-finch,UNKNOWN,MISMATCH,LEVEL,3",
                        "brightwater,AWARE,ALLOWED,,0",
                        "elmfield,INTERESTED,ALLOWED,,0",
                        "farrow-labs,ENGAGED,MISMATCH,LEVEL,1",
                        "harrow-steel,TRUSTING,ALLOWED,,0",
                        "larkspur,INTERESTED,MISMATCH,LEVEL,2",
                        "thornbury,ADVOCATE,MISMATCH,RANGE,0",
                        "ironbridge,ENGAGED,,,");
    }

    @Test
    void writesADocument() {
        CommandRun run = trust("{\"account_id\":\"a1\",\"trust_level\":\"CUSTOMER\"}");

        assertThat(run.status()).isZero();
        assertThat(run.out().replaceAll("\\s+", ""))
                .startsWith(
                        "{\"trust\":[{\"account_id\":\"a1\",\"trust_level\":\"CUSTOMER\",\"ask\":null,\"findings\":[],"
                                + "\"fired_rules\":[")
                .contains("\"rejected\":[],\"rules_version\":\"");
    }

    @Test
    void addsAdvice() {
        CommandRun run = trust("{\"account_id\":\"a1\",\"trust_level\":\"CUSTOMER\"}", "--advice");

        assertThat(run.status()).isZero();
        assertThat(run.out().replaceAll("\\s+", ""))
                .startsWith(
                        "{\"trust\":[{\"account_id\":\"a1\",\"trust_level\":\"CUSTOMER\",\"ready_for_customer\":false,"
                                + "\"ask\":null,\"recommended_asks\":[{\"channel\":\"ABM\",\"required_level\":\"CUSTOMER\",\"role\":"
                                + "\"orchestratekeyaccounts\"},{\"channel\":\"CHAMPIONS\",")
                .contains("\"raised_by\":[],\"findings\":[],\"fired_rules\":[", "\"rejected\":[],\"rules_version\":\"");
    }

    @Test
    void drawsATable() {
        CommandRun run = abm("trust", "--input", TRUST, "--as-of", "2026-06-30", "--format", "table");

        assertThat(run.outLines())
                .contains(
                        "alder-finch           UNKNOWN 0       LEVEL, gap 3    SEO_CONTENT, ABM",
                        "    instead  SEO_CONTENT, ABM",
                        "thornbury             ADVOCATE 5+     RANGE           ABM, CHAMPIONS",
                        "    ready  to buy: a champion is enabled");
        assertThat(run.out()).contains("finding  ADVOCACY_BELOW_CUSTOMER");
    }

    @Test
    void rejectsWhatIsWrong() {
        CommandRun run = trust("""
                {"account_id":"a1","ask":{"channel":"FAX","required_level":"AWARE"}}
                {"account_id":"a2","events":[{"type":"TRUST_LOST","at":"2026-06-01"}]}
                {"account_id":"a3","trust_level_at":"2026-06-01"}
                {"account_id":"a4","ask":{"channel":"EMAIL"}}
                {"account_id":"a5"}
                """, "--format", "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.errLines()).hasSize(4);
        assertThat(run.errLines().get(0)).contains("\"field\":\"ask.channel\",\"value\":\"FAX\"", "SEO_CONTENT");
        assertThat(run.errLines().get(1)).contains("\"field\":\"events[0].level\"");
        assertThat(run.errLines().get(2)).contains("\"field\":\"trust_level_at\"");
        assertThat(run.errLines().get(3)).contains("\"field\":\"ask.required_level\"");
    }

    @Test
    void assignChecksNextActionsWithTrust() {
        CommandRun without = abm("assign", "--input", ACCOUNTS, "--as-of", "2026-06-30", "--format", "jsonl");
        CommandRun with =
                abm("assign", "--input", ACCOUNTS, "--as-of", "2026-06-30", "--format", "jsonl", "--with", "trust");

        assertThat(with.status()).as(with.err()).isZero();
        assertThat(with.outLines()).hasSameSizeAs(without.outLines()).allMatch(line -> line.contains("\"trust."));
        assertThat(with.out()).contains("TRUST_MISMATCH", "NO_FITTING_ACTION");
        assertThat(without.out()).doesNotContain("TRUST_MISMATCH", "\"trust.");
    }

    @Test
    void assignTellsAnUnknownPack() {
        CommandRun run = abm("assign", "--input", ACCOUNTS, "--with", "trust", "--with", "trst");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("abm: --with \"trst\": There is no shipped pack \"trst\".")
                .endsWith("Maybe \"trust\"?");
    }
}
