/**
 * Sales management: how much at risk open deals are, which of them are not kept up, what each owner is told about it and
 * how loudly, and what the leadership is told each week.
 */
@NullMarked
package io.github.abmrules.core.sales;

import org.jspecify.annotations.NullMarked;
