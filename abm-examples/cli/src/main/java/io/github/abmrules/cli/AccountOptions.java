package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.Shipped;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.mapping.Mapping;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how an input becomes accounts with deals. */
final class AccountOptions {

    @Option(
            names = "--mapping",
            paramLabel = "FILE.yaml",
            description = "How the columns of a CSV file become accounts and deals: a file, or the short name of a"
                    + " shipped one (crm-sales).")
    private @Nullable String mapping;

    @Option(names = "--deals", paramLabel = "FILE.csv", description = "Deals, to be joined to the accounts.")
    private @Nullable String deals;

    /** How columns become accounts and deals. */
    Mapping mapping(ZoneId zone) {
        return mapping == null ? Mapping.own(zone) : Mapping.of(Shipped.yaml(mapping, ""), zone);
    }

    /** Notes the files that are read. */
    void reads(DistinctFiles files) {
        files.reads("--deals", deals);
    }

    /**
     * The accounts of an input.
     *
     * @throws UnusableException when the input as a whole cannot be used
     */
    AccountSource source(Shell shell, Input accounts, InputFormat chosen, Mapping columns, ZoneId zone) {
        if (mapping != null && chosen != InputFormat.CSV) {
            throw new UnusableException("--mapping is for CSV, but " + accounts.name() + " is read as " + chosen
                    + ". Maybe add --input-format csv, or leave --mapping out?");
        }
        return switch (chosen) {
            case JSONL -> AccountSource.jsonLines(accounts, zone);
            case JSON -> AccountSource.json(accounts, zone);
            case CSV -> columns.accounts(accounts, warning -> shell.say("warning: " + warning));
        };
    }

    /**
     * The deals to be joined to them; null for none.
     *
     * @throws UnusableException when the file cannot be read or does not fit the mapping
     */
    @Nullable
    DealBook deals(Shell shell, Mapping columns) {
        if (deals == null) {
            return null;
        }
        if (deals.equals("-")) {
            throw new UnusableException("--deals must be a file, not standard input.");
        }
        try (Input file = Input.open(deals, shell.in())) {
            return columns.deals(file);
        }
    }
}
