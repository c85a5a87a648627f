/**
 * The tools as files of a folder, so that every workflow runs without a CRM:
 * {@link io.github.abmrules.core.port.file.CampaignFolder}.
 */
@NullMarked
package io.github.abmrules.core.port.file;

import org.jspecify.annotations.NullMarked;
