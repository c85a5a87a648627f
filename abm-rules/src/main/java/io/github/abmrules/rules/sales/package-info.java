/**
 * Sales management: the facts about open deals, owners and weeks that rules judge, what they note about them, and the four
 * questions. {@link io.github.abmrules.rules.Questions} lists the questions.
 */
@NullMarked
package io.github.abmrules.rules.sales;

import org.jspecify.annotations.NullMarked;
