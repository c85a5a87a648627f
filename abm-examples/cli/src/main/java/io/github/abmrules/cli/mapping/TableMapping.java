package io.github.abmrules.cli.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the columns of one file become fields.
 *
 * @param columns by field
 * @param constants the values of fields that no column holds, by field
 * @param checked columns that become no field, with the values that are known
 * @param ignored columns that become nothing
 * @param foreign whether the columns are named by a mapping; if not, those that are there are used by their own names
 */
record TableMapping(
        Map<String, ColumnRule> columns,
        Map<String, String> constants,
        Map<String, ColumnRule> checked,
        List<String> ignored,
        boolean foreign) {

    TableMapping {
        columns = new LinkedHashMap<>(columns);
        constants = Map.copyOf(constants);
        checked = new LinkedHashMap<>(checked);
        ignored = List.copyOf(ignored);
    }
}
