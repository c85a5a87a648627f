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
import io.github.abmrules.rules.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the packs of a folder in one go. Thread-safe. */
public final class PackCheck {
    static final Comparator<Complaint> BY_PLACE = Comparator.comparing(Complaint::file)
            .thenComparingInt(Complaint::line)
            .thenComparingInt(Complaint::column)
            .thenComparing(Complaint::message);

    private PackCheck() {}

    /**
     * All complaints about the packs of a folder, by file, line and column: first of what no engine would load, and of what
     * is not how rules should be written.
     *
     * @param folder holds one folder a pack
     * @throws BrokenRulesException when the folder cannot be read
     */
    public static List<Complaint> of(Path folder) {
        return of(folder, RuleTrust.RESTRICTED);
    }

    /** All complaints about the packs of a folder that is trusted as far as said. */
    public static List<Complaint> of(Path folder, RuleTrust trust) {
        List<RulePack> base = ShippedPacks.all();
        PackFiles files = PackFiles.of(folder, base, List.of(), trust);
        return files.with(of(files.packs(), base, trust, true));
    }

    /** All complaints about the shipped packs. */
    public static List<Complaint> shipped() {
        List<RulePack> packs = ShippedPacks.all();
        return of(packs, packs, RuleTrust.RESTRICTED, true);
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
     */
    public static CheckReport report(@Nullable Path folder, List<YamlNode> overlays, RuleTrust trust) {
        List<RulePack> base = ShippedPacks.all();
        PackFiles files = PackFiles.of(folder, base, overlays, trust);
        List<Complaint> complaints = files.with(of(files.packs(), base, trust, false));
        if (mistaken(complaints)) {
            return new CheckReport(files.with(of(files.packs(), base, trust, true)), null);
        }
        Set<String> names = files.packs().stream().map(RulePack::name).collect(Collectors.toSet());
        try {
            return new CheckReport(
                    complaints,
                    RuleAnalysis.of(
                            PackFolder.merged(base, files.packs()),
                            names,
                            files.parameters(),
                            files.checks(),
                            files.inherited(),
                            trust));
        } catch (BrokenRulesException e) {
            List<Complaint> compiled = files.with(of(files.packs(), base, trust, true));
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

    /**
     * What an engine that runs rules as Drools' executable model would refuse and this one does not. It costs several times
     * what all other checks of a folder cost.
     *
     * @param folder holds one folder a pack; null for the shipped packs
     * @param trust how far packs are trusted that the project does not ship
     * @return complaints by place; none when the packs have mistakes that any engine refuses
     * @throws BrokenRulesException when the folder cannot be read
     * @throws IllegalStateException when {@code org.drools:drools-model-codegen} is not on the class path
     */
    public static List<Complaint> executableModel(@Nullable Path folder, RuleTrust trust) {
        List<RulePack> base = ShippedPacks.all();
        PackFiles files = PackFiles.of(folder, base, List.of(), trust);
        if (folder != null && mistaken(files.with(of(files.packs(), base, trust, true)))) {
            return List.of();
        }
        List<Complaint> complaints = new ArrayList<>();
        for (Complaint each : CompiledRules.checkExecutableModel(files.packs(), files.parameters(), trust)) {
            complaints.add(new Complaint(
                    each.file(),
                    each.line(),
                    each.column(),
                    each.weight(),
                    each.rule(),
                    "works here, but not in the executable model of Drools: " + each.message(),
                    each.source()));
        }
        complaints.sort(BY_PLACE);
        return List.copyOf(complaints);
    }

    private static boolean mistaken(List<Complaint> complaints) {
        return complaints.stream().anyMatch(each -> each.weight() == Complaint.Weight.MISTAKE);
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
