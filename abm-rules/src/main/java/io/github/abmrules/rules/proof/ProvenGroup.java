package io.github.abmrules.rules.proof;

/**
 * Rules that were tried together.
 *
 * @param pack their pack
 * @param fact what they read
 * @param result what they insert
 * @param rules how many they are
 * @param combinations how many inputs were tried
 * @param exhaustive whether these stand for all inputs
 */
public record ProvenGroup(String pack, String fact, String result, int rules, int combinations, boolean exhaustive) {}
