package io.github.abmrules.cli.input;

/** An account that has not been parsed yet, so that another thread can do it. */
public interface RawAccount {

    /** Parses it. Never throws: what is wrong is in the record. Called once, by any thread. */
    ReadAccount read();

    /** About how many bytes it holds. */
    int size();
}
