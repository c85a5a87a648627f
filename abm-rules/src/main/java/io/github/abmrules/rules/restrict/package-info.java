/** What rule files from outside may say and how long rules may run: read and refused before anything of them is compiled. */
@NullMarked
package io.github.abmrules.rules.restrict;

import org.jspecify.annotations.NullMarked;
