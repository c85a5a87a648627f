/**
 * The health of a programme: what is measured of it becomes facts, and what rules say of them becomes the answer. Begin with
 * {@link io.github.abmrules.rules.health.HealthQuestion}.
 */
@NullMarked
package io.github.abmrules.rules.health;

import org.jspecify.annotations.NullMarked;
