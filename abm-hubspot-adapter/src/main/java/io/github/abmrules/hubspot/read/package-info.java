/** From records of the CRM to accounts: {@link io.github.abmrules.hubspot.read.EngagementReader}. Which property gives which signal is configuration: {@link io.github.abmrules.hubspot.read.ReadingSettings}. */
@NullMarked
package io.github.abmrules.hubspot.read;

import org.jspecify.annotations.NullMarked;
