/** Evaluates rules that read one fact without a session, on Drools' own compiled network: {@link io.github.abmrules.rules.internal.walk.Network}. */
@NullMarked
package io.github.abmrules.rules.internal.walk;

import org.jspecify.annotations.NullMarked;
