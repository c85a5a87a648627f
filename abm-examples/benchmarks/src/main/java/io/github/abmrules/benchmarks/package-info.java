/** How fast decisions are, and beside what: {@link io.github.abmrules.benchmarks.BenchmarkTable}. */
@NullMarked
package io.github.abmrules.benchmarks;

import org.jspecify.annotations.NullMarked;
