/** The journey of trust: {@link io.github.abmrules.core.trust.TrustLevel}. */
@NullMarked
package io.github.abmrules.core.trust;

import org.jspecify.annotations.NullMarked;
