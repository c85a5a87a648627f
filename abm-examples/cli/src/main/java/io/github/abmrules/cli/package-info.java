/** The command line: {@link io.github.abmrules.cli.Abm} and its commands. */
@NullMarked
package io.github.abmrules.cli;

import org.jspecify.annotations.NullMarked;
