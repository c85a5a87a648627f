/** The shipped rules in a host that knows KIE's own API and nothing else of a rule engine: {@link io.github.abmrules.plaindrools.PlainDrools}. */
@NullMarked
package io.github.abmrules.plaindrools;

import org.jspecify.annotations.NullMarked;
