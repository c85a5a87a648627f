/** Why a rule fired, why it did not, and what would have to change. */
@NullMarked
package io.github.abmrules.rules.explain;

import org.jspecify.annotations.NullMarked;
