package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private record Seen(String text, long index, long line) {
        static Seen of(JsonLines.Line line) {
            return new Seen(new String(line.bytes(), line.offset(), line.length(), UTF_8), line.index(), line.line());
        }
    }

    private static List<Seen> lines(InputStream in) {
        List<JsonLines.Line> lines = new ArrayList<>();
        try (JsonLines records = new JsonLines(in)) {
            records.forEachRemaining(lines::add);
        }
        // Only now, when the reader has gone on: a line must stay as it was.
        return lines.stream().map(Seen::of).toList();
    }

    private static List<Seen> lines(String text) {
        return lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @Test
    void splitsAtLineFeeds() {
        assertThat(lines("a\nb\n")).containsExactly(new Seen("a", 0, 1), new Seen("b", 1, 2));
    }

    @Test
    void takesALastLineWithoutLineFeed() {
        assertThat(lines("a\nb")).containsExactly(new Seen("a", 0, 1), new Seen("b", 1, 2));
    }

    @Test
    void leavesOutCarriageReturns() {
        assertThat(lines("a\r\nb\r\n\r\nc\r"))
                .containsExactly(new Seen("a", 0, 1), new Seen("b", 1, 2), new Seen("c", 2, 4));
    }

    @Test
    void countsBlankLinesButSkipsThem() {
        assertThat(lines("\n  \n\t\r\na\n\n\nb\n\n")).containsExactly(new Seen("a", 0, 4), new Seen("b", 1, 7));
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n \n")).isEmpty();
    }

    @Test
    void leavesOutAByteOrderMark() {
        assertThat(lines("\uFEFFa\nb")).containsExactly(new Seen("a", 0, 1), new Seen("b", 1, 2));
        assertThat(lines("\uFEFF\nb")).containsExactly(new Seen("b", 0, 2));
        assertThat(lines("a\n\uFEFFb")).containsExactly(new Seen("a", 0, 1), new Seen("\uFEFFb", 1, 2));
    }

    @Test
    void splitsTheSameHoweverTheStreamCutsItsPieces() {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        List<Seen> expected = new ArrayList<>();
        for (int line = 1; line <= 400; line++) {
            int length = random.nextInt(20) == 0 ? random.nextInt(600_000) : random.nextInt(50);
            String record = Character.toString('a' + line % 26).repeat(length);
            if (length > 0) {
                expected.add(new Seen(record, expected.size(), line));
            }
            text.append(record).append(random.nextBoolean() ? "\n" : "\r\n");
        }

        assertThat(lines(new ByteArrayInputStream(text.toString().getBytes(UTF_8)) {
                    @Override
                    public synchronized int read(byte[] bytes, int offset, int length) {
                        return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(100_000)));
                    }
                }))
                .isEqualTo(expected);
    }

    @Test
    void cutsARecordThatIsTooLongAndGoesOn() {
        int limit = 64 << 20;
        InputStream in = new InputStream() {
            private final byte[] end = "\nb\n".getBytes(UTF_8);
            private final long length = limit + 5_000_000L;
            private long position;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int offset, int wanted) {
                if (position >= length + end.length) {
                    return -1;
                }
                if (position >= length) {
                    bytes[offset] = end[(int) (position++ - length)];
                    return 1;
                }
                int count = (int) Math.min(wanted, length - position);
                Arrays.fill(bytes, offset, offset + count, (byte) 'x');
                position += count;
                return count;
            }
        };
        try (JsonLines records = new JsonLines(in)) {
            JsonLines.Line first = records.next();
            assertThat(first.length()).isEqualTo(limit + 1);
            assertThat(AccountJson.read(first, ZoneOffset.UTC).rejections())
                    .extracting("index", "line", "field", "message")
                    .containsExactly(tuple(
                            0L, 1L, "", "is longer than 64 MiB. Maybe a line break between two records is missing."));
            assertThat(Seen.of(records.next())).isEqualTo(new Seen("b", 1, 2));
            assertThat(records.hasNext()).isFalse();
        }
    }

    @Test
    void tellsThatTheStreamFailed() {
        JsonLines records = new JsonLines(new FailingStream("gone"));

        assertThatThrownBy(records::hasNext)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void hasNothingBehindTheEnd() {
        assertThatThrownBy(() -> new JsonLines(InputStream.nullInputStream()).next())
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There are no more records.");
    }
}
