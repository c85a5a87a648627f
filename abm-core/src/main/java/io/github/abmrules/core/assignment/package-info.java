/** The output of a decision: {@link io.github.abmrules.core.assignment.Assignment}, and the counts over a portfolio. */
@NullMarked
package io.github.abmrules.core.assignment;

import org.jspecify.annotations.NullMarked;
