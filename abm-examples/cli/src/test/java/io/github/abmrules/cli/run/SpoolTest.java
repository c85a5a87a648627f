package io.github.abmrules.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_000, 100_000})
    void givesBackWhatWasWrittenWhetherInMemoryOrNot(int count) throws IOException {
        try (Spool spool = new Spool(folder, 5_000)) {
            for (int i = 0; i < count; i++) {
                spool.out().writeLong(i);
            }
            for (int reading = 0; reading < 2; reading++) {
                DataInputStream in = spool.in();
                for (int i = 0; i < count; i++) {
                    assertThat(in.readLong()).isEqualTo(i);
                }
                assertThat(in.read()).isEqualTo(-1);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNoNameInTheFolderEvenWhileItIsOpen() throws IOException {
        try (Spool spool = new Spool(folder, 10)) {
            spool.out().write(new byte[100_000]);
            assertThat(spool.in().readAllBytes()).hasSize(100_000);
            assertThat(folder).isEmptyDirectory();
        }
    }
}
