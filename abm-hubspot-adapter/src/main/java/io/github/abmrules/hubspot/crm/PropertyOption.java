package io.github.abmrules.hubspot.crm;

/**
 * A value that an enumeration allows.
 *
 * @param value what is stored
 * @param label what people see
 */
public record PropertyOption(String value, String label) {}
