/** What the adapter keeps on a company, in properties of its own: {@link io.github.abmrules.hubspot.standing.OwnProperty} and {@link io.github.abmrules.hubspot.standing.Standing}. */
@NullMarked
package io.github.abmrules.hubspot.standing;

import org.jspecify.annotations.NullMarked;
