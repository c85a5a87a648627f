package io.github.abmrules.rules.check;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.PackFolder;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.proof.RuleAnalysis;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the packs of a folder in one go. Thread-safe. */
public final class PackCheck {
    private static final Comparator<Complaint> BY_PLACE = Comparator.comparing(Complaint::file)
            .thenComparingInt(Complaint::line)
            .thenComparingInt(Complaint::column)
            .thenComparing(Complaint::message);

    private static final String CHECKS = "checks.yaml";

    private PackCheck() {}

    /**
     * All complaints about the packs of a folder, by file, line and column: first of what no engine would load, and of what
     * is not how rules should be written.
     *
     * @param folder holds one folder a pack
     * @throws BrokenRulesException when the folder cannot be read
     * @throws BrokenFileException when parameters cannot be read
     */
    public static List<Complaint> of(Path folder) {
        return of(folder, RuleTrust.RESTRICTED);
    }

    /** All complaints about the packs of a folder that is trusted as far as said. */
    public static List<Complaint> of(Path folder, RuleTrust trust) {
        List<RulePack> base = ShippedPacks.all();
        return with(of(PackFolder.read(folder, base), base, trust), stray(folder));
    }

    /** All complaints about the shipped packs. */
    public static List<Complaint> shipped() {
        List<RulePack> packs = ShippedPacks.all();
        return of(packs, packs, RuleTrust.RESTRICTED);
    }

    /**
     * All that is wrong with the packs of a folder and, once nothing is wrong that an engine would refuse, what they leave open.
     * What must hold is declared in the {@code checks.yaml} of a pack; a pack without one takes over that of the shipped pack
     * with its name.
     *
     * @param folder holds one folder a pack; null for the shipped packs
     * @param overlays parameters that differ
     * @param trust how far packs are trusted that the project does not ship
     * @throws BrokenRulesException when the folder cannot be read
     * @throws BrokenFileException when parameters or declarations cannot be used
     */
    public static CheckReport report(@Nullable Path folder, List<YamlNode> overlays, RuleTrust trust) {
        List<RulePack> base = ShippedPacks.all();
        List<RulePack> packs = folder == null ? base : PackFolder.read(folder, base);
        List<Complaint> stray = folder == null ? List.of() : stray(folder);
        List<Complaint> complaints = with(of(packs, base, trust, false), stray);
        if (mistaken(complaints)) {
            return new CheckReport(with(of(packs, base, trust), stray), null);
        }
        Map<String, YamlNode> checks = declarations();
        Set<String> inherited = new HashSet<>();
        for (RulePack pack : packs) {
            Path file = folder == null ? null : folder.resolve(pack.name()).resolve(CHECKS);
            if (file != null && Files.exists(file)) {
                checks.put(pack.name(), YamlReader.read(file));
            } else if (folder != null) {
                inherited.add(pack.name());
            }
        }
        List<RulePack> all = PackFolder.merged(base, packs);
        ParameterSet parameters = ShippedPacks.parametersWith(all);
        for (YamlNode overlay : overlays) {
            parameters = parameters.overlaid(overlay);
        }
        Set<String> names = packs.stream().map(RulePack::name).collect(Collectors.toSet());
        try {
            return new CheckReport(complaints, RuleAnalysis.of(all, names, parameters, checks, inherited, trust));
        } catch (BrokenRulesException e) {
            List<Complaint> compiled = with(of(packs, base, trust), stray);
            if (mistaken(compiled)) {
                return new CheckReport(compiled, null);
            }
            throw e;
        }
    }

    /** As {@link #report(Path, List, RuleTrust)}, with restricted packs. */
    public static CheckReport report(@Nullable Path folder, List<YamlNode> overlays) {
        return report(folder, overlays, RuleTrust.RESTRICTED);
    }

    /** Rule files beside the packs, which nobody reads. */
    private static List<Complaint> stray(Path folder) {
        return PackFolder.stray(folder).stream()
                .map(path -> new Complaint(
                        path.toString(),
                        1,
                        1,
                        Complaint.Weight.STYLE,
                        null,
                        "lies beside the packs, where nobody reads it. Maybe put it into the folder of its pack?",
                        ""))
                .toList();
    }

    private static List<Complaint> with(List<Complaint> complaints, List<Complaint> more) {
        return Stream.concat(complaints.stream(), more.stream())
                .sorted(BY_PLACE)
                .toList();
    }

    private static boolean mistaken(List<Complaint> complaints) {
        return complaints.stream().anyMatch(each -> each.weight() == Complaint.Weight.MISTAKE);
    }

    /** What the shipped packs declare, by pack. */
    private static Map<String, YamlNode> declarations() {
        Map<String, YamlNode> checks = new HashMap<>();
        for (String pack : ShippedPacks.names()) {
            String place = "packs/" + pack + "/" + CHECKS;
            try (InputStream in = PackCheck.class.getResourceAsStream("/" + place)) {
                if (in != null) {
                    checks.put(pack, YamlReader.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), place));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(place + " cannot be read.", e);
            }
        }
        return checks;
    }

    private static List<Complaint> of(List<RulePack> packs, List<RulePack> base, RuleTrust trust) {
        return of(packs, base, trust, true);
    }

    private static List<Complaint> of(List<RulePack> packs, List<RulePack> base, RuleTrust trust, boolean compile) {
        ParameterSet parameters = ShippedPacks.parametersWith(PackFolder.merged(base, packs));
        Set<String> replaced = new HashSet<>();
        packs.forEach(pack -> replaced.add(pack.name()));
        List<RulePack> others =
                base.stream().filter(pack -> !replaced.contains(pack.name())).toList();
        CompiledRules.Checked checked = CompiledRules.check(packs, others, parameters, trust, compile);
        List<Complaint> complaints = new ArrayList<>(checked.complaints());
        if (checked.whole()) {
            complaints.addAll(unused(packs, base, checked.rules()));
        }
        complaints.sort(BY_PLACE);
        return List.copyOf(complaints);
    }

    /** Parameters that the folder declares and no rule reads. Those that shipped packs have may be read by Java. */
    private static List<Complaint> unused(List<RulePack> packs, List<RulePack> base, List<RuleInfo> rules) {
        Set<String> known = new HashSet<>();
        base.forEach(pack -> pack.parameters().forEach(each -> known.add(pack.name() + "/" + each.key())));
        rules.forEach(rule -> known.addAll(rule.parameters()));
        List<Complaint> complaints = new ArrayList<>();
        for (RulePack pack : packs) {
            for (ParameterDeclaration each : pack.parameters()) {
                if (!known.contains(pack.name() + "/" + each.key())) {
                    String place = each.node().place();
                    int colon = place.lastIndexOf(':');
                    complaints.add(new Complaint(
                            place.substring(0, colon),
                            each.node().line(),
                            1,
                            Complaint.Weight.STYLE,
                            null,
                            "no rule reads the parameter \"" + each.key() + "\". Maybe take it out?",
                            ""));
                }
            }
        }
        return complaints;
    }
}
