/** The health of a programme and its portfolio: what is measured of it, and what the measures say. */
@NullMarked
package io.github.abmrules.core.health;

import org.jspecify.annotations.NullMarked;
