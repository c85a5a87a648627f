package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.Values;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlawlessJsonTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final RecordFormat<Account> FORMAT = new RecordFormat<>(AccountShape.INSTANCE);

    private static @Nullable Account flawless(byte[] json) {
        return new FlawlessJson(json, 0, json.length, Values.instant(ZONE)).only(AccountShape.INSTANCE);
    }

    private static @Nullable Account flawless(String json) {
        return flawless(json.getBytes(UTF_8));
    }

    private static ReadRecord<Account> read(byte[] json) {
        return FORMAT.read(json, 0, json.length, 4, 5L, ZONE);
    }

    private static ReadRecord<Account> readWithCare(byte[] json) {
        return FORMAT.readWithCare(json, 0, json.length, 4, 5L, ZONE);
    }

    private static String account(String fields) {
        return "{\"account_id\":\"a\",\"icp_tier\":\"A\"" + fields + "}";
    }

    @Test
    void readsWhatIsUsualWithoutCare() {
        for (Account account : RandomAccounts.of(11, 2_000)) {
            assertThat(flawless(AccountJson.write(account))).isEqualTo(account);
        }
        assertThat(flawless(Examples.FULL_ACCOUNT_JSON)).isEqualTo(Examples.FULL_ACCOUNT);
        assertThat(flawless(Examples.SMALL_ACCOUNT_JSON)).isEqualTo(Examples.SMALL_ACCOUNT);
    }

    @Test
    void readsMutationsAsIfWithCare() {
        int right = 0;
        int wrong = 0;
        for (Account account : RandomAccounts.of(12, 300)) {
            for (byte[] text : new Mutations(13, AccountJson.write(account)).times(40)) {
                ReadRecord<Account> read = read(text);
                assertThat(read).as(new String(text, ISO_8859_1)).isEqualTo(readWithCare(text));
                right += read.value() == null ? 0 : 1;
                wrong += read.value() == null ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThan(300);
        assertThat(wrong).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " \t\r\n",
                ",\"company\":\"a \\\"b\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e4\\u20AC\\uD83D\\uDE00 \\ud83d\"",
                ",\"company\":\"ä€😀\"",
                ",\"company\":\"ä\\n€\\u0020😀\"",
                ",\"company\":\"\u007f\"",
                ",\"company\" : null , \"signals\" : [ ] ",
                ",\"x\":{},\"y\":[],\"z\":[1,-0,1.50,1e5,-1.2E-3,true,false,null,\"\\u0041\",{\"ä\":[[{}]]}]",
                ",\"firmographics\":{\"employees\":1e3,\"annual_revenue\":1.50,\"technologies\":[\"\",\"a\"]}",
                ",\"trust_level_at\":\"2026-03-01T10:00:00+01:00\",\"in_crm\":false"
            })
    void readsWhatIsRightWithoutCare(String fields) {
        byte[] json = account(fields).getBytes(UTF_8);

        assertThat(flawless(json)).isNotNull();
        assertThat(read(json)).isEqualTo(readWithCare(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                ",\"company\":\"\\x\"",
                ",\"company\":\"\\u00g0\"",
                ",\"company\":\"\\u00",
                ",\"company\":\"\t\"",
                ",\"company\":\"a",
                ",\"company\":'a'",
                ",\"company\":7",
                ",\"company\":\"a\"\"b\"",
                ",\"account_id\":\"b\"",
                ",\"comp\\u0061ny\":\"a\"",
                ",\"engagement_level\":\"HI\\u0047H\"",
                ",\"engagement_level\":\"high\"",
                ",\"in_crm\":truex",
                ",\"in_crm\":\"true\"",
                ",\"in_crm\":TRUE",
                ",\"active_focus_taken\":01",
                ",\"active_focus_taken\":-1",
                ",\"active_focus_taken\":-",
                ",\"active_focus_taken\":1.",
                ",\"active_focus_taken\":1.5",
                ",\"active_focus_taken\":.5",
                ",\"active_focus_taken\":+1",
                ",\"active_focus_taken\":1e",
                ",\"active_focus_taken\":NaN",
                ",\"trust_level_at\":\"2026-02-30\"",
                ",\"signals\":[{\"type\":\"DEMO\",\"at\":\"2026-03-01\"},]",
                ",\"signals\":[{\"type\":\"DEMO\"}]",
                ",\"signals\":{}",
                ",\"x\":[1}",
                ",\"x\":\"\\q\"",
                ",\"x\":01",
                ",\"x\":nul",
                ",\"x\":",
                ",x:1",
                "/**/",
                "}",
                "}{\"account_id\":\"b\",\"icp_tier\":\"A\"",
                ",\"reviews\":[{\"id\":\"r\",\"from\":\"CLUSTER_ICP\",\"proposed_cluster\":\"CLUSTER_ICP\","
                        + "\"status\":\"APPROVED\",\"raised_at\":\"2026-03-01\"}]"
            })
    void leavesWhatIsWrongOrRareToCare(String fields) {
        byte[] json = account(fields).getBytes(UTF_8);

        assertThat(flawless(json)).isNull();
        assertThat(read(json)).isEqualTo(readWithCare(json));
    }

    @Test
    void leavesWhatIsTooLargeToCare() {
        String deep = "[".repeat(101) + "]".repeat(101);
        List<String> large = List.of(
                ",\"x\":" + deep,
                ",\"x\":" + "1".repeat(101),
                ",\"" + "x".repeat(1_001) + "\":1",
                ",\"" + "x".repeat(60_000) + "\":1",
                ",\"x\":" + "[".repeat(501) + "]".repeat(501));

        for (String fields : large) {
            byte[] json = account(fields).getBytes(UTF_8);
            assertThat(flawless(json)).isNull();
            assertThat(read(json)).isEqualTo(readWithCare(json));
        }
    }

    @Test
    void leavesWhatIsNotUtf8ToCare() {
        for (String wrong :
                List.of("\u00e4", "\u00c3", "\u00ed\u00a0\u0080", "\u00c0\u0080", "\u00f4\u0090\u0080\u0080")) {
            for (String field : List.of("company", "unknown")) {
                byte[] json = account(",\"" + field + "\":\"" + wrong + "\"").getBytes(ISO_8859_1);

                assertThat(flawless(json)).isNull();
                assertThat(read(json)).isEqualTo(readWithCare(json));
            }
        }
    }

    @Test
    void leavesEmptyTextsToCare() {
        for (String text : List.of("", " ", "[]", "null", "7", "\"a\"", "{", "{}", "\ufeff" + account(""))) {
            byte[] json = text.getBytes(UTF_8);

            assertThat(flawless(json)).isNull();
            assertThat(read(json)).isEqualTo(readWithCare(json));
        }
    }

    @Test
    void readsNoFurtherThanThePartOfTheArray() {
        byte[] json = (account("") + "}").getBytes(UTF_8);

        for (int length = 0; length < json.length - 1; length++) {
            assertThat(new FlawlessJson(json, 0, length, Values.instant(ZONE)).only(AccountShape.INSTANCE))
                    .isNull();
        }
        assertThat(new FlawlessJson(json, 0, json.length - 1, Values.instant(ZONE)).only(AccountShape.INSTANCE))
                .isNotNull();
    }
}
