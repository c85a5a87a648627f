/** Records of jsonl files, with their places: {@link io.github.abmrules.flink.source.LineFormat}. */
@NullMarked
package io.github.abmrules.flink.source;

import org.jspecify.annotations.NullMarked;
