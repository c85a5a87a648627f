/** Decisions about accounts on Apache Flink, from the command line: {@link io.github.abmrules.flink.AbmFlink}. */
@NullMarked
package io.github.abmrules.flink;

import org.jspecify.annotations.NullMarked;
