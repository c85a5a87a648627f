/** How well a company fits the ideal customer profile: {@link io.github.abmrules.core.fit.IcpTier}, the effort it earns and the firmographics behind it. */
@NullMarked
package io.github.abmrules.core.fit;

import org.jspecify.annotations.NullMarked;
