/** Whether a portal has what the adapter needs: {@link io.github.abmrules.hubspot.check.PortalCheck}. */
@NullMarked
package io.github.abmrules.hubspot.check;

import org.jspecify.annotations.NullMarked;
