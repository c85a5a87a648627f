package io.github.abmrules.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFileTest {

    private static final int BLOCK = 1 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7})
    void holdsWhatWasWrittenInPiecesOfAnySize(int size) throws IOException {
        Random random = new Random(size);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        Path file = folder.resolve("file");
        try (BlockFile out = new BlockFile(file)) {
            while (expected.size() < size) {
                byte[] piece = new byte[Math.min(size - expected.size(), 1 + random.nextInt(300_000))];
                random.nextBytes(piece);
                expected.writeBytes(piece);
                out.write(piece[0]);
                out.write(piece, 1, piece.length - 1);
                out.flush();
            }
        }

        assertThat(file).hasBinaryContent(expected.toByteArray());
    }

    @Test
    void holdsWhatIsLargeWhetherItWentPastTheCacheOrNot() throws IOException {
        Path file = folder.resolve("file");
        byte[] piece = new byte[700_001];
        try (BlockFile out = new BlockFile(file)) {
            for (int i = 0; i < 100; i++) {
                Arrays.fill(piece, (byte) i);
                out.write(piece);
            }
        }

        byte[] content = Files.readAllBytes(file);
        assertThat(content).hasSize(100 * piece.length);
        for (int i = 0; i < 100; i++) {
            Arrays.fill(piece, (byte) i);
            assertThat(Arrays.equals(content, i * piece.length, (i + 1) * piece.length, piece, 0, piece.length))
                    .isTrue();
        }
    }

    @Test
    void isClosedOnce() throws IOException {
        Path file = folder.resolve("file");
        BlockFile out = new BlockFile(file);
        out.write('a');
        out.close();
        out.close();

        assertThat(file).hasContent("a");
        assertThatThrownBy(() -> out.write('b')).isInstanceOf(IOException.class).hasMessage("The file is closed.");
        assertThatThrownBy(() -> new BlockFile(file)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
