package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.parameters.ParameterDeclaration;
import java.util.List;

/**
 * A pack: the rules about one question with their parameters. Immutable.
 *
 * @param name folder name, and first part of every rule id in it
 * @param files rule files, by name
 * @param parameters what its {@code parameters.yaml} declares
 */
public record RulePack(String name, List<RuleFile> files, List<ParameterDeclaration> parameters) {

    /** Copies the lists. */
    public RulePack {
        files = List.copyOf(files);
        parameters = List.copyOf(parameters);
    }
}
