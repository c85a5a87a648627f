/** Evidence as it comes, rules as they change: {@link io.github.abmrules.flink.stream.StreamJob}. */
@NullMarked
package io.github.abmrules.flink.stream;

import org.jspecify.annotations.NullMarked;
