package io.github.abmrules.rules.proof;

import java.util.List;

/**
 * What an analysis found.
 *
 * @param flaws by file and line
 * @param groups what was tried, as declared in the packs
 * @param rules how many rules were tried one by one
 * @param combinations how many inputs were tried altogether
 */
public record Analysis(List<Flaw> flaws, List<ProvenGroup> groups, int rules, long combinations) {

    /** Copies the lists. */
    public Analysis {
        flaws = List.copyOf(flaws);
        groups = List.copyOf(groups);
    }

    /** Whether something is wrong; a note is not. */
    public boolean clean() {
        return flaws.stream().allMatch(flaw -> flaw.severity() == Flaw.Severity.NOTE);
    }
}
