package io.github.abmrules.rules;

import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;

/**
 * All rules of all packs with the parameters in force, to be read and not to be fired. Immutable.
 *
 * @param rules the rules, in the order of packs, files and lines
 * @param parameters the parameters in force
 * @param version hash of rule text and effective parameters: 64 hexadecimal digits
 */
public record Rulebook(List<RuleInfo> rules, ParameterSet parameters, String version) {

    /** Copies the list. */
    public Rulebook {
        rules = List.copyOf(rules);
    }

    /** The shipped packs with the parameters they come with. */
    public static Rulebook shipped() {
        return of(List.of(), List.of());
    }

    /**
     * The shipped packs, changed as a builder would change them.
     *
     * @param folders packs that replace shipped ones of their name, or are added
     * @param overlays parameters that differ
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     * @throws BrokenFileException when parameters cannot be used
     */
    public static Rulebook of(List<Path> folders, List<YamlNode> overlays) {
        return of(folders, overlays, RuleTrust.RESTRICTED);
    }

    /** As {@link #of(List, List)}, with the folders trusted as far as said. */
    public static Rulebook of(List<Path> folders, List<YamlNode> overlays, RuleTrust trust) {
        RulesSource source = new RulesSource();
        if (trust == RuleTrust.TRUSTED) {
            source.trust();
        }
        folders.forEach(source::folder);
        overlays.forEach(source::overlay);
        RulesSource.Loaded loaded = source.load(ShippedPacks.names());
        try (var rules = loaded.rules()) {
            return new Rulebook(rules.rules(), loaded.parameters(), loaded.version());
        }
    }
}
