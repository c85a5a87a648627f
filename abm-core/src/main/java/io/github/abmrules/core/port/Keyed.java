package io.github.abmrules.core.port;

/** Something written to another system once, however often it is sent. */
public interface Keyed {

    /** What it is recognised by: the same for the same thing, and never again for another. */
    String key();
}
