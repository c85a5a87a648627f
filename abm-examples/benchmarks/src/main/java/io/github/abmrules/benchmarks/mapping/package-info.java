/**
 * The mapping of tier, engagement and news to a cluster alone, by this engine and by others, on the same table and the same
 * cases. Each is written the way its documentation shows.
 */
@NullMarked
package io.github.abmrules.benchmarks.mapping;

import org.jspecify.annotations.NullMarked;
