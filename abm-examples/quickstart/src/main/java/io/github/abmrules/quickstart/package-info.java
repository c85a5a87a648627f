/** Small complete programs; the documentation shows parts of them. Begin with {@link io.github.abmrules.quickstart.Quickstart}. */
@NullMarked
package io.github.abmrules.quickstart;

import org.jspecify.annotations.NullMarked;
