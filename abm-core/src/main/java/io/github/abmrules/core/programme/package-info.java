/** What each cluster gets: programme, next action, personalization, micro-segment and the segmentation questions. */
@NullMarked
package io.github.abmrules.core.programme;

import org.jspecify.annotations.NullMarked;
