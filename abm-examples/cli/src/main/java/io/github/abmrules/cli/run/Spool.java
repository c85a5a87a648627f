package io.github.abmrules.cli.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that wait to be read again: a few in memory, many in a temporary file. Where the system allows it the file has no
 * name, so that it is gone with the process, however that ends. Belongs to one thread.
 */
final class Spool implements AutoCloseable {

    private static final int BUFFER = 256 << 10;

    private final Path folder;
    private final int mostInMemory;
    private final Bytes bytes = new Bytes();
    private final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes, 64 << 10));
    private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;

    /**
     * An empty spool.
     *
     * @param folder where the temporary file goes
     * @param mostInMemory how many bytes stay in memory
     */
    Spool(Path folder, int mostInMemory) {
        this.folder = folder;
        this.mostInMemory = mostInMemory;
    }

    /** Where to write. */
    DataOutputStream out() {
        return out;
    }

    /** All that was written, from the beginning; nothing may be written after that. */
    DataInputStream in() {
        try {
            out.flush();
            ByteArrayOutputStream kept = memory;
            if (kept != null) {
                return new DataInputStream(new ByteArrayInputStream(kept.toByteArray()));
            }
            FileChannel channel = requireFile();
            InputStream fromFile = Channels.newInputStream(channel.position(0));
            return new DataInputStream(new BufferedInputStream(fromFile, BUFFER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of everything. */
    @Override
    public void close() {
        memory = null;
        FileChannel channel = file;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FileChannel requireFile() {
        if (file == null) {
            throw new IllegalStateException("The spool is closed.");
        }
        return file;
    }

    private static FileChannel create(Path folder) throws IOException {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        Path path = folder.resolve(".abm-" + HexFormat.of().formatHex(random) + ".spool");
        FileChannel channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Some systems keep the name of an open file; there it goes when the file is closed.
            path.toFile().deleteOnExit();
        }
        return channel;
    }

    /** What was written, in memory or in the file. */
    private final class Bytes extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            ByteArrayOutputStream kept = memory;
            if (kept != null && kept.size() + length <= mostInMemory) {
                kept.write(source, offset, length);
                return;
            }
            if (kept != null) {
                file = create(folder);
                writeFully(kept.toByteArray(), 0, kept.size());
                memory = null;
            }
            writeFully(source, offset, length);
        }

        private void writeFully(byte[] source, int offset, int length) throws IOException {
            FileChannel channel = requireFile();
            ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
