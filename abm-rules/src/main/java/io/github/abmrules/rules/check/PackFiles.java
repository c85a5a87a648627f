package io.github.abmrules.rules.check;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.PackFolder;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.proof.RuleAnalysis;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.scenario.ScenarioRunner;
import io.github.abmrules.rules.yaml.FileProblem;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The packs of a folder with the files around their rules: parameters, declarations, scenarios.
 *
 * @param packs the packs; one whose parameters cannot be read has those of the shipped pack with its name
 * @param parameters the parameters of all packs, those that differ in their place
 * @param checks what must hold, by pack
 * @param inherited packs for which what must hold is that of the shipped pack with their name
 * @param unread packs whose parameters cannot be read
 * @param stray rule files beside the packs, which nobody reads
 * @param problems what is wrong with these files
 */
record PackFiles(
        List<RulePack> packs,
        ParameterSet parameters,
        Map<String, YamlNode> checks,
        Set<String> inherited,
        Set<String> unread,
        List<Path> stray,
        List<FileProblem> problems) {
    private static final String CHECKS = "checks.yaml";

    /**
     * Reads them all, whatever is wrong with some.
     *
     * @param folder holds one folder a pack; null for the shipped packs
     */
    static PackFiles of(@Nullable Path folder, List<RulePack> base, List<YamlNode> overlays, RuleTrust trust) {
        FileProblems problems = new FileProblems();
        List<RulePack> packs = folder == null ? base : PackFolder.read(folder, base, problems);
        Set<String> unread = new HashSet<>();
        problems.all().forEach(each -> unread.add(packOf(each.file())));
        List<RulePack> all = PackFolder.merged(base, packs);
        ParameterSet parameters = ShippedPacks.parametersWith(all).overlaid(overlays, problems);
        Map<String, YamlNode> checks = declarations();
        Set<String> inherited = new HashSet<>();
        if (folder != null) {
            for (RulePack pack : packs) {
                Path file = folder.resolve(pack.name()).resolve(CHECKS);
                if (Files.exists(file)) {
                    PackFolder.requireInside(file, folder);
                    problems.attempt(() -> {
                        checks.put(pack.name(), YamlReader.read(file));
                    });
                } else {
                    inherited.add(pack.name());
                }
            }
        }
        problems.attempt(() -> RuleAnalysis.requireReadable(checks));
        if (folder != null) {
            // What a scenario says of parameters makes sense only beside those that it means.
            boolean whole = problems.isEmpty();
            problems.attempt(() -> scenarios(folder, all, overlays, trust, whole));
        }
        List<Path> stray = folder == null ? List.of() : PackFolder.stray(folder);
        return new PackFiles(packs, parameters, checks, inherited, unread, stray, problems.all());
    }

    private static void scenarios(
            Path folder, List<RulePack> all, List<YamlNode> overlays, RuleTrust trust, boolean whole) {
        if (whole) {
            try {
                ScenarioRunner.check(folder, all, overlays, trust);
                return;
            } catch (BrokenRulesException e) {
                // The rules are complained about by themselves.
            }
        }
        FileProblems.each(ScenarioRunner.files(folder), YamlReader::read);
    }

    private static String packOf(String file) {
        Path parent = Path.of(file).getParent();
        Path name = parent == null ? null : parent.getFileName();
        return name == null ? "" : name.toString();
    }

    /** These complaints about rules, and those about the other files, by place. */
    List<Complaint> with(List<Complaint> rules) {
        List<Complaint> complaints = new ArrayList<>(rules);
        // Which parameters a pack has is not known as long as they cannot be read.
        complaints.removeIf(each -> unread.stream().anyMatch(pack -> isAbout(each.message(), pack)));
        problems.forEach(each -> complaints.add(Complaint.of(each)));
        stray.forEach(file -> complaints.add(new Complaint(
                file.toString(),
                1,
                1,
                Complaint.Weight.STYLE,
                null,
                "lies beside the packs, where nobody reads it. Maybe put it into the folder of its pack?",
                "")));
        complaints.sort(PackCheck.BY_PLACE);
        return List.copyOf(complaints);
    }

    /** Whether a complaint is that a pack lacks a parameter. */
    private static boolean isAbout(String message, String pack) {
        boolean noPack = message.contains("which is no pack") && message.contains("\"" + pack + "\"");
        return noPack || message.contains("which the pack " + pack + " does not have");
    }

    /** What the shipped packs declare, by pack. */
    private static Map<String, YamlNode> declarations() {
        Map<String, YamlNode> checks = new HashMap<>();
        for (String pack : ShippedPacks.names()) {
            String place = "packs/" + pack + "/" + CHECKS;
            try (InputStream in = PackFiles.class.getResourceAsStream("/" + place)) {
                if (in != null) {
                    checks.put(pack, YamlReader.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), place));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(place + " cannot be read.", e);
            }
        }
        return checks;
    }
}
