package io.github.abmrules.hubspot.sync;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.UnreadableInputException;
import io.github.abmrules.hubspot.read.ReadCompany;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a run: how far it is, and the companies as they were read. The companies are decided from the file, so that a run
 * that goes on decides what the ended one decided. One process at a time has it.
 */
final class SyncFolder implements AutoCloseable {

    private static final RecordJson<SyncState> STATE = RecordJson.of(SyncState.class);
    private static final RecordJson<ReadCompany> COMPANY = RecordJson.of(ReadCompany.class);

    private final Path folder;
    private final FileChannel lockFile;

    SyncFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lockFile)) {
                lockFile.close();
                throw new IllegalStateException("The folder " + folder
                        + " is used by another run. Maybe wait for its end, or give this one a folder of its own?");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used", e);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Nullable
    SyncState state() {
        Path file = folder.resolve("run.json");
        try {
            if (!Files.exists(file)) {
                return null;
            }
            ReadRecord<SyncState> read = STATE.read(Files.readString(file), ZoneOffset.UTC);
            SyncState state = read.value();
            if (state == null) {
                throw new UnreadableInputException(file + " cannot be read: " + read.problems()
                        + ". Maybe it was edited? Delete it to begin anew.");
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    void save(SyncState state) {
        Path file = folder.resolve("run.json");
        Path next = folder.resolve("run.json.next");
        try {
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(RecordJson.text(state).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Adds companies after so many bytes, what is beyond them being cut off; gives the new length. */
    long append(List<ReadCompany> companies, long from) {
        Path file = companies();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(from);
            channel.position(from);
            java.io.OutputStream out =
                    new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 16);
            for (ReadCompany company : companies) {
                out.write(RecordJson.write(company));
                out.write('\n');
            }
            out.flush();
            channel.force(true);
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** The companies that were read, in their order; to be closed. */
    @SuppressWarnings("StreamResourceLeak") // The caller closes it.
    Stream<ReadCompany> read() {
        Path file = companies();
        try {
            if (!Files.exists(file)) {
                return Stream.empty();
            }
            return Files.lines(file).filter(line -> !line.isBlank()).map(SyncFolder::company);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static ReadCompany company(String line) {
        ReadRecord<ReadCompany> read = COMPANY.read(line, ZoneOffset.UTC);
        ReadCompany company = read.value();
        if (company == null) {
            throw new UnreadableInputException("A company of the run cannot be read: " + read.problems()
                    + ". Maybe the file was edited? Delete run.json to begin anew.");
        }
        return company;
    }

    /** Takes the companies away: they are people's data and no longer needed. */
    void clear() {
        try {
            Files.deleteIfExists(companies());
        } catch (IOException e) {
            throw new UncheckedIOException(companies() + " cannot be deleted", e);
        }
    }

    private Path companies() {
        return folder.resolve("companies.jsonl");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be freed", e);
        }
    }
}
