/** Human checkpoints as data: {@link io.github.abmrules.core.review.Review} and {@link io.github.abmrules.core.review.Pin}. */
@NullMarked
package io.github.abmrules.core.review;

import org.jspecify.annotations.NullMarked;
