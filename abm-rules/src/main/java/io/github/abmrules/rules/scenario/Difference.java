package io.github.abmrules.rules.scenario;

/**
 * One thing that came out other than a scenario expects.
 *
 * @param place file and line of the expectation
 * @param what what it is about: a field of the assignment, or what the rules did
 * @param expected what the scenario expects
 * @param actual what came out
 */
public record Difference(String place, String what, String expected, String actual) {

    /** For people, in one line. */
    @Override
    public String toString() {
        return place + ": " + what + ": expected " + expected + ", but found " + actual;
    }
}
