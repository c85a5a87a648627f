package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.Assignment;

/**
 * The JSON of assignments that wait to be written, in a fifth of the room: what many of them share, above all the sentences of
 * the rules, is kept once. Faster than {@link AssignmentJson#write(Assignment)}, too. Only the packer that packed a text can
 * unpack it. Keeps up to 8 MiB. Thread-safe.
 */
public final class AssignmentPacker {

    /** Kept from one assignment to the next. */
    private static final ThreadLocal<byte[]> ROOM = ThreadLocal.withInitial(() -> new byte[4096]);

    private final Phrases phrases = new Phrases();

    /** An assignment, packed; to be followed by a line feed. */
    public byte[] packLine(Assignment assignment) {
        JsonText out = new JsonText(phrases, ROOM.get());
        AssignmentText.write(out, assignment);
        byte[] packed = out.lineFeed().toBytes();
        ROOM.set(out.room());
        return packed;
    }

    /**
     * The bytes of {@link AssignmentJson#write(Assignment)} for what was packed, each with its line feed.
     *
     * @param packed one or more packed assignments, one behind the other
     */
    public byte[] unpack(byte[] packed) {
        byte[] json = new byte[unpackedLength(packed)];
        int size = 0;
        int start = 0;
        for (int i = 0; i < packed.length; i++) {
            if (packed[i] == JsonText.PHRASE) {
                size = append(packed, start, i - start, json, size);
                byte[] phrase = phrases.json(JsonText.phraseNumber(packed, i));
                size = append(phrase, 0, phrase.length, json, size);
                i += JsonText.PHRASE_LENGTH - 1;
                start = i + 1;
            }
        }
        append(packed, start, packed.length - start, json, size);
        return json;
    }

    private int unpackedLength(byte[] packed) {
        int length = packed.length;
        for (int i = 0; i < packed.length; i++) {
            if (packed[i] == JsonText.PHRASE) {
                int phrase = phrases.json(JsonText.phraseNumber(packed, i)).length;
                length = Math.addExact(length, phrase - JsonText.PHRASE_LENGTH);
                i += JsonText.PHRASE_LENGTH - 1;
            }
        }
        return length;
    }

    private static int append(byte[] from, int offset, int length, byte[] to, int size) {
        System.arraycopy(from, offset, to, size, length);
        return size + length;
    }
}
