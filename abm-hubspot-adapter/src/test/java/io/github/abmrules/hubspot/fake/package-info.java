/**
 * A HubSpot in memory, behind a real HTTP server on the loopback interface: the part of the service that this project
 * uses, with its limits, its habits and its faults. {@link io.github.abmrules.hubspot.fake.FakeHubSpot} is the entry.
 * It shares no code with the adapter, so that it is a check of it.
 */
@NullMarked
package io.github.abmrules.hubspot.fake;

import org.jspecify.annotations.NullMarked;
