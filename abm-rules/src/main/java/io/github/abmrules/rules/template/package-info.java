/** Beginnings for rule authors: {@link io.github.abmrules.rules.template.NewRule} writes a rule that already works. */
@NullMarked
package io.github.abmrules.rules.template;

import org.jspecify.annotations.NullMarked;
