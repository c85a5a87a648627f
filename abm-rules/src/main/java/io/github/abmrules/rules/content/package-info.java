/**
 * Which content fits an account, beside cluster decisions but by the same rules. Begin with
 * {@link io.github.abmrules.rules.content.ContentQuestion}.
 */
@NullMarked
package io.github.abmrules.rules.content;

import org.jspecify.annotations.NullMarked;
