package io.github.abmrules.core.playbook;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.Tools;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a workflow, or a document of the playbook, needs and gives: its front matter.
 *
 * @param id its name
 * @param skill the document of the playbook it belongs to; its own id for a document
 * @param says what it does, in a sentence
 * @param command how the playbook asks for it; empty when it does not say
 * @param requiresTools the tools it cannot do without
 * @param dependsOn the skills that come before it
 * @param expectsContext what it expects of others
 * @param providesContext what it gives to others
 */
public record WorkflowManifest(
        String id,
        String skill,
        String says,
        String command,
        List<Tool> requiresTools,
        List<String> dependsOn,
        List<ContextExpectation> expectsContext,
        List<String> providesContext) {

    /** Checks that the names are there and copies the lists. */
    public WorkflowManifest {
        InvalidFactException.requireText("id", id);
        InvalidFactException.requireText("skill", skill);
        InvalidFactException.requireText("says", says);
        requiresTools = List.copyOf(requiresTools);
        dependsOn = List.copyOf(dependsOn);
        expectsContext = List.copyOf(expectsContext);
        providesContext = List.copyOf(providesContext);
    }

    /**
     * Checks that tools and contexts are there.
     *
     * @return a finding for every optional context that is missing
     * @throws io.github.abmrules.core.port.MissingToolException when a required tool is not given
     * @throws MissingContextException when a required context is not there
     */
    public List<Finding> check(Tools tools, WorkflowContext context) {
        tools.require("The workflow " + id, requiresTools);
        List<Finding> missing = new ArrayList<>();
        for (ContextExpectation expected : expectsContext) {
            if (context.has(expected.name())) {
                continue;
            }
            if (expected.required()) {
                throw new MissingContextException(id, expected);
            }
            missing.add(Finding.info(
                    "OPTIONAL_CONTEXT_MISSING",
                    "the context " + expected.name() + " of " + expected.fromSkill()
                            + " is missing and was done without",
                    expected.name()));
        }
        return missing;
    }
}
