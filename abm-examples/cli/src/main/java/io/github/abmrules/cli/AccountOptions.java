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

/** The options of commands that read accounts: how their columns are named, which deals they have, how many threads. */
final class AccountOptions {

    private static final int MOST_THREADS = 256;

    @Option(
            names = "--mapping",
            paramLabel = "FILE.yaml",
            description = "How the columns of a CSV file become accounts and deals: a file, or the short name of a"
                    + " shipped one (crm-sales).")
    private @Nullable String mapping;

    @Option(names = "--deals", paramLabel = "FILE.csv", description = "Deals, to be joined to the accounts.")
    private @Nullable String deals;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads decide. Default: as many as there are processors.")
    private @Nullable Integer threads;

    /** How many threads decide. */
    int threads() {
        int count =
                threads == null ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) : threads;
        if (count < 1 || count > MOST_THREADS) {
            throw new UnusableException("--threads " + count + " is out of range; allowed: 1 to " + MOST_THREADS + ".");
        }
        return count;
    }

    /** How columns become fields. */
    Mapping mapping(ZoneId zone) {
        return mapping == null ? Mapping.own(zone) : Mapping.of(Shipped.yaml(mapping, ""), zone);
    }

    /** The accounts of an input. */
    AccountSource source(Input accounts, InputFormat format, Mapping columns, ZoneId zone, Shell shell) {
        if (mapping != null && format != InputFormat.CSV) {
            throw new UnusableException("--mapping is for CSV, but " + accounts.name() + " is read as " + format
                    + ". Maybe add --input-format csv, or leave --mapping out?");
        }
        return switch (format) {
            case JSONL -> AccountSource.jsonLines(accounts, zone);
            case JSON -> AccountSource.json(accounts, zone);
            case CSV -> columns.accounts(accounts, warning -> shell.say("warning: " + warning));
        };
    }

    /** The deals; null when none are given. */
    @Nullable
    DealBook deals(Mapping columns, Shell shell) {
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

    /** Notes the files that are read. */
    void reads(DistinctFiles files) {
        files.reads("--deals", deals);
    }
}
