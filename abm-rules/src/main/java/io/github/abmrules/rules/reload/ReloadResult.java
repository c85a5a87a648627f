package io.github.abmrules.rules.reload;

import java.util.List;

/**
 * What came of a reload.
 *
 * @param kind what happened
 * @param version the version that is active now: the new one, or the old one that stays
 * @param problems why the files were refused, each with its place; empty unless they were
 */
public record ReloadResult(Kind kind, String version, List<String> problems) {

    /** What happened. */
    public enum Kind {
        /** Another version is active. */
        RELOADED,
        /** The files are good, and they are the version that is active already. */
        UNCHANGED,
        /** The files are bad, and the active version stays. */
        REFUSED
    }

    /** Copies the list. */
    public ReloadResult {
        problems = List.copyOf(problems);
    }

    /** Whether the version that is active now is what the files say. */
    public boolean good() {
        return kind != Kind.REFUSED;
    }
}
