package io.github.abmrules.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.ContentReference;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream that fails at the first byte that is not UTF-8, after it has given all that precedes it. */
final class Utf8Stream extends FilterInputStream {

    private final Utf8 utf8 = new Utf8();
    private int line = 1;
    private int column = 1;

    Utf8Stream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!utf8.complaint().isEmpty()) {
            throw new CharConversionException(utf8.complaint());
        }
        int count = super.read(bytes, offset, length);
        if (count < 0) {
            return count;
        }
        int wrong = utf8.firstWrong(bytes, offset, count);
        int right = wrong < 0 ? count : wrong - offset;
        for (int i = offset; i < offset + right; i++) {
            column++;
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            }
        }
        if (right == 0 && wrong >= 0) {
            throw new CharConversionException(utf8.complaint());
        }
        return right;
    }

    /** Where the first wrong byte is; null when none has been found. */
    @Nullable
    JsonLocation failure() {
        return utf8.complaint().isEmpty() ? null : new JsonLocation(ContentReference.unknown(), -1, line, column);
    }
}
