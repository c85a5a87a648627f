package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.Assignment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The JSON of assignments that wait to be written, in a fifth of the room: what many of them share, above all the sentences of
 * the rules, is kept once. Faster than {@link AssignmentJson#write(Assignment)}, too. Only the packer that packed a text can
 * unpack it. Keeps up to 8 MiB. Thread-safe.
 */
public final class AssignmentPacker {

    private final Phrases phrases = new Phrases();

    /** An assignment, packed; to be followed by a line feed. */
    public byte[] packLine(Assignment assignment) {
        JsonText out = new JsonText(phrases);
        AssignmentText.write(out, assignment);
        out.lineFeed();
        return out.toBytes();
    }

    /**
     * Writes the bytes of {@link AssignmentJson#write(Assignment)} for what was packed, each with its line feed.
     *
     * @param packed one or more packed assignments, one behind the other
     * @throws UncheckedIOException when the stream fails
     */
    public void unpack(byte[] packed, OutputStream out) {
        try {
            int start = 0;
            for (int i = 0; i < packed.length; i++) {
                if (packed[i] == JsonText.PHRASE) {
                    out.write(packed, start, i - start);
                    byte[] json = phrases.json(JsonText.phraseNumber(packed, i));
                    out.write(json, 0, json.length);
                    i += JsonText.PHRASE_LENGTH - 1;
                    start = i + 1;
                }
            }
            out.write(packed, start, packed.length - start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
