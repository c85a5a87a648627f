/** Rule packs: where rule text and parameters come from, see {@link io.github.abmrules.rules.packs.RulePack}. */
@NullMarked
package io.github.abmrules.rules.packs;

import org.jspecify.annotations.NullMarked;
