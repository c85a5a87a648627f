package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.ValueKind;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record in which nothing is wrong, straight from its bytes and without a parser of its own. It complains of
 * nothing: where it finds something that is wrong, or just rare, it gives up, and {@link JsonCursor} reads the record from
 * the beginning and says what there is to say. So it must take nothing that the cursor would not take as the same value.
 * Belongs to one thread.
 */
final class FlawlessJson {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;
    private static final byte[] TRUE = utf8("true");
    private static final byte[] FALSE = utf8("false");
    private static final byte[] NULL = utf8("null");

    private final byte[] bytes;
    private final int end;
    private final ValueKind<Instant> instants;
    private int at;
    private int depth;
    private int tokenStart;
    private int tokenEnd;
    private boolean beyondAscii;
    private boolean escaped;
    private @Nullable String id;

    /** That the record is not for this reader. */
    static final class Doubt extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private Doubt() {
            super("The record has to be read with care.", null, false, false);
        }
    }

    FlawlessJson(byte[] json, int offset, int length, ValueKind<Instant> instants) {
        this.bytes = json;
        this.at = offset;
        this.end = offset + length;
        this.instants = instants;
    }

    /** The value of a text that holds nothing else; null when it has to be read with care. */
    <T> @Nullable T only(Shape<T> shape) {
        try {
            T value = shape.readFlawless(this);
            skipBlanks();
            return at == end ? value : null;
        } catch (Doubt | InvalidFactException e) {
            return null;
        }
    }

    /** Gives up. */
    static Doubt doubt() {
        return new Doubt();
    }

    /** How instants are read in this record. */
    ValueKind<Instant> instants() {
        return instants;
    }

    /** Notes the id of the record. */
    void identify(@Nullable String value) {
        if (depth == 1) {
            id = value;
        }
    }

    /** The id of the record; null until it has been read. */
    @Nullable
    String id() {
        return id;
    }

    /** Goes into an object; true when there is something in it. */
    boolean beginObject() {
        return begin('{', '}');
    }

    /** Goes into a list; true when there is something in it. */
    boolean beginList() {
        return begin('[', ']');
    }

    private boolean begin(char opening, char closing) {
        require(opening);
        if (++depth > DEEPEST) {
            throw doubt();
        }
        if (next() == closing) {
            at++;
            depth--;
            return false;
        }
        return true;
    }

    /** Goes to the next field of an object; false when there is none, and then out of the object. */
    boolean moreInObject() {
        return more('}');
    }

    /** Goes to the next element of a list; false when there is none, and then out of the list. */
    boolean moreInList() {
        return more(']');
    }

    private boolean more(char closing) {
        byte sign = next();
        at++;
        if (sign == ',') {
            return true;
        }
        if (sign != closing) {
            throw doubt();
        }
        depth--;
        return false;
    }

    /** Goes over a name and its colon; {@link #isToken} then compares the name. */
    void name() {
        quoted();
        if (escaped || tokenEnd - tokenStart > LONGEST_NAME) {
            throw doubt();
        }
        require(':');
    }

    /** Goes over a text that is one of several constants; {@link #isToken} then compares it. */
    void constant() {
        quoted();
        if (escaped) {
            throw doubt();
        }
    }

    /** Whether the name or constant that was gone over is this one, in UTF-8. */
    boolean isToken(byte[] utf8) {
        int start = tokenStart;
        int length = utf8.length;
        if (tokenEnd - start != length) {
            return false;
        }
        // Most often the last sign already tells short names apart.
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[start + i] != utf8[i]) {
                return false;
            }
        }
        return true;
    }

    /** Goes over a null; false when there is something else. */
    boolean isNull() {
        if (next() != 'n') {
            return false;
        }
        literal(NULL);
        return true;
    }

    /** A text. */
    String text() {
        quoted();
        if (escaped) {
            return unescaped();
        }
        return string(tokenStart, tokenEnd);
    }

    /** True or false. */
    boolean bool() {
        boolean value = next() == 't';
        literal(value ? TRUE : FALSE);
        return value;
    }

    /** A number as it is written. */
    String number() {
        next();
        int start = at;
        if (bytes[at] == '-') {
            at++;
        }
        int whole = digits();
        if (whole == 0 || (whole > 1 && bytes[at - whole] == '0')) {
            throw doubt();
        }
        if (at < end && bytes[at] == '.') {
            at++;
            requireDigits();
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            requireDigits();
        }
        if (at - start > LONGEST_NUMBER) {
            throw doubt();
        }
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private void requireDigits() {
        if (digits() == 0) {
            throw doubt();
        }
    }

    private int digits() {
        int start = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - start;
    }

    /** Goes over a value of any type with all it contains. */
    void skip() {
        switch (next()) {
            case '"' -> {
                quoted();
                if (escaped) {
                    unescaped();
                }
            }
            case '{' -> {
                boolean more = beginObject();
                while (more) {
                    name();
                    skip();
                    more = moreInObject();
                }
            }
            case '[' -> {
                boolean more = beginList();
                while (more) {
                    skip();
                    more = moreInList();
                }
            }
            case 't', 'f' -> bool();
            case 'n' -> literal(NULL);
            default -> number();
        }
    }

    private void literal(byte[] word) {
        int wordEnd = at + word.length;
        if (wordEnd > end || !Arrays.equals(bytes, at, wordEnd, word, 0, word.length)) {
            throw doubt();
        }
        at = wordEnd;
    }

    /** Goes over a text in quotes. */
    private void quoted() {
        require('"');
        byte[] text = bytes;
        int last = end;
        int i = at;
        boolean ascii = true;
        boolean plain = true;
        while (true) {
            if (i >= last) {
                throw doubt();
            }
            byte octet = text[i];
            if (octet >= ' ') {
                if (octet == '"') {
                    break;
                }
                if (octet == '\\') {
                    plain = false;
                    // What follows is no end, whatever it is.
                    i++;
                }
            } else if (octet < 0) {
                ascii = false;
            } else {
                throw doubt();
            }
            i++;
        }
        // With the quote, so that no sequence is cut off.
        if (!ascii && new Utf8().firstWrong(text, at, i + 1 - at) >= 0) {
            throw doubt();
        }
        tokenStart = at;
        tokenEnd = i;
        beyondAscii = !ascii;
        escaped = !plain;
        at = i + 1;
    }

    private String string(int from, int to) {
        return new String(bytes, from, to - from, beyondAscii ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** The text that was gone over, in which some characters are escaped. */
    private String unescaped() {
        StringBuilder text = new StringBuilder(tokenEnd - tokenStart);
        int from = tokenStart;
        int i = tokenStart;
        while (i < tokenEnd) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(string(from, i));
            byte sign = bytes[i + 1];
            i += 2;
            switch (sign) {
                case '"', '\\', '/' -> text.append((char) sign);
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append(hexadecimal(i));
                    i += 4;
                }
                default -> throw doubt();
            }
            from = i;
        }
        return text.append(string(from, tokenEnd)).toString();
    }

    private char hexadecimal(int from) {
        if (from + 4 > tokenEnd) {
            throw doubt();
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            // Only ASCII: Character.digit knows digits of other scripts, but no byte is one of those.
            int digit = Character.digit((char) (bytes[i] & 0xFF), 16);
            if (digit < 0) {
                throw doubt();
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }

    private void require(char sign) {
        if (next() != sign) {
            throw doubt();
        }
        at++;
    }

    /** The next sign that is not white space, to which it goes. */
    private byte next() {
        if (at < end && bytes[at] > ' ') {
            return bytes[at];
        }
        skipBlanks();
        if (at == end) {
            throw doubt();
        }
        return bytes[at];
    }

    private void skipBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
