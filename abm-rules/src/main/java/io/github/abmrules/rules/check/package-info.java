/** What is wrong with rule packs, found before anything of them runs. */
@NullMarked
package io.github.abmrules.rules.check;

import org.jspecify.annotations.NullMarked;
