/** What is wrong with an input: {@link io.github.abmrules.core.rejection.Problem}, {@link io.github.abmrules.core.rejection.Rejection}, and the help that goes with it. */
@NullMarked
package io.github.abmrules.core.rejection;

import org.jspecify.annotations.NullMarked;
