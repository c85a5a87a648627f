/** Reads rules as their authors wrote them: expressions with their places, and the types that they speak of. */
@NullMarked
package io.github.abmrules.rules.analysis;

import org.jspecify.annotations.NullMarked;
