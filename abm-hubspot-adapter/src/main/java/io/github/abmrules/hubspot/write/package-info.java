/** From assignments to properties, notes and tasks, each once: {@link io.github.abmrules.hubspot.write.AssignmentWriter}. */
@NullMarked
package io.github.abmrules.hubspot.write;

import org.jspecify.annotations.NullMarked;
