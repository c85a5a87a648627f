package io.github.abmrules.cli.input;

import io.github.abmrules.cli.mapping.AccountTable;

/** The accounts of a CSV file. */
public final class CsvAccounts implements AccountSource {

    private final CsvRecords records;
    private final AccountTable table;

    /** Accounts of the records after the header, read by a table that knows the header. */
    public CsvAccounts(CsvRecords records, AccountTable table) {
        this.records = records;
        this.table = table;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public RawAccount next() {
        return new Row(records.next(), table);
    }

    /** A record. */
    private record Row(CsvText text, AccountTable table) implements RawAccount {
        @Override
        public ReadAccount read() {
            return table.read(text);
        }

        @Override
        public int size() {
            return 2 * text.text().length();
        }
    }
}
