/** What a right-hand side may say: {@link io.github.abmrules.rules.verb.Verbs}. */
@NullMarked
package io.github.abmrules.rules.verb;

import org.jspecify.annotations.NullMarked;
