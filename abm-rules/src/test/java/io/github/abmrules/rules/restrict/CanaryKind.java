package io.github.abmrules.rules.restrict;

/** Constants that leave a trace as soon as they are looked at. */
public enum CanaryKind {
    SONG;

    static {
        System.setProperty(HostileRulesTest.TRACE, "was looked at");
    }
}
