package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.rejection.Values;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountProblemsTest {

    private static final String INSTANTS =
            "an instant such as 2026-03-01T09:00:00Z or 2026-03-01T10:00:00+01:00," + " or a date such as 2026-03-01";
    private static final String CLUSTERS = "MONITOR_ONLY, CLUSTER_ICP, FUTURE_PIPELINE, ACTIVE_FOCUS";
    private static final String SIGNALS = "DEMO, MEETING, CONTENT_DOWNLOAD, EMAIL_REPLY, WEBINAR, EVENT,"
            + " LINKEDIN_CONNECTION_ACCEPTED, OUTREACH_REPLY, WEBSITE_VISIT, AD_CLICK";
    private static final String TRUST = "UNKNOWN, AWARE, INTERESTED, ENGAGED, TRUSTING, CUSTOMER, ADVOCATE";

    private static ReadRecord<Account> read(String json) {
        return read(json.getBytes(UTF_8));
    }

    private static ReadRecord<Account> read(byte[] json) {
        return AccountJson.read(json, 0, json.length, 0, 1L, ZoneOffset.UTC);
    }

    /** The problems of an account that is right but for these fields. */
    private static List<Problem> problems(String fields) {
        return read("{\"account_id\":\"a\",\"icp_tier\":\"A\"," + fields + "}").problems();
    }

    private static Problem problem(String field, String value, String message) {
        return new Problem(field, value, message);
    }

    @Test
    void namesTheAllowedConstantsAndTheNearest() {
        assertThat(problems("\"engagement_level\":\"high\""))
                .containsExactly(problem(
                        "engagement_level", "high", "is not known; allowed: NONE, LOW, MEDIUM, HIGH. Maybe \"HIGH\"?"));
        assertThat(problems("\"stage\":\"PURPLE\""))
                .containsExactly(
                        problem("stage", "PURPLE", "is not known; allowed: GROWTH, ESTABLISHED, TRANSFORMATION"));
        assertThat(problems("\"challenge\":\"\""))
                .containsExactly(problem(
                        "challenge",
                        "",
                        "is not known; allowed: COST_REDUCTION, GROWTH, RISK, DIGITAL_TRANSFORMATION"));
    }

    @Test
    void complainsInTheWordsOfEveryOtherFormat() {
        assertThat(problems("\"engagement_level\":\"hihg\",\"trust_level_at\":\"2026-3-1\""))
                .containsExactly(
                        Values.enumeration(EngagementLevel.class).problem("engagement_level", "hihg"),
                        Values.instant(ZoneOffset.UTC).problem("trust_level_at", "2026-3-1"));
    }

    @Test
    void givesTheWholePath() {
        assertThat(problems("\"signals\":[{\"type\":\"DEMO\",\"at\":\"2026-03-01\"},"
                        + "{\"type\":\"DEMO\",\"at\":\"2026-03-01\"},{\"type\":\"DEMO\",\"at\":\"soon\"}]"))
                .containsExactly(problem("signals[2].at", "soon", "is not an instant; allowed: " + INSTANTS));
        assertThat(problems("\"deals\":[{\"deal_id\":\"d\",\"status\":\"OPEN\",\"contact_ids\":[\"c\",4]}]"))
                .containsExactly(problem(
                        "deals[0].contact_ids[1]", "4", "must be a text, not a number. Maybe \"4\", in quotes?"));
        assertThat(problems("\"reviews\":[{\"id\":\"r\",\"from\":\"CLUSTER_ICP\",\"proposed_cluster\":\"ACTIVE_FOCUS\","
                        + "\"reasons\":[\"WHIM\"],\"status\":\"PENDING\",\"raised_at\":\"2026-03-01\"}]"))
                .containsExactly(problem(
                        "reviews[0].reasons[0]",
                        "WHIM",
                        "is not known; allowed: ACTIVE_FOCUS_CAPACITY, PROMOTION_TO_ACTIVE_FOCUS,"
                                + " DEMOTION_FROM_ACTIVE_FOCUS, SIGNALS_CONFLICT"));
    }

    @Test
    void findsEveryProblemOfARecord() {
        ReadRecord<Account> record = read("{\"company\":7,\"engagement_level\":\"MID\","
                + "\"signals\":[{\"type\":\"CALL\"},{\"at\":\"2026-03-01\"}],"
                + "\"current\":{\"cluster\":\"CLUSTER_ICP\"},\"active_focus_taken\":-1}");

        assertThat(record.value()).isNull();
        assertThat(record.id()).isNull();
        assertThat(record.problems())
                .containsExactly(
                        problem("company", "7", "must be a text, not a number. Maybe \"7\", in quotes?"),
                        problem("engagement_level", "MID", "is not known; allowed: NONE, LOW, MEDIUM, HIGH"),
                        problem("signals[0].type", "CALL", "is not known; allowed: " + SIGNALS),
                        problem("signals[0].at", null, "is required; allowed: " + INSTANTS),
                        problem("signals[1].type", null, "is required; allowed: " + SIGNALS),
                        problem("current.since", null, "is required; allowed: " + INSTANTS),
                        problem(
                                "active_focus_taken",
                                "-1",
                                "must not be negative; allowed: a whole number from 0 to 2147483647"),
                        problem("account_id", null, "is required"),
                        problem(
                                "icp_tier",
                                null,
                                "is required unless firmographics are given; allowed: A, B, C, D, E"));
    }

    @Test
    void rejectsEachProblemByItself() {
        ReadRecord<Account> record = new ReadRecord<>(
                3, 9L, "a", null, List.of(problem("x", "1", "is wrong"), problem("y", null, "is required")));

        assertThat(record.rejections())
                .containsExactly(
                        new Rejection(3, 9L, "a", "x", "1", "is wrong"),
                        new Rejection(3, 9L, "a", "y", null, "is required"));
    }

    @Test
    void keepsTheIdOfARecordThatIsWrong() {
        assertThat(read("{\"icp_tier\":\"F\",\"account_id\":\"a\"}").id()).isEqualTo("a");
        assertThat(read("{\"account_id\":\"a\",").id()).isEqualTo("a");
        assertThat(read("{\"account_id\":\" \",\"icp_tier\":\"A\"}").id()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "\"account_id\":4711; account_id; 4711; must be a text, not a number. Maybe \"4711\", in quotes?",
                "\"account_id\":\" \"; account_id; ' '; must not be blank",
                "\"account_id\":null; account_id; ; is required",
                "\"account_id\":{}; account_id; {}; must be a text, not an object",
                "\"x\":1; account_id; ; is required"
            })
    void needsAnAccountId(String member, String field, String value, String message) {
        String expected = value == null ? null : value.replace("'", "");

        assertThat(read("{\"icp_tier\":\"A\"," + member + "}").problems())
                .containsExactly(problem(field, expected, message));
    }

    @Test
    void saysToQuoteIds() {
        assertThat(problems("\"contacts\":[{\"contact_id\":12}]"))
                .containsExactly(problem(
                        "contacts[0].contact_id", "12", "must be a text, not a number. Maybe \"12\", in quotes?"));
        assertThat(problems("\"deals\":[{\"deal_id\":12.5,\"status\":\"OPEN\"}]"))
                .containsExactly(problem(
                        "deals[0].deal_id", "12.5", "must be a text, not a number. Maybe \"12.5\", in quotes?"));
        assertThat(problems("\"signals\":[{\"type\":\"DEMO\",\"at\":\"2026-03-01\",\"contact_id\":\"\"}]"))
                .containsExactly(problem("signals[0].contact_id", "", "must not be blank"));
    }

    @Test
    void needsATierOrFirmographics() {
        Problem missing =
                problem("icp_tier", null, "is required unless firmographics are given; allowed: A, B, C, D, E");

        assertThat(read("{\"account_id\":\"a\"}").problems()).containsExactly(missing);
        assertThat(read("{\"account_id\":\"a\",\"icp_tier\":null,\"firmographics\":null}")
                        .problems())
                .containsExactly(missing);
        // What is there but wrong is not reported as missing too.
        assertThat(read("{\"account_id\":\"a\",\"firmographics\":[]}").problems())
                .containsExactly(problem("firmographics", "[]", "must be an object, not a list"));
        assertThat(read("{\"account_id\":\"a\",\"icp_tier\":\"AA\"}").problems())
                .containsExactly(problem("icp_tier", "AA", "is not known; allowed: A, B, C, D, E. Maybe \"A\"?"));
    }

    @Test
    void neverTakesATextForANumber() {
        assertThat(problems("\"active_focus_taken\":\"3\""))
                .containsExactly(problem(
                        "active_focus_taken",
                        "3",
                        "must be a number, not a text; allowed: a whole number from 0 to 2147483647."
                                + " Maybe 3, without quotes?"));
        assertThat(problems("\"firmographics\":{\"employees\":\"many\",\"annual_revenue\":true}"))
                .containsExactly(
                        problem(
                                "firmographics.employees",
                                "many",
                                "must be a number, not a text; allowed: a whole number from 0 to 9223372036854775807"),
                        problem(
                                "firmographics.annual_revenue",
                                "true",
                                "must be a number, not true or false; allowed: a number of 0 or more"));
    }

    @Test
    void neverTakesATextForTrueOrFalse() {
        assertThat(problems("\"in_crm\":\"false\""))
                .containsExactly(
                        problem("in_crm", "false", "must be true or false, not a text. Maybe false, without quotes?"));
        assertThat(problems("\"in_crm\":\"TRUE\""))
                .containsExactly(
                        problem("in_crm", "TRUE", "must be true or false, not a text. Maybe true, without quotes?"));
        assertThat(problems("\"in_crm\":0"))
                .containsExactly(problem("in_crm", "0", "must be true or false, not a number"));
    }

    @Test
    void saysWhichTypeItFound() {
        assertThat(problems("\"signals\":{\"type\":\"DEMO\",\"at\":[\"x\",null,{}]}"))
                .containsExactly(problem(
                        "signals", "{\"type\":\"DEMO\",\"at\":[\"x\",null,{}]}", "must be a list, not an object"));
        assertThat(problems("\"signals\":[null,\"DEMO\"]"))
                .containsExactly(
                        problem("signals[0]", "null", "must be an object, not null"),
                        problem("signals[1]", "DEMO", "must be an object, not a text"));
        assertThat(problems("\"current\":\"CLUSTER_ICP\""))
                .containsExactly(problem("current", "CLUSTER_ICP", "must be an object, not a text"));
        assertThat(problems("\"trust_level\":3"))
                .containsExactly(problem("trust_level", "3", "must be a text, not a number; allowed: " + TRUST));
        assertThat(problems("\"trust_level_at\":1767225600"))
                .containsExactly(
                        problem("trust_level_at", "1767225600", "must be a text, not a number; allowed: " + INSTANTS));
        assertThat(problems("\"firmographics\":{\"technologies\":[\"sap\",null]}"))
                .containsExactly(problem("firmographics.technologies[1]", "null", "must be a text, not null"));
    }

    @Test
    void goesOnBehindAValueOfAWrongType() {
        assertThat(problems("\"signals\":{\"a\":[{\"b\":1}]},\"stage\":[[]],\"vertical\":{\"a\":{}},\"pin\":[1]"))
                .extracting(Problem::field, Problem::value)
                .containsExactly(
                        tuple("signals", "{\"a\":[{\"b\":1}]}"),
                        tuple("stage", "[[]]"),
                        tuple("vertical", "{\"a\":{}}"),
                        tuple("pin", "[1]"));
    }

    @Test
    void refusesNegativeNumbers() {
        assertThat(problems("\"firmographics\":{\"employees\":-1,\"annual_revenue\":-0.5},"
                        + "\"deals\":[{\"deal_id\":\"d\",\"status\":\"OPEN\",\"amount\":-9}]"))
                .containsExactly(
                        problem(
                                "firmographics.employees",
                                "-1",
                                "must not be negative; allowed: a whole number from 0 to 9223372036854775807"),
                        problem(
                                "firmographics.annual_revenue",
                                "-0.5",
                                "must not be negative; allowed: a number of 0 or more"),
                        problem("deals[0].amount", "-9", "must not be negative; allowed: a number of 0 or more"));
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThat(problems("\"active_focus_taken\":2147483648,\"firmographics\":{\"year_founded\":0}"))
                .containsExactly(
                        problem(
                                "active_focus_taken",
                                "2147483648",
                                "is out of range; allowed: a whole number from 0 to 2147483647"),
                        problem(
                                "firmographics.year_founded",
                                "0",
                                "is out of range; allowed: a whole number from 1 to 9999"));
        assertThat(problems("\"deals\":[{\"deal_id\":\"d\",\"status\":\"OPEN\",\"amount\":1e999999999}]"))
                .containsExactly(problem(
                        "deals[0].amount",
                        "1e999999999",
                        "has too many digits; allowed: at most 30 before and 30 after the decimal point"));
        assertThat(problems("\"firmographics\":{\"employees\":2.5}"))
                .containsExactly(problem(
                        "firmographics.employees",
                        "2.5",
                        "is not a whole number; allowed: a whole number from 0 to 9223372036854775807. Maybe \"3\"?"));
    }

    @Test
    void refusesYearsThatNoCalendarHas() {
        assertThat(problems("\"trust_level_at\":\"+10000-01-01T00:00:00Z\""))
                .containsExactly(
                        problem("trust_level_at", "+10000-01-01T00:00:00Z", "is outside the years 0001 to 9999"));
    }

    @Test
    void refusesATimeWithoutAnOffset() {
        assertThat(problems("\"pin\":{\"cluster\":\"ACTIVE_FOCUS\",\"until\":\"2026-03-01T09:00:00\"}"))
                .containsExactly(problem(
                        "pin.until",
                        "2026-03-01T09:00:00",
                        "is not an instant; allowed: " + INSTANTS + ". Maybe \"2026-03-01T09:00:00Z\"?"));
    }

    @Test
    void refusesAFieldThatAppearsTwice() {
        assertThat(problems("\"vertical\":\"x\",\"vertical\":\"y\",\"signals\":[],\"signals\":[{\"at\":1}]"))
                .containsExactly(
                        problem("vertical", "y", "appears twice in one object; keep one"),
                        problem("signals", "[{\"at\":1}]", "appears twice in one object; keep one"));
        assertThat(problems("\"signals\":[{\"type\":\"DEMO\",\"at\":null,\"at\":\"2026-03-01\"}]"))
                .containsExactly(problem("signals[0].at", "2026-03-01", "appears twice in one object; keep one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVED", "REJECTED"})
    void aDecidedReviewNeedsItsDate(String status) {
        assertThat(problems("\"reviews\":[{\"id\":\"r\",\"from\":\"CLUSTER_ICP\",\"proposed_cluster\":\"ACTIVE_FOCUS\","
                        + "\"status\":\"" + status + "\",\"raised_at\":\"2026-03-01\"}]"))
                .containsExactly(problem(
                        "reviews[0].decided_at",
                        null,
                        "is required when status is " + status + "; allowed: " + INSTANTS));
    }

    @Test
    void aLossOfTrustNeedsItsLevel() {
        assertThat(problems("\"events\":[{\"type\":\"TRUST_LOST\",\"at\":\"2026-03-01\"}]"))
                .containsExactly(
                        problem("events[0].level", null, "is required when type is TRUST_LOST; allowed: " + TRUST));
    }

    @Test
    void theCurrentClusterNeedsItsDate() {
        assertThat(problems("\"current\":{\"entered_by\":\"FATE\"}"))
                .containsExactly(
                        problem("current.entered_by", "FATE", "is not known; allowed: INITIAL, PROMOTION, DEMOTION"),
                        problem("current.cluster", null, "is required; allowed: " + CLUSTERS),
                        problem("current.since", null, "is required; allowed: " + INSTANTS));
    }

    @Test
    void namesEveryFieldThatPartsRequire() {
        assertThat(problems("\"triggers\":[{}],\"deals\":[{}],\"contacts\":[{}],\"events\":[{}],\"reviews\":[{}],"
                        + "\"pin\":{},\"signals\":[{}]"))
                .extracting(Problem::field)
                .containsExactly(
                        "triggers[0].polarity",
                        "triggers[0].detected_at",
                        "deals[0].deal_id",
                        "deals[0].status",
                        "contacts[0].contact_id",
                        "events[0].type",
                        "events[0].at",
                        "reviews[0].id",
                        "reviews[0].from",
                        "reviews[0].proposed_cluster",
                        "reviews[0].status",
                        "reviews[0].raised_at",
                        "pin.cluster",
                        "pin.until",
                        "signals[0].type",
                        "signals[0].at");
    }

    @Test
    void showsOnlyTheBeginningOfALongValue() {
        String value =
                problems("\"stage\":\"" + "x".repeat(5_000_000) + "\"").get(0).value();
        assertThat(value).isEqualTo("x".repeat(200) + "…");

        String list =
                problems("\"stage\":[" + "1,".repeat(100_000) + "1]").get(0).value();
        assertThat(list).isEqualTo("[" + "1,".repeat(99) + "1…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "nonsense | is not valid JSON at line 1, column 1: Unrecognized token 'nonsense': was expecting (JSON"
                        + " String, Number, Array, Object or token 'null', 'true' or 'false')."
                        + " Maybe a comma, a quote or a bracket nearby is missing, or one too many.",
                "{\"account_id\":\"a\",} | is not valid JSON at line 1, column 19: Unexpected character ('}' (code 125)):"
                        + " was expecting double-quote to start field name."
                        + " Maybe a comma, a quote or a bracket nearby is missing, or one too many.",
                "{\"account_id\":\"a\" | is not valid JSON at line 1, column 18: Unexpected end-of-input: expected close"
                        + " marker for Object. Maybe the record goes on in the next line; in jsonl each record is one"
                        + " line.",
                "{\"x\":NaN} | is not valid JSON at line 1, column 9: Non-standard token 'NaN'."
                        + " Maybe a comma, a quote or a bracket nearby is missing, or one too many.",
                "{} {} | goes on after its end at line 1, column 4. Maybe a line break between two records is missing."
            })
    void saysWhereALineIsNotJson(String json, String message) {
        List<Problem> problems = read(json).problems();

        assertThat(problems.get(problems.size() - 1)).isEqualTo(problem("", null, message));
    }

    @Test
    void countsLinesFromTheLineOfTheRecord() {
        byte[] json = "{\"account_id\":\n  oops}".getBytes(UTF_8);

        assertThat(AccountJson.read(json, 0, json.length, 4, 10L, ZoneOffset.UTC)
                        .problems()
                        .get(0)
                        .message())
                .startsWith("is not valid JSON at line 11, column 3: ");
        assertThat(AccountJson.read(json, 0, json.length, 4, null, ZoneOffset.UTC)
                        .problems()
                        .get(0)
                        .message())
                .startsWith("is not valid JSON at line 2, column 3: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refusesATextWithoutARecord(String json) {
        assertThat(read(json).problems()).containsExactly(problem("", null, "is empty"));
    }

    @Test
    void refusesARecordThatIsNoObject() {
        assertThat(read("\"acc-1\"").problems()).containsExactly(problem("", "acc-1", "must be an object, not a text"));
        assertThat(read("null").problems()).containsExactly(problem("", "null", "must be an object, not null"));
        assertThat(read("[{\"account_id\":\"a\"}]").problems())
                .containsExactly(problem(
                        "",
                        "[{\"account_id\":\"a\"}]",
                        "must be an object, not a list."
                                + " Maybe the input is one JSON list; then read it as json, not jsonl."));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin = "{\"account_id\":\"M\u00fcller\",\"icp_tier\":\"A\"}".getBytes(ISO_8859_1);

        assertThat(read(latin).problems())
                .containsExactly(problem(
                        "",
                        null,
                        "is not valid JSON at line 1, column 17: byte 0xFC is not UTF-8."
                                + " Maybe the input is in another encoding; save it as UTF-8."));
        assertThat(read("{\"x\":\"\u00c0\u0080\"}".getBytes(ISO_8859_1)).problems())
                .extracting(Problem::message)
                .containsExactly("is not valid JSON at line 1, column 7: byte 0xC0 is not UTF-8."
                        + " Maybe the input is in another encoding; save it as UTF-8.");
    }

    @Test
    void survivesWhatIsMeantToBreakIt() {
        assertThat(problems("\"x\":" + "[".repeat(100_000)).get(0).message())
                .isEqualTo("is too large at line 1, column 538: Document nesting depth (501) exceeds the maximum"
                        + " allowed (500). Maybe it holds something other than data for this program.");
        assertThat(problems("\"signals\":" + "{\"signals\":".repeat(100_000))
                        .get(0)
                        .message())
                .startsWith("is too large at line 1, column ");
        assertThat(problems("\"active_focus_taken\":" + "9".repeat(100_000))
                        .get(0)
                        .message())
                .startsWith("is too large at line 1, column ")
                .contains("Number value length (100000) exceeds the maximum allowed (1000).");
        assertThat(problems("\"" + "n".repeat(100_000) + "\":1").get(0).message())
                .startsWith("is too large at line 1, column ");
    }
}
