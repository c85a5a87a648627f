/** The loop of reading, deciding and writing back: {@link io.github.abmrules.hubspot.sync.Sync}. It goes on where a process ended. */
@NullMarked
package io.github.abmrules.hubspot.sync;

import org.jspecify.annotations.NullMarked;
