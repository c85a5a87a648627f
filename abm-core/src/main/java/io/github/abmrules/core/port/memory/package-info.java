/** The tools in memory, for tests and examples: {@link io.github.abmrules.core.port.memory.InMemoryTools}. */
@NullMarked
package io.github.abmrules.core.port.memory;

import org.jspecify.annotations.NullMarked;
