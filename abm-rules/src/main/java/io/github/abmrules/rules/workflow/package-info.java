/**
 * The workflows of the playbook: {@link io.github.abmrules.rules.workflow.Workflows} runs them with the tools of a host. A
 * workflow gathers what tools know, lets rules decide, and writes back what the playbook writes back; what the playbook
 * leaves to a person it only asks for. What follows from a failing tool is decided in
 * {@link io.github.abmrules.rules.workflow.Gathering} and nowhere else.
 */
@NullMarked
package io.github.abmrules.rules.workflow;

import org.jspecify.annotations.NullMarked;
