package io.github.abmrules.rules.parameters;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The parameters of all packs of an engine, overlays applied. Immutable and thread-safe. */
public final class ParameterSet {
    private final Map<String, Parameters> packs;
    private final List<LocalDate> days;

    /** Versions that were asked for, by the number of changes before them. */
    private final Map<Integer, ParameterSet> versions = new ConcurrentHashMap<>();

    private ParameterSet(Map<String, Parameters> packs) {
        this.packs = packs;
        Set<LocalDate> changes = new TreeSet<>();
        for (Parameters pack : packs.values()) {
            for (ParameterDeclaration declaration : pack.declarations()) {
                declaration.later().forEach(dated -> changes.add(dated.from()));
            }
        }
        this.days = List.copyOf(changes);
    }

    /** The parameters as the packs declare them. */
    public static ParameterSet of(Map<String, List<ParameterDeclaration>> declarations) {
        Map<String, Parameters> packs = new LinkedHashMap<>();
        declarations.forEach((pack, list) -> packs.put(pack, new Parameters(pack, list)));
        return new ParameterSet(packs);
    }

    /**
     * These parameters with those of an overlay in their place.
     *
     * @param overlay packs, and under each the keys that differ; a key that only one pack has may stand alone
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when a pack or key is unknown or a value has the wrong kind
     */
    public ParameterSet overlaid(YamlNode overlay) {
        Map<String, Map<String, ParameterDeclaration>> declarations = new LinkedHashMap<>();
        packs.forEach((pack, parameters) -> {
            Map<String, ParameterDeclaration> byKey = new LinkedHashMap<>();
            parameters.declarations().forEach(declaration -> byKey.put(declaration.key(), declaration));
            declarations.put(pack, byKey);
        });
        FileProblems.forEach(overlay.asMap(), (name, node) -> {
            Map<String, ParameterDeclaration> pack = declarations.get(name);
            if (pack == null) {
                replace(Objects.requireNonNull(declarations.get(packOf(name, node))), name, node);
            } else {
                FileProblems.forEach(node.asMap(), (key, value) -> {
                    if (!pack.containsKey(key)) {
                        throw value.brokenKey("the pack " + name + " has no parameter \"" + key + "\". Known: "
                                + String.join(", ", pack.keySet()) + "." + Nearest.maybe(key, pack.keySet()));
                    }
                    replace(pack, key, value);
                });
            }
        });
        Map<String, List<ParameterDeclaration>> lists = new LinkedHashMap<>();
        declarations.forEach((pack, byKey) -> lists.put(pack, new ArrayList<>(byKey.values())));
        return of(lists);
    }

    /**
     * These parameters with those of overlays in their place; a later one wins.
     *
     * @throws io.github.abmrules.rules.yaml.BrokenFileException with all that is wrong with any of them, or when cut-offs
     *     are not in their order afterwards
     */
    public ParameterSet overlaid(List<YamlNode> overlays) {
        FileProblems problems = new FileProblems();
        ParameterSet effective = overlaid(overlays, problems);
        problems.check();
        return effective;
    }

    /** As {@link #overlaid(List)}; what is wrong is noted, and an overlay that cannot be used is passed over. */
    public ParameterSet overlaid(List<YamlNode> overlays, FileProblems problems) {
        ParameterSet effective = this;
        for (YamlNode overlay : overlays) {
            ParameterSet before = effective;
            ParameterSet after = problems.attempt(() -> before.overlaid(overlay));
            effective = after == null ? before : after;
        }
        problems.attempt(effective::checkOrder);
        return effective;
    }

    private static void replace(Map<String, ParameterDeclaration> pack, String key, YamlNode value) {
        pack.computeIfPresent(key, (name, declaration) -> declaration.with(value));
    }

    /** The pack of a key that stands alone, which is allowed where only one pack has it. */
    private String packOf(String key, YamlNode node) {
        List<String> owners = new ArrayList<>();
        Set<String> known = new TreeSet<>(packs.keySet());
        packs.forEach((pack, parameters) -> {
            if (parameters.declaration(key) != null) {
                owners.add(pack);
            }
            parameters.declarations().forEach(declaration -> known.add(declaration.key()));
        });
        if (owners.isEmpty()) {
            throw node.brokenKey("unknown pack or parameter \"" + key + "\". Known packs: "
                    + String.join(", ", packs.keySet()) + "." + Nearest.maybe(key, known));
        }
        if (owners.size() > 1) {
            throw node.brokenKey("the parameter \"" + key + "\" is in several packs: " + String.join(", ", owners)
                    + ". Maybe write it under the pack you mean?");
        }
        return owners.get(0);
    }

    /**
     * These parameters with the values in force at an instant; itself when no value is dated, and between two changes the same
     * object.
     */
    public ParameterSet at(Instant asOf, ZoneId zone) {
        return days.isEmpty() ? this : version(changesUntil(LocalDate.ofInstant(asOf, zone)));
    }

    private int changesUntil(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private ParameterSet version(int changes) {
        LocalDate day = changes == 0 ? LocalDate.MIN : days.get(changes - 1);
        return versions.computeIfAbsent(changes, key -> each(declaration -> declaration.on(day)));
    }

    private ParameterSet each(UnaryOperator<ParameterDeclaration> change) {
        Map<String, List<ParameterDeclaration>> changed = new LinkedHashMap<>();
        packs.forEach((pack, parameters) ->
                changed.put(pack, parameters.declarations().stream().map(change).toList()));
        return of(changed);
    }

    /** The instants at which a parameter gets another value, the earliest first: midnights in the zone. */
    public List<Instant> changes(ZoneId zone) {
        return days.stream().map(day -> day.atStartOfDay(zone).toInstant()).toList();
    }

    /** The parameters before the first change, and those from each change on. */
    public List<ParameterSet> versions() {
        return days.isEmpty()
                ? List.of(this)
                : IntStream.rangeClosed(0, days.size()).mapToObj(this::version).toList();
    }

    /**
     * Checks parameters that must be less than others, such as cut-offs, at all times.
     *
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when they are not; it names both places
     */
    public void checkOrder() {
        FileProblems problems = new FileProblems();
        for (ParameterSet version : versions()) {
            version.packs.forEach((pack, parameters) -> {
                Map<String, ParameterDeclaration> byKey = new LinkedHashMap<>();
                parameters.declarations().forEach(each -> byKey.put(each.key(), each));
                byKey.values()
                        .forEach(each -> problems.attempt(() -> each.range().checkOrder(pack, each, byKey)));
            });
        }
        problems.check();
    }

    /** Of these parameters those of some packs. */
    public ParameterSet of(Collection<String> names) {
        Map<String, Parameters> some = new LinkedHashMap<>(packs);
        some.keySet().retainAll(names);
        return new ParameterSet(some);
    }

    /** The parameters of a pack. */
    public Parameters pack(String pack) {
        Parameters parameters = packs.get(pack);
        if (parameters == null) {
            throw new IllegalArgumentException("There is no pack \"" + pack + "\". Known: "
                    + String.join(", ", packs.keySet()) + "." + Nearest.maybe(pack, packs.keySet()));
        }
        return parameters;
    }

    /** All packs, in pack order: the facts to insert before the rules fire. */
    public Collection<Parameters> packs() {
        return List.copyOf(packs.values());
    }
}
