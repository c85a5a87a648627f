package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Iterator;

/**
 * The accounts of an input, one after the other: only the one at hand is in memory. A record with something wrong in it
 * comes as a {@link ReadRecord} with problems, and the next one follows. Belongs to one thread; where several should parse,
 * see {@link JsonLines}.
 */
public final class AccountReader implements Iterator<ReadRecord<Account>>, AutoCloseable {

    private static final String LIST_NAME = "accounts";

    private final RecordSource<Account> records;

    private AccountReader(RecordSource<Account> records) {
        this.records = records;
    }

    /**
     * Reads an input with one account a line. Blank lines are skipped. A line that is not JSON, is not UTF-8 or is longer
     * than 64 MiB is a record with a problem.
     *
     * @param in the input, which {@link #close()} closes
     * @param zone the zone of bare dates
     */
    public static AccountReader jsonLines(InputStream in, ZoneId zone) {
        return new AccountReader(new LineRecords<>(AccountJson.FORMAT, in, zone));
    }

    /**
     * Reads a JSON document that is a list of accounts, or an object whose field {@code accounts} is one. Text that is not
     * JSON or not UTF-8 ends the reading with an {@link UnreadableInputException}, after the records before it.
     *
     * @param in the input, which {@link #close()} closes
     * @param zone the zone of bare dates
     */
    public static AccountReader jsonArray(InputStream in, ZoneId zone) {
        return new AccountReader(new ArrayRecords<>(AccountJson.FORMAT, LIST_NAME, in, zone));
    }

    /**
     * Whether there is another record.
     *
     * @throws UnreadableInputException when a JSON document is not one
     * @throws UncheckedIOException when the stream fails
     */
    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    /**
     * The next record.
     *
     * @throws UnreadableInputException when a JSON document is not one
     * @throws UncheckedIOException when the stream fails
     */
    @Override
    public ReadRecord<Account> next() {
        return records.next();
    }

    /**
     * Closes the input.
     *
     * @throws UncheckedIOException when that fails
     */
    @Override
    public void close() {
        records.close();
    }
}
