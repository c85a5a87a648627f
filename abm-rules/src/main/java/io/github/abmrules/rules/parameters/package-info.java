/** The figures of the rules: one {@link io.github.abmrules.rules.parameters.Parameters} fact a pack, read from YAML and overlays. */
@NullMarked
package io.github.abmrules.rules.parameters;

import org.jspecify.annotations.NullMarked;
