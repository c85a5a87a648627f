package io.github.abmrules.hubspot.transport;

/** Hears how far long work is. Called from any thread, never from two at once by the same work. */
@FunctionalInterface
public interface Progress {

    /**
     * Something was done.
     *
     * @param step of what, in a word or two
     * @param done how many records so far
     * @param total of how many; -1 when that is not known
     */
    void report(String step, long done, long total);

    /** Nobody listens. */
    static Progress none() {
        return (step, done, total) -> {};
    }
}
