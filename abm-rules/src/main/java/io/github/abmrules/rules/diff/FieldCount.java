package io.github.abmrules.rules.diff;

/**
 * How many accounts differ in a field.
 *
 * @param field the field
 * @param accounts how many
 */
public record FieldCount(String field, long accounts) {}
