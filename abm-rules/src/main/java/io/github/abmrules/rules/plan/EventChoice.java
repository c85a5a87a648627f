package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.EventSize;
import java.util.Set;

/**
 * A task that an event may have.
 *
 * @param id the task
 * @param sizes the sizes that it is for
 * @param eventSize the size of the event
 */
public record EventChoice(String id, Set<EventSize> sizes, EventSize eventSize) {}
