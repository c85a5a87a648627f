/** A run over a portfolio in constant memory: {@link io.github.abmrules.cli.run.AssignRun}. */
@NullMarked
package io.github.abmrules.cli.run;

import org.jspecify.annotations.NullMarked;
