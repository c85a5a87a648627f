package io.github.abmrules.cli.mapping;

import io.github.abmrules.cli.input.CsvAccounts;
import io.github.abmrules.cli.input.CsvRecords;
import io.github.abmrules.cli.input.CsvText;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the columns of CSV files become accounts and deals. Immutable and thread-safe. */
public final class Mapping {

    private final char separator;
    private final TableMapping accounts;
    private final @Nullable TableMapping deals;
    private final @Nullable ColumnRule join;

    Mapping(char separator, TableMapping accounts, @Nullable TableMapping deals, @Nullable ColumnRule join) {
        this.separator = separator;
        this.accounts = accounts;
        this.deals = deals;
        this.join = join;
    }

    /** The mapping of files whose columns have the names of our fields, and whose deals name their account_id. */
    public static Mapping own(ZoneId zone) {
        return new Mapping(
                ',', own(AccountFields.all(), zone), own(DealFields.all(), zone), ColumnRule.own("account_id", zone));
    }

    private static TableMapping own(Map<String, ValueKind<?>> fields, ZoneId zone) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        fields.keySet().forEach(field -> columns.put(field, ColumnRule.own(field, zone)));
        return new TableMapping(columns, Map.of(), Map.of(), List.of(), false);
    }

    /**
     * A mapping as YAML.
     *
     * @param zone the zone of dates, unless the mapping has one of its own
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when something is wrong with it
     */
    public static Mapping of(YamlNode file, ZoneId zone) {
        return new MappingFile(zone).read(file);
    }

    /**
     * The accounts of a CSV file.
     *
     * @param warn takes a warning about columns that become nothing
     * @throws UnusableException when the file does not fit
     */
    public CsvAccounts accounts(Input input, Consumer<String> warn) {
        CsvRecords records = new CsvRecords(input.stream(), separator);
        if (!records.hasNext()) {
            throw new UnusableException(input.name() + ": is empty. It needs a header line.");
        }
        CsvText header = records.next();
        AccountTable table = new AccountTable(new Table(input.name(), header, accounts), header);
        String warning = table.warning();
        if (warning != null) {
            warn.accept(warning);
        }
        return new CsvAccounts(records, table);
    }

    /**
     * The deals of a CSV file.
     *
     * @throws UnusableException when the file does not fit, or the mapping has no deals
     */
    public DealBook deals(Input input) {
        if (deals == null) {
            throw new UnusableException(
                    input.name() + ": the mapping says nothing about deals. Maybe add \"deals:\" to" + " it?");
        }
        return DealBook.read(input, deals, Objects.requireNonNull(join), separator);
    }
}
