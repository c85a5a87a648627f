/** KIE sessions, the class-loader guard and the rule compiler. Not for hosts. */
@NullMarked
package io.github.abmrules.rules.internal;

import org.jspecify.annotations.NullMarked;
