/** How the playbook is used, and the decisions that it leaves to people. */
@NullMarked
package io.github.abmrules.core.playbook;

import org.jspecify.annotations.NullMarked;
