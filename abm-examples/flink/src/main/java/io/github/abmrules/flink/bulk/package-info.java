/** Whole files at once: {@link io.github.abmrules.flink.bulk.BulkJob}. */
@NullMarked
package io.github.abmrules.flink.bulk;

import org.jspecify.annotations.NullMarked;
