/**
 * What the workflows of the playbook need and give: {@link io.github.abmrules.core.playbook.WorkflowManifest}, briefs and
 * reports, and the decisions that only a person takes.
 */
@NullMarked
package io.github.abmrules.core.playbook;

import org.jspecify.annotations.NullMarked;
