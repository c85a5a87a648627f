package io.github.abmrules.flink.ruleset;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.Map;

/**
 * Rules that are in force from an instant on: a line of the rule updates.
 *
 * @param at from when on
 * @param version the rules version
 * @param files the text of each file
 */
public record RuleUpdate(Instant at, String version, Map<String, String> files) {

    /** The JSON of an update. */
    public static final RecordJson<RuleUpdate> JSON = RecordJson.of(RuleUpdate.class);

    /** Checks that it is known from when on, and the rules as {@link RuleSet} does. */
    public RuleUpdate {
        InvalidFactException.require("at", at);
        files = new RuleSet(version, files).files();
    }

    /** Rules from an instant on. */
    public static RuleUpdate of(Instant at, RuleSet rules) {
        return new RuleUpdate(at, rules.version(), rules.files());
    }

    /** The rules. */
    public RuleSet rules() {
        return new RuleSet(version, files);
    }
}
