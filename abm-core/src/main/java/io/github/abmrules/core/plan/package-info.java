/**
 * Plans: the lifecycle of a programme, the 90-day warmup of an account, and events, as tasks with dates and owners.
 */
@NullMarked
package io.github.abmrules.core.plan;

import org.jspecify.annotations.NullMarked;
