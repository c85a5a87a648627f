/**
 * Routing: which need leads to which skill, subagent or topic. The guides of the playbook are parameters, read by {@link
 * io.github.abmrules.rules.route.RoutingGuide}; which row answers and what comes first is decided by rules.
 */
@NullMarked
package io.github.abmrules.rules.route;

import org.jspecify.annotations.NullMarked;
