package io.github.abmrules.rules.verb;

import io.github.abmrules.core.explain.FiredRule;

/** A rule that knows how an explanation names it, so that its name is put together once and not at every firing. */
public interface KnownRule {

    /** How an explanation names it. */
    FiredRule fired();
}
