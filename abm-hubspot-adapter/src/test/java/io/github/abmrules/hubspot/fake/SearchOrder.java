package io.github.abmrules.hubspot.fake;

/** In which order a search returns what it finds. */
public enum SearchOrder {
    /** As asked for. */
    SORTED,
    /** In any order, whatever is asked for. */
    ANY,
    /** As asked for, but each page begins with records of the one before. */
    REPEATING,
    /** The first page, again and again. */
    STUCK
}
