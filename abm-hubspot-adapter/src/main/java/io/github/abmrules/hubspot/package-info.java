/**
 * HubSpot behind the ports of the core: {@link io.github.abmrules.hubspot.HubSpot} is where a host begins. The adapter
 * reads companies, deals, contacts and engagements into accounts, writes assignments, notes and tasks back, and receives
 * webhooks. It decides nothing: whoever decides is handed in.
 */
@NullMarked
package io.github.abmrules.hubspot;

import org.jspecify.annotations.NullMarked;
