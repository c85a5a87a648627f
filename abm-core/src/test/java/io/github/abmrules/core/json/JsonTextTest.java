package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static String text(String value) {
        return new String(new JsonText().value(value).toBytes(), UTF_8);
    }

    private static String instant(Instant value) {
        return new String(new JsonText().object().field("at", value).end().toBytes(), UTF_8);
    }

    @Test
    void escapesOnlyWhatMustBe() {
        assertThat(text("a/b \"c\" \\d")).isEqualTo("\"a/b \\\"c\\\" \\\\d\"");
        assertThat(text("\b\f\n\r\t\0\u001f\u007f")).isEqualTo("\"\\b\\f\\n\\r\\t\\u0000\\u001F\u007f\"");
        assertThat(text("é€😀")).isEqualTo("\"é€😀\"");
        assertThat(text("\ud83d")).isEqualTo("\"\\uD83D\"");
        assertThat(text("\ude00\ud83d")).isEqualTo("\"\\uDE00\\uD83D\"");
        assertThat(text("")).isEqualTo("\"\"");
        assertThat(text(null)).isEqualTo("null");
    }

    @Test
    void everyTextComesBack() throws IOException {
        JsonFactory json = new JsonFactory();
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                int bound = List.of(0x80, 0x800, 0x10000).get(random.nextInt(3));
                text.append((char) random.nextInt(bound));
                if (random.nextInt(10) == 0) {
                    text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                }
            }
            try (JsonParser parser =
                    json.createParser(new JsonText().value(text.toString()).toBytes())) {
                parser.nextToken();
                assertThat(parser.getText()).isEqualTo(text.toString());
            }
        }
    }

    @Test
    void growsWithALongText() {
        String longText = "é".repeat(3_000_000) + "\n".repeat(1_000_000);

        assertThat(text(longText)).isEqualTo("\"" + "é".repeat(3_000_000) + "\\n".repeat(1_000_000) + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "1600-02-29T12:00:00Z",
                "1900-02-28T23:59:59.999999999Z",
                "1900-03-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00Z",
                "2000-02-29T00:00:00.000001Z",
                "2100-02-28T00:00:00.100Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z"
            })
    void writesInstantsAsTheJdkDoes(String text) {
        Instant instant = Instant.parse(text);

        assertThat(instant(instant)).isEqualTo("{\"at\":\"" + instant + "\"}");
    }

    @Test
    void writesEveryInstantAsTheJdkDoes() {
        Random random = new Random(9);
        for (int i = 0; i < 50_000; i++) {
            int digits = List.of(1_000_000_000, 1_000_000, 1_000, 1).get(random.nextInt(4));
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 300_000_000_000L),
                    random.nextInt(1_000_000_000) / digits * (long) digits);

            assertThat(instant(instant)).isEqualTo("{\"at\":\"" + instant + "\"}");
        }
        assertThat(instant(Instant.MAX)).isEqualTo("{\"at\":\"" + Instant.MAX + "\"}");
        assertThat(instant(Instant.MIN)).isEqualTo("{\"at\":\"" + Instant.MIN + "\"}");
    }

    /** Few elements and many are sorted in different ways. */
    @Test
    void setsAreInTheOrderOfTheirBytesEachElementOnce() {
        Random random = new Random(8);
        for (int count = 0; count < 60; count++) {
            List<String> texts = Stream.generate(() -> Integer.toString(random.nextInt(50), 6))
                    .limit(count)
                    .toList();
            String sorted = texts.stream()
                    .sorted()
                    .distinct()
                    .map(text -> '"' + text + '"')
                    .collect(joining(","));
            JsonText out = new JsonText().object();
            out.set("s", texts, JsonText::value).end();
            assertThat(new String(out.toBytes(), UTF_8)).isEqualTo("{\"s\":[" + sorted + "]}");
        }
    }

    @Test
    void isWrittenIntoTheSameRoomAgain() throws NoSuchAlgorithmException {
        byte[] room = new byte[8];
        for (String value : List.of("a", "a text that is longer than the room", "b")) {
            JsonText out = new JsonText(room).value(value);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            out.addTo(digest);
            assertThat(digest.digest())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(('"' + value + '"').getBytes(UTF_8)));
            room = out.room();
        }
        assertThat(new JsonText(new byte[1 << 20]).room()).hasSizeLessThan(1 << 20);
    }
}
