/** Computes the flat facts that rules read: {@link io.github.abmrules.rules.profile.Profile}. The only place that knows both account and parameters. */
@NullMarked
package io.github.abmrules.rules.profile;

import org.jspecify.annotations.NullMarked;
