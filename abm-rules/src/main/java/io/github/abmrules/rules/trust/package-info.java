/** Trust: how far an account trusts us, and what may be asked of it. The facts and verbs of the pack {@code trust}. */
@NullMarked
package io.github.abmrules.rules.trust;

import org.jspecify.annotations.NullMarked;
