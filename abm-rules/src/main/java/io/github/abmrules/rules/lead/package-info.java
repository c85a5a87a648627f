/** How inbound leads are qualified: the facts and verbs of the pack {@code lead}. */
@NullMarked
package io.github.abmrules.rules.lead;

import org.jspecify.annotations.NullMarked;
