package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void acceptsWhatTheJdkAccepts() {
        Random random = new Random(10);
        byte[] interesting = {
            0x41,
            0x7F,
            (byte) 0x80,
            (byte) 0x8F,
            (byte) 0x90,
            (byte) 0x9F,
            (byte) 0xA0,
            (byte) 0xBF,
            (byte) 0xC0,
            (byte) 0xC1,
            (byte) 0xC2,
            (byte) 0xDF,
            (byte) 0xE0,
            (byte) 0xE1,
            (byte) 0xED,
            (byte) 0xEF,
            (byte) 0xF0,
            (byte) 0xF1,
            (byte) 0xF4,
            (byte) 0xF5,
            (byte) 0xFF
        };
        int accepted = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] text = new byte[1 + random.nextInt(5)];
            for (int j = 0; j < text.length; j++) {
                text[j] = interesting[random.nextInt(interesting.length)];
            }
            byte[] closed = Arrays.copyOf(text, text.length + 1);
            closed[text.length] = '"';
            boolean right = new Utf8().firstWrong(closed, 0, closed.length) < 0;
            accepted += right ? 1 : 0;

            assertThat(right).isEqualTo(decodes(closed));
        }
        assertThat(accepted).isPositive();
    }

    private static boolean decodes(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void keepsItsPlaceBetweenPieces() {
        byte[] text = "a€😀é".getBytes(UTF_8);
        Utf8 utf8 = new Utf8();
        for (int i = 0; i < text.length; i++) {
            assertThat(utf8.firstWrong(text, i, 1)).isEqualTo(-1);
        }
        assertThat(utf8.firstWrong(text, 2, 1)).isEqualTo(2);
    }
}
