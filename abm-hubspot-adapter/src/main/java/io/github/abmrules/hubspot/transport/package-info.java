/** Calls as HubSpot wants them: tokens, limits, repeats by outcome, deadlines that end a stalled body. {@link io.github.abmrules.hubspot.transport.Transport} sends; nothing here knows what a company is. */
@NullMarked
package io.github.abmrules.hubspot.transport;

import org.jspecify.annotations.NullMarked;
