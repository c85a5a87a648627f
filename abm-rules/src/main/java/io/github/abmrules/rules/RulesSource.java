package io.github.abmrules.rules;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.internal.PrecompiledPacks;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.PackFolder;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where rules and parameters come from: what all builders collect. Not thread-safe. */
final class RulesSource {
    private boolean shipped = true;
    private final List<Layer> layers = new ArrayList<>();
    private final List<YamlNode> overlays = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;
    private RuleTrust trust = RuleTrust.RESTRICTED;
    private RuleLimits limits = RuleLimits.DEFAULT;

    /** Packs that replace or add. */
    private interface Layer {

        /**
         * The packs.
         *
         * @param base the shipped packs, whose parameters they take over
         */
        List<RulePack> packs(List<RulePack> base);
    }

    /**
     * Rules that are ready to fire.
     *
     * @param packs the loaded packs, in pack order
     * @param parameters their parameters in force
     * @param rules the compiled rules
     * @param zone the zone of calendar arithmetic
     * @param version hash of rule text and effective parameters
     * @param limits what stops rules that do not come to an end
     */
    record Loaded(
            List<RulePack> packs,
            ParameterSet parameters,
            CompiledRules rules,
            ZoneId zone,
            String version,
            RuleLimits limits) {

        /** The names of the packs, in their order. */
        List<String> packOrder() {
            return packs.stream().map(RulePack::name).toList();
        }
    }

    void folder(Path folder) {
        layers.add(base -> PackFolder.read(folder, base));
    }

    void packs(List<RulePack> packs) {
        List<RulePack> copy = List.copyOf(packs);
        layers.add(base -> copy);
    }

    void withoutShipped() {
        shipped = false;
    }

    void trust() {
        trust = RuleTrust.TRUSTED;
    }

    void limits(RuleLimits value) {
        limits = value;
    }

    void overlay(YamlNode overlay) {
        overlays.add(overlay);
    }

    void parameter(String pack, String key, String value) {
        String place = "parameter " + pack + "/" + key;
        YamlNode node = YamlReader.parse(value, place);
        overlay(YamlNode.map(place, 1, Map.of(pack, YamlNode.map(place, 1, Map.of(key, node)))));
    }

    void zone(ZoneId value) {
        zone = value.normalized();
    }

    /** Checks that a pack is a shipped one. */
    static void requireShipped(String pack) {
        List<String> known = ShippedPacks.names();
        if (!known.contains(pack)) {
            throw new IllegalArgumentException("There is no shipped pack \"" + pack + "\". Known: "
                    + String.join(", ", known) + "." + Nearest.maybe(pack, known));
        }
    }

    /**
     * Compiles packs: of the shipped ones, and of those that replace them, only the named, and all that are not the
     * project's own. Overlays may hold parameters of packs that are not loaded, so that one file serves all of a house.
     *
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     * @throws BrokenFileException when parameters cannot be used
     */
    Loaded load(List<String> names) {
        boolean asShipped = shipped && layers.isEmpty();
        // Reads on while the texts are read here. Later engines find what they need in memory.
        PrecompiledPacks.Reading begun = asShipped && !ShippedPacks.areRead(names)
                ? PrecompiledPacks.begin(ShippedPacks.withRules(names))
                : null;
        List<RulePack> packs;
        ParameterSet parameters;
        if (asShipped && overlays.isEmpty()) {
            packs = ShippedPacks.of(names);
            Map<String, List<ParameterDeclaration>> declarations = new LinkedHashMap<>();
            packs.forEach(pack -> declarations.put(pack.name(), pack.parameters()));
            parameters = ParameterSet.of(declarations);
        } else {
            List<RulePack> base = ShippedPacks.all();
            List<RulePack> all = shipped ? base : List.of();
            for (Layer layer : layers) {
                all = PackFolder.merged(all, layer.packs(base));
            }
            ParameterSet effective = ShippedPacks.parametersWith(all).overlaid(overlays);
            Set<String> wanted = new HashSet<>(names);
            List<String> own = ShippedPacks.names();
            all.stream().map(RulePack::name).filter(name -> !own.contains(name)).forEach(wanted::add);
            packs = all.stream().filter(pack -> wanted.contains(pack.name())).toList();
            parameters = effective.of(wanted);
        }
        String version = RulesVersion.of(packs, parameters);
        CompiledRules rules = begun == null
                ? CompiledRules.of(packs, parameters, trust)
                : CompiledRules.of(packs, parameters, trust, begun);
        return new Loaded(packs, parameters, rules, zone, version, limits);
    }
}
