package io.github.abmrules.rules.restrict;

/** Leaves a trace as soon as anything of it runs. */
public class Canary {
    public static final String VALUE;

    static {
        System.setProperty(HostileRulesTest.TRACE, "was loaded");
        VALUE = "song".concat("");
    }

    public static boolean sing() {
        System.setProperty(HostileRulesTest.TRACE, "sang");
        return true;
    }

    public static int count() {
        sing();
        return 1;
    }
}
