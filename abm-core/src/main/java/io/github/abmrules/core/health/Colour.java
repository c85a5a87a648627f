package io.github.abmrules.core.health;

/** What an indicator says. */
public enum Colour {
    /** Below what is asked for, or falling. */
    RED,
    /** As good as is asked for, or better. */
    GREEN
}
