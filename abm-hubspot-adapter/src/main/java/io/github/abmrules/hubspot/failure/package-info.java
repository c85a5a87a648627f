/** What can go wrong with a call, one exception a kind; all are {@link io.github.abmrules.hubspot.failure.HubSpotException}. */
@NullMarked
package io.github.abmrules.hubspot.failure;

import org.jspecify.annotations.NullMarked;
