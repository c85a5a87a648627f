package io.github.abmrules.rules.playbook;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of one item of the playbook, {@code document#section/item}: a row of a table, an entry of a list or a step of a
 * workflow. Which items there are is listed in {@code docs/playbook/items.yaml} and no matter of the engine.
 */
public final class ItemId {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]+#[a-z0-9_-]+/[a-z0-9]+(-[a-z0-9]+)*");

    private ItemId() {}

    /** The names in a text that joins them by commas, in its order, whatever their form. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** Whether a text has the form of a name. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }
}
