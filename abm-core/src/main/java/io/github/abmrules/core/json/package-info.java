/**
 * The JSON of the public interface, read and written as streams: {@link io.github.abmrules.core.json.AccountReader} for an
 * input, {@link io.github.abmrules.core.json.DocumentWriter} for an output, {@link io.github.abmrules.core.json.AccountJson}
 * and {@link io.github.abmrules.core.json.AssignmentJson} for one record. Jackson stays inside, and only reading needs it.
 *
 * <p>A type of record is read by a {@code Shape}, which declares its fields and builds it from their values.
 */
@NullMarked
package io.github.abmrules.core.json;

import org.jspecify.annotations.NullMarked;
