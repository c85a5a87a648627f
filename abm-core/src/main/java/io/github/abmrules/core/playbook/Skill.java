package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A skill of the playbook's catalogue.
 *
 * @param id its name in the playbook, such as {@code cluster-abm}
 * @param skillClass how far tools carry it
 * @param tier where it stands in the inventory; null for the hub of all skills, which the inventory does not list
 * @param purpose what it is for, in a few words
 * @param tools the tools that it uses
 * @param dependsOn the skills that come before it, beside trust, which comes before all
 * @param expectsContext what other skills hand to it
 * @param providesContext what it hands on
 */
public record Skill(
        String id,
        SkillClass skillClass,
        @Nullable SkillTier tier,
        String purpose,
        List<String> tools,
        List<String> dependsOn,
        List<String> expectsContext,
        List<String> providesContext) {

    /**
     * Checks that everything is there, and copies the lists.
     *
     * @throws InvalidFactException when id, class or purpose is missing
     */
    public Skill {
        InvalidFactException.requireText("id", id);
        InvalidFactException.require("skill_class", skillClass);
        InvalidFactException.requireText("purpose", purpose);
        tools = List.copyOf(tools);
        dependsOn = List.copyOf(dependsOn);
        expectsContext = List.copyOf(expectsContext);
        providesContext = List.copyOf(providesContext);
    }
}
