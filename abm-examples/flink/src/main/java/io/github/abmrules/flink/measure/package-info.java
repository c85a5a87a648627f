/** What the jobs cost: {@link io.github.abmrules.flink.measure.Measurement}. */
@NullMarked
package io.github.abmrules.flink.measure;

import org.jspecify.annotations.NullMarked;
