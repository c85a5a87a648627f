package io.github.abmrules.cli.input;

import java.util.Locale;

/** How an input is written. */
public enum InputFormat {
    /** One list of accounts. */
    JSON,
    /** One account a line. */
    JSONL,
    /** A header line, then one account a record. */
    CSV;

    /** As the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
