package io.github.abmrules.cli.output;

import java.util.Locale;

/** How results are written. */
public enum OutputFormat {
    /** One document. */
    JSON,
    /** One record a line. */
    JSONL,
    /** A header line, then one record a line, for spreadsheets. */
    CSV,
    /** For people. */
    TABLE;

    /** As the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
