/** The tools of the playbook that HubSpot is: {@link io.github.abmrules.hubspot.tool.HubSpotTools}. */
@NullMarked
package io.github.abmrules.hubspot.tool;

import org.jspecify.annotations.NullMarked;
