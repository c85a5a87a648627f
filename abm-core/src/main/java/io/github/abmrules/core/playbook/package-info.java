/**
 * How the playbook is used: its skills, which need leads to which of them, and the decisions that are left to people.
 */
@NullMarked
package io.github.abmrules.core.playbook;

import org.jspecify.annotations.NullMarked;
