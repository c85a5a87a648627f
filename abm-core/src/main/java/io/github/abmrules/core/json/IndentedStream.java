package io.github.abmrules.core.json;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Indents the compact JSON that is written to it, two spaces a level. */
final class IndentedStream extends FilterOutputStream {

    private int depth;
    private boolean justOpened;
    private boolean inText;
    private boolean escaped;

    IndentedStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void write(int octet) throws IOException {
        if (inText) {
            out.write(octet);
            inText = escaped || octet != '"';
            escaped = !escaped && octet == '\\';
            return;
        }
        switch (octet) {
            case '\n' -> {
                // The line breaks of the compact form.
            }
            case '}', ']' -> {
                depth--;
                breakLine(!justOpened);
                justOpened = false;
                out.write(octet);
                if (depth == 0) {
                    out.write('\n');
                }
            }
            case ',' -> {
                out.write(octet);
                breakLine(true);
            }
            case ':' -> {
                out.write(octet);
                out.write(' ');
            }
            default -> {
                breakLine(justOpened);
                justOpened = octet == '{' || octet == '[';
                depth += justOpened ? 1 : 0;
                inText = octet == '"';
                out.write(octet);
            }
        }
    }

    private void breakLine(boolean wanted) throws IOException {
        if (wanted) {
            out.write('\n');
            for (int i = 0; i < depth; i++) {
                out.write(' ');
                out.write(' ');
            }
        }
    }
}
