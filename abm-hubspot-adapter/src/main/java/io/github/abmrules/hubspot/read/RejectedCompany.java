package io.github.abmrules.hubspot.read;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.rejection.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company that no account could be made of.
 *
 * @param id the company
 * @param name its name; null when it has none
 * @param problems what is wrong with it
 * @param findings what was dropped on the way
 */
public record RejectedCompany(String id, @Nullable String name, List<Problem> problems, List<Finding> findings) {

    /** Copies the lists. */
    public RejectedCompany {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }
}
