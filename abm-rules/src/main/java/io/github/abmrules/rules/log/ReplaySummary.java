package io.github.abmrules.rules.log;

/**
 * What came of a replay.
 *
 * @param decisions logged decisions that were decided again
 * @param same how many came out as they were
 * @param different how many came out differently
 * @param unreadable lines that hold no decision
 * @param unknownRules decisions whose rules are not kept, or cannot be used any more
 * @param masked decisions of which fields were masked: for these the ids, and the words that hold masked texts, are not
 *     compared
 * @param rulesVersions how many versions of the rules they were made under
 */
public record ReplaySummary(
        long decisions,
        long same,
        long different,
        long unreadable,
        long unknownRules,
        long masked,
        long rulesVersions) {}
