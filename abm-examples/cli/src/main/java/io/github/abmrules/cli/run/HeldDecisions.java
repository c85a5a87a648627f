package io.github.abmrules.cli.run;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.Severity;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.ReadRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that wait until the seats of Active Focus are numbered: those that are final as they will be written, the
 * others as accounts. Belongs to one thread, and later to another.
 */
final class HeldDecisions implements AutoCloseable {

    private static final int MOST_IN_MEMORY = 4 << 20;
    private static final int BLOCK = 64 << 10;
    private static final int RENDERED = 1;
    private static final int CANDIDATE = 2;

    private final Spool spool;

    /** Decisions one behind the other, until there are enough of them or an account comes. */
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK);

    private int inBlock;
    private long entries;

    HeldDecisions(Path folder) {
        spool = new Spool(folder, MOST_IN_MEMORY);
    }

    /**
     * Something that waited.
     *
     * @param index 0-based position of the record, for an account
     * @param line its physical line, for an account; null where the input has none
     * @param account the account to decide about; null for decisions that are final
     * @param seat its seat
     * @param findings what was odd about the way the account is written
     * @param rendered decisions that are final, one behind the other; null for an account
     * @param count how many these are
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Held(
            long index,
            @Nullable Long line,
            @Nullable Account account,
            int seat,
            List<Finding> findings,
            byte @Nullable [] rendered,
            int count) {}

    /** Whether anything waits. */
    boolean any() {
        return inBlock > 0 || entries > 0;
    }

    /** A decision that is final. */
    void rendered(byte[] rendered) {
        block.write(rendered, 0, rendered.length);
        inBlock++;
        if (block.size() >= BLOCK) {
            endBlock();
        }
    }

    private void endBlock() {
        if (inBlock == 0) {
            return;
        }
        try {
            DataOutputStream out = spool.out();
            out.writeByte(RENDERED);
            out.writeInt(block.size());
            block.writeTo(out);
            out.writeInt(inBlock);
            entries++;
            block.reset();
            inBlock = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An account that wants a seat. */
    void candidate(long index, @Nullable Long line, Account account, List<Finding> findings) {
        endBlock();
        try {
            DataOutputStream out = spool.out();
            byte[] json = AccountJson.write(account);
            out.writeByte(CANDIDATE);
            out.writeInt(json.length);
            out.write(json);
            out.writeLong(index);
            out.writeLong(line == null ? -1 : line);
            out.writeInt(findings.size());
            for (Finding finding : findings) {
                RejectionLog.write(out, finding.code());
                RejectionLog.write(out, finding.severity().name());
                RejectionLog.write(out, finding.message());
                RejectionLog.write(out, finding.field());
            }
            entries++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All that waited, in its order.
     *
     * @param numbers the seats of the accounts that want one, in their order
     */
    Iterator<List<Held>> chunks(ZoneId zone, int[] numbers) {
        endBlock();
        return new Chunks<>(new Entries(spool.in(), zone, numbers, entries), Entries::weight);
    }

    @Override
    public void close() {
        spool.close();
    }

    /** Reads the spool. */
    private static final class Entries implements Iterator<Held> {
        /** What one element of a chunk weighs at least, so that chunks have no more elements than workers can hold. */
        private static final int LEAST = 64;

        /** How many times as long decisions usually are when they are unpacked. */
        private static final int UNPACKED = 6;

        private final DataInputStream in;
        private final ZoneId zone;
        private final int[] numbers;
        private long left;
        private int candidates;

        Entries(DataInputStream in, ZoneId zone, int[] numbers, long count) {
            this.in = in;
            this.zone = zone;
            this.numbers = numbers;
            this.left = count;
        }

        static int weight(Held held) {
            byte[] rendered = held.rendered();
            return rendered == null ? 1 << 10 : Math.max(LEAST, UNPACKED * rendered.length);
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Held next() {
            if (left == 0) {
                throw new NoSuchElementException("There are no more decisions.");
            }
            left--;
            try {
                int kind = in.readByte();
                byte[] bytes = in.readNBytes(in.readInt());
                return kind == RENDERED
                        ? new Held(-1, null, null, 0, List.of(), bytes, in.readInt())
                        : candidate(bytes);
            } catch (EOFException e) {
                throw new UncheckedIOException(new IOException("A temporary file was cut off.", e));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Held candidate(byte[] json) throws IOException {
            long index = in.readLong();
            long line = in.readLong();
            int size = in.readInt();
            List<Finding> findings = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                findings.add(new Finding(
                        RejectionLog.require(in),
                        Severity.valueOf(RejectionLog.require(in)),
                        RejectionLog.require(in),
                        RejectionLog.read(in)));
            }
            ReadRecord<Account> record = AccountJson.read(json, 0, json.length, index, null, zone);
            Account account = record.value();
            if (account == null) {
                throw new IllegalStateException("An account cannot be read again: " + record.problems());
            }
            return new Held(index, line < 0 ? null : line, account, numbers[candidates++], findings, null, 1);
        }
    }
}
