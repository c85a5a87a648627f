/**
 * Decisions about accounts by the rules of the playbook. Begin with {@link io.github.abmrules.rules.AbmEngine}.
 */
@NullMarked
package io.github.abmrules.rules;

import org.jspecify.annotations.NullMarked;
