/** Calendar arithmetic without a clock: {@link io.github.abmrules.core.time.Window}. */
@NullMarked
package io.github.abmrules.core.time;

import org.jspecify.annotations.NullMarked;
