/** Inbound leads: what is known of one, and what is done with it. */
@NullMarked
package io.github.abmrules.core.lead;

import org.jspecify.annotations.NullMarked;
