package io.github.abmrules.core.port;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of properties of a company of the CRM, such as its cluster.
 *
 * @param key what it is recognised by
 * @param accountId the company
 * @param values the value of each property, by its name, in the order of names; never blank
 * @param cleared properties whose value is taken away
 * @param at the instant they are about
 */
public record CrmProperties(String key, String accountId, Map<String, String> values, List<String> cleared, Instant at)
        implements Keyed {

    /** Checks that everything is there, and copies the collections. */
    public CrmProperties {
        InvalidFactException.requireText("key", key);
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("at", at);
        values.forEach((name, value) -> InvalidFactException.requireText("values." + name, value));
        cleared = List.copyOf(cleared);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
