package io.github.abmrules.cli.output;

import io.github.abmrules.rules.proof.Flaw;
import java.util.List;

/**
 * A flaw as {@code abm check} writes it as JSON, without its account, which is written as it is.
 *
 * @param kind what kind of flaw
 * @param severity how much it matters
 * @param rules the ids of the rules
 * @param file the file
 * @param line the line, 1-based
 * @param message what is wrong
 * @param example an input that shows it
 */
public record FlawRow(
        Flaw.Kind kind,
        Flaw.Severity severity,
        List<String> rules,
        String file,
        int line,
        String message,
        List<String> example) {

    /** Copies the lists. */
    public FlawRow {
        rules = List.copyOf(rules);
        example = List.copyOf(example);
    }

    /** The row of a flaw. */
    public static FlawRow of(Flaw flaw) {
        return new FlawRow(
                flaw.kind(), flaw.severity(), flaw.rules(), flaw.file(), flaw.line(), flaw.message(), flaw.example());
    }
}
