package io.github.abmrules.cli.output;

import java.util.Locale;

/** How differences between two sets of rules are written. */
public enum DiffFormat {
    /** One document. */
    JSON,
    /** For people, as text. */
    TABLE,
    /** For people, as one page that needs no other file. */
    HTML;

    /** As the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
