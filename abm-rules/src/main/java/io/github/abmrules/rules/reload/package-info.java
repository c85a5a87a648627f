/**
 * Rules that change while the host runs: a new version is made beside the active one and takes its place at once, or not at
 * all. Begin with {@link io.github.abmrules.rules.reload.ReloadingEngine}.
 */
@NullMarked
package io.github.abmrules.rules.reload;

import org.jspecify.annotations.NullMarked;
