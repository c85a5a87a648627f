/** What an account did and what the news says of it: {@link io.github.abmrules.core.engagement.Signal} and {@link io.github.abmrules.core.engagement.Trigger}, and the level and status derived from them. */
@NullMarked
package io.github.abmrules.core.engagement;

import org.jspecify.annotations.NullMarked;
