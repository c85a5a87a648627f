package io.github.abmrules.hubspot.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @Test
    void comesFromTheEnvironmentOrAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "  abc\n");

        assertThat(Secret.fromEnvironment("TOKEN", Map.of("TOKEN", "xyz")).reveal())
                .isEqualTo("xyz");
        assertThat(Secret.fromFile(file).reveal()).isEqualTo("abc");
        Files.writeString(file, "def");
        assertThat(Secret.fromFile(file).reveal()).isEqualTo("def");
    }

    @Test
    void saysWhereItIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> Secret.fromEnvironment("TOKEN", Map.of()).reveal())
                .hasMessage(
                        "The secret of the environment variable TOKEN is empty. Maybe it is not set for this process?");
        assertThatThrownBy(() -> Secret.fromFile(folder.resolve("none")).reveal())
                .hasMessageStartingWith("The secret cannot be read from the file ");
    }

    @Test
    void doesNotBecomeAHeaderOfItsOwn() {
        assertThatThrownBy(() -> Secret.of(() -> "abc\r\nX-Evil: 1").reveal())
                .hasMessageNotContaining("abc")
                .hasMessageContaining("has blanks or control characters inside");
    }
}
