package io.github.abmrules.core.json;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts that differ from a right one in a few places, the same for the same seed. */
final class Mutations {

    private static final String NOISE = "{}[],:\"\\0-.eE \n\u0000";

    private final Random random;
    private final byte[] right;

    Mutations(long seed, byte[] right) {
        this.random = new Random(seed);
        this.right = right;
    }

    List<byte[]> times(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    private byte[] next() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int rate = 1 + random.nextInt(right.length);
        for (byte octet : right) {
            switch (random.nextInt(rate) > 2 ? 0 : 1 + random.nextInt(4)) {
                case 1 -> {
                    // Left out.
                }
                case 2 -> text.write(random.nextInt(256));
                case 3 -> {
                    text.write(octet);
                    text.write(octet);
                }
                case 4 -> text.write(NOISE.charAt(random.nextInt(NOISE.length())));
                default -> text.write(octet);
            }
        }
        return text.toByteArray();
    }
}
