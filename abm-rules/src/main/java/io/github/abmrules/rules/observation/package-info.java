/**
 * What a host is told of evaluations: {@link io.github.abmrules.rules.observation.EngineListener}. What becomes of new versions
 * of the rules is told to a {@code ReloadListener}.
 */
@NullMarked
package io.github.abmrules.rules.observation;

import org.jspecify.annotations.NullMarked;
