/** Where decisions go: the four formats, and files that are written whole or not at all. */
@NullMarked
package io.github.abmrules.cli.output;

import org.jspecify.annotations.NullMarked;
