/**
 * The questions of the pack {@code research}: what the news about a company is worth, and whether to go after it.
 */
@NullMarked
package io.github.abmrules.rules.research;

import org.jspecify.annotations.NullMarked;
