package io.github.abmrules.core.json;

import java.lang.reflect.RecordComponent;

/**
 * A field of the JSON of a record, for documentation and for checks.
 *
 * @param path the name with its path; {@code []} marks a list, {@code {}} an object with names of the host's own
 * @param type what it holds, in words
 * @param required whether it must be there
 * @param allowed what values are allowed; empty when the type says all
 * @param component the component that holds it
 */
public record RecordField(String path, String type, boolean required, String allowed, RecordComponent component) {}
