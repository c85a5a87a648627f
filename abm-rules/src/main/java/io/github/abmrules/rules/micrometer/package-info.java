/**
 * Metrics of engines for Micrometer: {@link io.github.abmrules.rules.micrometer.EngineMetrics}. The only place that knows
 * Micrometer, an optional dependency that a host brings which wants this.
 */
@NullMarked
package io.github.abmrules.rules.micrometer;

import org.jspecify.annotations.NullMarked;
