/**
 * What outlives a decision: where accounts stand, what was seen of them, what people decided, and what other systems are to
 * be told. {@link io.github.abmrules.core.store.StateStore} is the store; {@link io.github.abmrules.core.store.JdbcStore} and
 * {@link io.github.abmrules.core.store.InMemoryStore} are two of them.
 */
@NullMarked
package io.github.abmrules.core.store;

import org.jspecify.annotations.NullMarked;
