package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountReaderTest {

    private static final String A = "{\"account_id\":\"a\",\"icp_tier\":\"A\"}";
    private static final String B = "{\"account_id\":\"b\",\"icp_tier\":\"B\"}";

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static List<ReadRecord<Account>> all(AccountReader reader) {
        List<ReadRecord<Account>> records = new ArrayList<>();
        try (reader) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    /** Gives the same text again and again, in pieces, and counts nothing in memory. */
    private static InputStream repeated(String begin, String piece, int times, String end) {
        return new InputStream() {
            private byte[] bytes = begin.getBytes(UTF_8);
            private int position;
            private int left = times;
            private boolean ended;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                while (position == bytes.length) {
                    if (ended) {
                        return -1;
                    }
                    ended = left == 0;
                    bytes = (ended ? end : left == 1 ? piece.substring(0, piece.length() - 1) : piece).getBytes(UTF_8);
                    left--;
                    position = 0;
                }
                int count = Math.min(length, bytes.length - position);
                System.arraycopy(bytes, position, target, offset, count);
                position += count;
                return count;
            }
        };
    }

    private static void hasNotGrown(AccountReader reader, int expected) {
        long count = 0;
        long before = 0;
        while (reader.hasNext()) {
            ReadRecord<Account> record = reader.next();
            if (record.value() == null || record.index() != count) {
                fail("Record %s is %s", count, record);
            }
            count++;
            if (count == expected / 10) {
                before = used();
            }
        }
        assertThat(count).isEqualTo(expected);
        assertThat(used() - before).isLessThan(4 << 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Nested
    class Lines {

        private List<ReadRecord<Account>> read(String text) {
            return all(AccountReader.jsonLines(stream(text), ZoneOffset.UTC));
        }

        @Test
        void readsOneAccountALine() {
            assertThat(read(A + "\n" + B + "\n"))
                    .extracting(ReadRecord::index, ReadRecord::line, ReadRecord::id)
                    .containsExactly(tuple(0L, 1L, "a"), tuple(1L, 2L, "b"));
        }

        @Test
        void bearsWhatEditorsAndSystemsLeave() {
            assertThat(read("\uFEFF" + A + "\r\n\r\n  \n" + B))
                    .extracting(ReadRecord::index, ReadRecord::line, ReadRecord::id)
                    .containsExactly(tuple(0L, 1L, "a"), tuple(1L, 4L, "b"));
        }

        @Test
        void goesOnBehindARecordThatIsWrong() {
            List<ReadRecord<Account>> records = read(A + "\n{\"account_id\":\"x\",\n\n[1]\n{}\n" + B);

            assertThat(records)
                    .extracting(ReadRecord::index, ReadRecord::line, ReadRecord::id)
                    .containsExactly(
                            tuple(0L, 1L, "a"),
                            tuple(1L, 2L, "x"),
                            tuple(2L, 4L, null),
                            tuple(3L, 5L, null),
                            tuple(4L, 6L, "b"));
            assertThat(records.get(1).problems())
                    .containsExactly(new Problem(
                            "",
                            null,
                            "is not valid JSON at line 2, column 19: Unexpected end-of-input within/between Object"
                                    + " entries. Maybe the record goes on in the next line; in jsonl each record is"
                                    + " one line."));
            assertThat(records.get(2).problems())
                    .containsExactly(new Problem(
                            "",
                            "[1]",
                            "must be an object, not a list."
                                    + " Maybe the input is one JSON list; then read it as json, not jsonl."));
            assertThat(records.get(4).value()).isNotNull();
        }

        @Test
        void rejectsOnlyTheLineThatIsNotUtf8() {
            byte[] text = (A + "\n{\"account_id\":\"?\",\"icp_tier\":\"A\"}\n" + B).getBytes(UTF_8);
            text[new String(text, UTF_8).indexOf('?')] = (byte) 0xE4;
            List<ReadRecord<Account>> records =
                    all(AccountReader.jsonLines(new ByteArrayInputStream(text), ZoneOffset.UTC));

            assertThat(records).extracting(ReadRecord::id).containsExactly("a", null, "b");
            assertThat(records.get(1).problems())
                    .containsExactly(new Problem(
                            "",
                            null,
                            "is not valid JSON at line 2, column 17: byte 0x22 after 0xE4 is not UTF-8."
                                    + " Maybe the input is in another encoding; save it as UTF-8."));
        }

        @Test
        void readsAnEmptyInput() {
            assertThat(read("")).isEmpty();
        }

        @Test
        void doesNotGrow() {
            hasNotGrown(
                    AccountReader.jsonLines(
                            repeated("", Examples.SMALL_ACCOUNT_JSON + "\n", 100_000, ""), ZoneOffset.UTC),
                    100_000);
        }

        @Test
        void closesItsStream() {
            AtomicBoolean closed = new AtomicBoolean();
            AccountReader.jsonLines(closing(closed), ZoneOffset.UTC).close();

            assertThat(closed).isTrue();
        }
    }

    @Nested
    class Array {

        private List<ReadRecord<Account>> read(String text) {
            return all(AccountReader.jsonArray(stream(text), ZoneOffset.UTC));
        }

        @Test
        void readsAListOfAccounts() {
            assertThat(read("\uFEFF[\n" + A + ",\n\n  " + B + "]\n"))
                    .extracting(ReadRecord::index, ReadRecord::line, ReadRecord::id)
                    .containsExactly(tuple(0L, 2L, "a"), tuple(1L, 4L, "b"));
        }

        @Test
        void readsAnObjectWithAListOfAccounts() {
            assertThat(read("{\"exported\":{\"accounts\":[1]},\n\"accounts\":[" + A + "],\"more\":[{}]}"))
                    .extracting(ReadRecord::index, ReadRecord::line, ReadRecord::id)
                    .containsExactly(tuple(0L, 2L, "a"));
        }

        @Test
        void readsAnEmptyList() {
            assertThat(read("[]")).isEmpty();
            assertThat(read("{\"accounts\":[]}")).isEmpty();
        }

        @Test
        void rejectsAnElementThatIsNoAccount() {
            List<ReadRecord<Account>> records =
                    read("[" + A + ",\n7,\"x\",null,[" + A + "],{\"account_id\":\"c\"},\n" + B + "]");

            assertThat(records)
                    .extracting(ReadRecord::index, ReadRecord::line, ReadRecord::id)
                    .containsExactly(
                            tuple(0L, 1L, "a"),
                            tuple(1L, 2L, null),
                            tuple(2L, 2L, null),
                            tuple(3L, 2L, null),
                            tuple(4L, 2L, null),
                            tuple(5L, 2L, "c"),
                            tuple(6L, 3L, "b"));
            assertThat(records.subList(1, 6))
                    .flatExtracting(ReadRecord::problems)
                    .containsExactly(
                            new Problem("", "7", "must be an object, not a number"),
                            new Problem("", "x", "must be an object, not a text"),
                            new Problem("", "null", "must be an object, not null"),
                            new Problem("", "[" + A + "]", "must be an object, not a list"),
                            new Problem(
                                    "icp_tier",
                                    null,
                                    "is required unless firmographics are given; allowed: A, B, C, D, E"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '\u0001',
                value = {
                    " ; The input is empty. Maybe write [] for no records.",
                    "7; Expected a list of records, or an object with the list \"accounts\", but found a number at"
                            + " line 1, column 1. Maybe put [ and ] around the records.",
                    "{\"account_id\":\"a\"}; Expected a list of records, or an object with the list \"accounts\", but"
                            + " found an object without \"accounts\" at line 1, column 18."
                            + " Maybe put [ and ] around a single record, or read one record a line as jsonl.",
                    "{\"accounts\":{}}; Expected a list of records, or an object with the list \"accounts\", but found"
                            + " an object at line 1, column 13. Maybe put [ and ] around the records.",
                    "{\"accounts\":[],\"accounts\":[]}; Expected a list of records, or an object with the list"
                            + " \"accounts\", but found a second \"accounts\" at line 1, column 16."
                            + " Maybe join the two lists.",
                    "[] []; Expected a list of records, or an object with the list \"accounts\", but found something"
                            + " after the end of the document at line 1, column 4. Maybe remove it.",
                    "[{\"account_id\":\"a\" \"icp_tier\":\"A\"}]; The input is not valid JSON at line 1, column 20:"
                            + " Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries."
                            + " Maybe a comma, a quote or a bracket nearby is missing, or one too many.",
                    "[{\"account_id\":\"a\"; The input is not valid JSON at line 1, column 19: Unexpected end-of-input:"
                            + " expected close marker for Object. Maybe the end of it is missing.",
                    "[{\"x\":[[]; The input is not valid JSON at line 1, column 10: Unexpected end-of-input: expected"
                            + " close marker for Array. Maybe the end of it is missing."
                })
        void saysWhatMakesADocumentUnreadable(String json, String message) {
            assertThatThrownBy(() -> read(json == null ? "" : json))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessage(message);
        }

        @Test
        void givesTheRecordsBeforeTheCut() {
            AccountReader reader = AccountReader.jsonArray(stream("[" + A + ",\n" + B + ",\n{\"acc"), ZoneOffset.UTC);

            assertThat(reader.next().id()).isEqualTo("a");
            assertThat(reader.next().id()).isEqualTo("b");
            assertThatThrownBy(reader::hasNext)
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessage(
                            "The input is not valid JSON at line 3, column 6: Unexpected end-of-input in field name."
                                    + " Maybe the end of it is missing.");
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void cannotReadWhatIsNotUtf8() {
            byte[] text = ("[" + A + ",\n{\"account_id\":\"?\"}]").getBytes(UTF_8);
            text[new String(text, UTF_8).indexOf('?')] = (byte) 0xE4;

            assertThatThrownBy(() -> all(AccountReader.jsonArray(new ByteArrayInputStream(text), ZoneOffset.UTC)))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessage("The input is not valid JSON at line 2, column 17: byte 0x22 after 0xE4 is not UTF-8."
                            + " Maybe the input is in another encoding; save it as UTF-8.");
            assertThatThrownBy(() -> all(AccountReader.jsonArray(
                            new ByteArrayInputStream(("\uFEFF[" + A + "]").getBytes(UTF_16LE)), ZoneOffset.UTC)))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessage("The input is not valid JSON at line 1, column 1: byte 0xFF is not UTF-8."
                            + " Maybe the input is in another encoding; save it as UTF-8.");
        }

        @Test
        void refusesWhatIsMeantToBreakIt() {
            assertThatThrownBy(() -> read("[{\"x\":" + "[".repeat(100_000)))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageContaining("Document nesting depth (501) exceeds the maximum allowed (500).");
        }

        @Test
        void endsWithNoOtherException() {
            byte[] right = ("{\"accounts\":[" + Examples.FULL_ACCOUNT_JSON + "," + A + "]}").getBytes(UTF_8);
            for (byte[] text : new Mutations(12, right).times(5_000)) {
                try {
                    all(AccountReader.jsonArray(new ByteArrayInputStream(text), ZoneOffset.UTC));
                } catch (UnreadableInputException e) {
                    assertThat(e).hasMessageContaining(" at line ");
                }
            }
        }

        @Test
        void tellsThatTheStreamFailed() {
            assertThatThrownBy(() -> all(AccountReader.jsonArray(new FailingStream("gone"), ZoneOffset.UTC)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("gone");
        }

        @Test
        void doesNotGrow() {
            hasNotGrown(
                    AccountReader.jsonArray(
                            repeated("[", Examples.SMALL_ACCOUNT_JSON + ",", 100_000, "]"), ZoneOffset.UTC),
                    100_000);
        }

        @Test
        void closesItsStream() {
            AtomicBoolean closed = new AtomicBoolean();
            AccountReader.jsonArray(closing(closed), ZoneOffset.UTC).close();

            assertThat(closed).isTrue();
        }
    }

    private static InputStream closing(AtomicBoolean closed) {
        return new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
    }
}
