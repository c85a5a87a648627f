/**
 * What every question beside cluster assignment shares: a {@link io.github.abmrules.rules.advice.Question} turns an input
 * into facts, rules insert {@link io.github.abmrules.rules.advice.Note}s about them, and the answer is made of the notes.
 */
@NullMarked
package io.github.abmrules.rules.advice;

import org.jspecify.annotations.NullMarked;
