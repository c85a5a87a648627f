package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad record is rejected with its place, and the others are still decided. */
class RejectedRecordsTest {

    private static final List<String> BAD = List.of(
            "{\"icp_tier\":\"A\"}",
            "{\"account_id\":\" \",\"icp_tier\":\"A\"}",
            "{\"account_id\":\"b2\"}",
            "{\"account_id\":\"b3\",\"icp_tier\":\"F\"}",
            "{\"account_id\":\"b4\",\"icp_tier\":\"a\"}",
            "{\"account_id\":\"b5\",\"icp_tier\":\"A\",\"signals\":[{\"type\":\"DEMO\"}]}",
            "{\"account_id\":\"b6\",\"icp_tier\":\"A\",\"signals\":[{\"type\":\"LUNCH\",\"at\":\"2026-06-01\"}]}",
            "{\"account_id\":\"b7\",\"icp_tier\":\"A\",\"signals\":[{\"type\":\"DEMO\",\"at\":\"yesterday\"}]}",
            "{\"account_id\":\"b8\",\"icp_tier\":\"A\",\"current\":{\"cluster\":\"ACTIVE_FOCUS\"}}",
            "{\"account_id\":\"b9\",\"icp_tier\":\"A\",\"current\":{\"cluster\":\"CLUSTER_ICP\",\"since\":\"2027-01-01\"}}",
            "{\"account_id\":\"b10\",\"firmographics\":{\"country\":\"France\"}}",
            "{\"account_id\":\"b11\",\"icp_tier\":\"A\",\"deals\":[{\"deal_id\":\"d\",\"status\":\"WON\"}]}",
            "{\"account_id\":\"b12\",\"icp_tier\":\"A\",\"active_focus_taken\":-1}",
            "{\"account_id\":\"b13\",\"icp_tier\":7}",
            "{\"account_id\":\"good\",\"icp_tier\":\"A\"}",
            "[\"no account\"]");

    static Stream<Arguments> formats() {
        return Stream.of(Arguments.of("jsonl", "\n", "", ""), Arguments.of("json", ",\n", "[", "]"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void rejectsEachKindOfBadAccountWithItsPlaceAndDecidesTheOthers(
            String format, String separator, String before, String after) throws IOException {
        List<String> records = new ArrayList<>(List.of("{\"account_id\":\"good\",\"icp_tier\":\"B\"}"));
        records.addAll(BAD);
        records.add("{\"account_id\":\"last\",\"icp_tier\":\"B\"}");

        CommandRun run = abmReading(
                before + String.join(separator, records) + after,
                "assign",
                "--input",
                "-",
                "--input-format",
                format,
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("{\"account_id\":\"good\""))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("{\"account_id\":\"last\""));
        List<String> rejections = run.errLines().subList(0, BAD.size());
        for (int i = 0; i < BAD.size(); i++) {
            assertThat(rejections.get(i))
                    .as(BAD.get(i))
                    .startsWith("{\"index\":" + (i + 1) + ",\"line\":" + (i + 2) + ",\"account_id\":");
            assertIsJson(rejections.get(i));
        }
        assertThat(rejections.get(0)).contains("\"field\":\"account_id\",\"value\":null");
        assertThat(rejections.get(2))
                .contains("\"field\":\"icp_tier\",\"value\":null")
                .contains("allowed: A, B, C, D, E");
        assertThat(rejections.get(3)).contains("\"value\":\"F\"").contains("allowed: A, B, C, D, E");
        assertThat(rejections.get(5)).contains("\"field\":\"signals[0].at\"");
        assertThat(rejections.get(8)).contains("\"field\":\"current.since\"");
        assertThat(rejections.get(9)).contains("is after as_of");
        assertThat(rejections.get(10)).contains("\"field\":\"icp_tier\"");
        assertThat(rejections.get(14)).contains("is there twice; the first one counts");
        assertThat(run.errLines().get(BAD.size())).contains("\"rejected_count\":" + BAD.size());
    }

    @Test
    void rejectsMalformedLinesOfJsonl() {
        String accounts = """
                {"account_id":"one","icp_tier":"B"}
                {"account_id":"two","icp_tier":
                not json at all

                {"account_id":"five","icp_tier":"B"}
                """;

        CommandRun run = abmReading(accounts, "assign", "--input", "-", "--as-of", "2026-06-30", "--format", "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(2);
        assertThat(run.errLines().get(0)).startsWith("{\"index\":1,\"line\":2,\"account_id\":\"two\"");
        assertThat(run.errLines().get(1)).startsWith("{\"index\":2,\"line\":3,\"account_id\":null");
    }

    @Test
    void rejectsEachKindOfBadRecordOfCsvWithItsPlaceAndDecidesTheOthers() {
        String accounts = """
                account_id,company,icp_tier,employees,in_crm,engagement_level,current_cluster,current_since,current_entered_by
                good,"Good, Ltd",A,12,true,HIGH,,,
                ,No Id,A,,,,,,
                b1,,F,,,,,,
                b2,,,,,,,,
                b3,,A,many,,,,,
                b4,,A,-3,,,,,
                b5,,A,,maybe,,,,
                b6,,A,,,HUGE,,,
                b7,,A,,,,CLUSTER_ICP,,
                b8,,A,,,,,2026-01-01,
                b9,,A,,,,CLUSTER_ICP,31.12.2025,
                b10,,A,,,,CLUSTER_ICP,2027-01-01,
                b11,,A,,,,CLUSTER_ICP,2026-01-01,LUCK
                b12,,A
                b13,,A,1,true,HIGH,CLUSTER_ICP,2026-01-01,INITIAL,more
                b14,"a ""quoted" name,A,,,,,,
                good,,A,,,,,,
                "last","two
                lines",B,,,,CLUSTER_ICP,2026-01-01,PROMOTION
                after,,B,,,,,,
                """;

        CommandRun run = abmReading(
                accounts,
                "assign",
                "--input",
                "-",
                "--input-format",
                "csv",
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines())
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("{\"account_id\":\"good\"", "{\"account_id\":\"last\"", "{\"account_id\":\"after\"");
        List<String> rejections = run.errLines();
        for (int i = 0; i < 16; i++) {
            assertThat(rejections.get(i)).startsWith("{\"index\":" + (i + 1) + ",\"line\":" + (i + 3) + ",");
        }
        assertThat(rejections.get(3)).contains("\"field\":\"firmographics.employees\",\"value\":\"many\"");
        assertThat(rejections.get(4)).contains("must not be negative");
        assertThat(rejections.get(7)).contains("\"field\":\"current.since\",\"value\":null");
        assertThat(rejections.get(9)).contains("\"field\":\"current.since\",\"value\":\"31.12.2025\"");
        assertThat(rejections.get(12)).contains("has 3 fields, but the header has 9");
        assertThat(rejections.get(13)).contains("has 10 fields, but the header has 9");
        assertThat(rejections.get(14)).contains("is no CSV");
        assertThat(rejections.get(15)).contains("is there twice");
    }

    @Test
    void countsTheFirstRecordOfAnIdEvenIfItIsRejected() {
        String accounts = """
                {"account_id":"a","icp_tier":"Z"}
                {"account_id":"a","icp_tier":"A"}
                """;

        CommandRun run = abmReading(accounts, "assign", "--input", "-", "--as-of", "2026-06-30", "--format", "jsonl");

        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(3);
        assertThat(run.errLines().get(1)).contains("is there twice");
    }

    private static void assertIsJson(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
    }
}
