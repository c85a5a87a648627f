package io.github.abmrules.core.port.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits in a file is there when the file is opened again, and what was taken out is not. */
class FileOutboxTest {
    private static final CrmNote ONE = note("one");
    private static final CrmNote TWO = note("two");
    private static final CrmNote THREE = note("three");

    @TempDir
    private Path folder;

    private Path file;
    private FileOutbox<CrmNote> outbox;

    @BeforeEach
    void queueThree() {
        file = folder.resolve("pending-notes.jsonl");
        outbox = open();
        outbox.queue(List.of(ONE, TWO, THREE));
    }

    private FileOutbox<CrmNote> open() {
        return new FileOutbox<>(Tool.ADD_NOTE, file, CrmNote.class);
    }

    private static CrmNote note(String key) {
        return new CrmNote(key, "acme", "Acme", "Cluster ACTIVE_FOCUS.", Instant.parse("2026-06-30T12:00:00Z"));
    }

    @Test
    void takesSeveralOutAtOnceAndKeepsTheOthers() throws IOException {
        outbox.allWritten(List.of(THREE, ONE));

        assertThat(outbox.pending()).containsExactly(TWO);
        assertThat(open().pending()).containsExactly(TWO);
        assertThat(Files.readAllLines(file)).hasSize(5).endsWith("{\"written\":\"three\"}", "{\"written\":\"one\"}");
    }

    @Test
    void becomesEmptyWhenAllIsTakenOut() {
        outbox.allWritten(List.of(THREE, ONE, TWO));

        assertThat(outbox.pending()).isEmpty();
        assertThat(file).isEmptyFile();
        assertThat(open().pending()).isEmpty();
    }

    @Test
    void becomesEmptyWhenTheRestIsTakenOut() {
        outbox.allWritten(List.of(ONE, TWO));
        outbox.written(THREE);

        assertThat(outbox.pending()).isEmpty();
        assertThat(file).isEmptyFile();
    }

    @Test
    void staysAsItIsWhenNothingIsTakenOut() throws IOException {
        byte[] before = Files.readAllBytes(file);

        outbox.allWritten(List.of());

        assertThat(outbox.pending()).containsExactly(ONE, TWO, THREE);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void marksOnceWhatIsNamedTwice() throws IOException {
        outbox.allWritten(List.of(ONE, ONE));

        assertThat(outbox.pending()).containsExactly(TWO, THREE);
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @Test
    void takesOutWhatItNeverHadWithoutHarm() {
        outbox.allWritten(List.of(note("four"), TWO));

        assertThat(outbox.pending()).containsExactly(ONE, THREE);
        assertThat(open().pending()).containsExactly(ONE, THREE);
    }

    @Test
    void queuesAnewWhatWasTakenOut() {
        outbox.allWritten(List.of(ONE, TWO));
        outbox.queue(List.of(ONE));

        assertThat(outbox.pending()).containsExactly(THREE, ONE);
        assertThat(open().pending()).containsExactly(THREE, ONE);
    }

    @Test
    void keepsEverythingWaitingWhenTheFileCannotBeWritten() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> outbox.allWritten(List.of(ONE, TWO)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("2 records");
        assertThatThrownBy(() -> outbox.written(TWO))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("two");
        assertThat(outbox.pending()).containsExactly(ONE, TWO, THREE);
    }
}
