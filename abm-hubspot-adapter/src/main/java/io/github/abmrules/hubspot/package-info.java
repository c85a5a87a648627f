/**
 * The adapter between the rules and HubSpot: it reads companies, deals, contacts and engagements into accounts, writes
 * assignments, notes and tasks back, and receives webhooks. It depends on abm-core alone and keeps every detail of the
 * service behind the ports of the core. Not built yet: this module holds its place.
 */
@NullMarked
package io.github.abmrules.hubspot;

import org.jspecify.annotations.NullMarked;
