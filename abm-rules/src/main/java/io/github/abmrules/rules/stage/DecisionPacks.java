package io.github.abmrules.rules.stage;

import java.util.List;

/** The packs that decide about clusters. */
public final class DecisionPacks {

    /** Their names, in pack order. */
    public static final List<String> NAMES =
            List.of("scorecard", "engagement", "cluster", "promotion", "movement", "review", "programme");

    private DecisionPacks() {}
}
