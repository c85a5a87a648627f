/**
 * Proves over finite inputs what rules leave open: gaps, overlaps, rules that do nothing, broken order, loops. Inputs are made
 * from what the conditions read, and the compiled rules themselves say what they do with each.
 */
@NullMarked
package io.github.abmrules.rules.proof;

import org.jspecify.annotations.NullMarked;
