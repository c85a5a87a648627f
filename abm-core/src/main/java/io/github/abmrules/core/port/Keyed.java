package io.github.abmrules.core.port;

/** Something that is recognised however often it is written, so that it is there once. */
public interface Keyed {

    /** What it is recognised by: the same for the same thing, and never again for another. */
    String key();
}
