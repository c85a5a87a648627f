package io.github.abmrules.core.json;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails at the first byte that is not UTF-8, after it has given all that precedes it. */
final class Utf8Stream extends FilterInputStream {

    private final Utf8 utf8 = new Utf8();
    private String failure = "";

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
        if (!failure.isEmpty()) {
            throw new CharConversionException(failure);
        }
        int count = super.read(bytes, offset, length);
        if (count < 0) {
            return count;
        }
        int wrong = utf8.firstWrong(bytes, offset, count);
        if (wrong < 0) {
            return count;
        }
        failure = Utf8.complaint(bytes[wrong]);
        if (wrong == offset) {
            throw new CharConversionException(failure);
        }
        return wrong - offset;
    }
}
