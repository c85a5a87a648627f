package io.github.abmrules.rules.route;

import io.github.abmrules.core.playbook.DropStage;
import io.github.abmrules.core.playbook.RouteStep;
import io.github.abmrules.core.playbook.Skill;
import io.github.abmrules.core.playbook.SkillClass;
import io.github.abmrules.core.playbook.SkillTier;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The routing guides of the playbook, with the catalogue of what they lead to: the parameters of the pack {@code routing}.
 * Immutable and thread-safe.
 */
public final class RoutingGuide {

    /** The parameters that hold rows, in the order in which rows are listed and looked up. */
    private static final List<String> GUIDES = List.of(
            "skill-routing-guide",
            "integration-map",
            "cluster-integration",
            "abm-stack",
            "decision-trees",
            "quick-reference",
            "subagent-workflows",
            "invocation-patterns",
            "integration-patterns",
            "common-mistakes");

    private static final Pattern OR = Pattern.compile("\\|");
    private static final Set<String> SKILL_KEYS =
            Set.of("id", "class", "tier", "purpose", "tools", "depends-on", "expects", "provides");

    private final Map<String, Skill> skills = new LinkedHashMap<>();
    private final Map<String, String> subagents = new LinkedHashMap<>();
    private final Map<String, List<String>> topics = new LinkedHashMap<>();
    private final Map<String, Need> needs = new LinkedHashMap<>();
    private final Set<String> branchedByDrop = new HashSet<>();
    private final List<Prerequisite> prerequisites = new ArrayList<>();

    private RoutingGuide(Parameters routing) {
        routing.rows("skills").forEach(this::addSkill);
        routing.rows("subagents").forEach(this::addSubagent);
        routing.rows("topics").forEach(this::addTopic);
        routing.rows("prerequisites").forEach(this::addPrerequisite);
        for (YamlNode row : routing.rows("skills")) {
            for (YamlNode first : list(row, "depends-on")) {
                prerequisites.add(new Prerequisite(
                        known(first, first.asText()), row.require("id").asText(), PrerequisiteKind.DEPENDS_ON));
            }
        }
        for (String guide : GUIDES) {
            routing.rows(guide).forEach(this::addNeed);
        }
        for (String guide : GUIDES) {
            routing.rows(guide).forEach(this::checkBranch);
        }
    }

    /**
     * The guides that parameters hold.
     *
     * @param routing the parameters of the pack {@code routing}
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when a row is broken or names what is not in the catalogue
     */
    public static RoutingGuide of(Parameters routing) {
        return new RoutingGuide(routing);
    }

    /** The skills, in the order of the catalogue. */
    public List<Skill> skills() {
        return List.copyOf(skills.values());
    }

    /** The rows of all guides. */
    public List<Need> needs() {
        return List.copyOf(needs.values());
    }

    /** Ids of all that a route can name: skills, subagents with their workflows, and topics. */
    public List<String> catalogue() {
        List<String> ids = new ArrayList<>(skills.keySet());
        ids.addAll(subagents.keySet());
        ids.addAll(topics.keySet());
        return ids;
    }

    /** The row of an id; null when there is none. */
    @Nullable
    Need need(String id) {
        return needs.get(id);
    }

    /** Whether a row has branches for places where conversion is low. */
    boolean isBranchedByDrop(String id) {
        return branchedByDrop.contains(id);
    }

    /** What comes before what has this id. */
    List<Prerequisite> before(String id) {
        return prerequisites.stream().filter(each -> each.concerns(id)).toList();
    }

    /** What has this id, as a step of its own. */
    RouteStep step(String id) {
        return new RouteStep(kind(id), id, topics.getOrDefault(id, List.of()));
    }

    private RouteStep.Kind kind(String id) {
        if (skills.containsKey(id)) {
            return RouteStep.Kind.SKILL;
        }
        return subagents.containsKey(id) ? RouteStep.Kind.SUBAGENT : RouteStep.Kind.TOPIC;
    }

    private void addSkill(YamlNode row) {
        row.allow(SKILL_KEYS);
        String id = fresh(row.require("id"));
        YamlNode tier = row.get("tier");
        skills.put(
                id,
                new Skill(
                        id,
                        row.require("class").asChoice(SkillClass.class),
                        tier == null ? null : tier.asChoice(SkillTier.class),
                        row.require("purpose").asText(),
                        texts(row, "tools"),
                        texts(row, "depends-on"),
                        texts(row, "expects"),
                        texts(row, "provides")));
    }

    private void addSubagent(YamlNode row) {
        row.allow(List.of("id", "purpose", "output"));
        subagents.put(fresh(row.require("id")), row.require("purpose").asText());
    }

    private void addTopic(YamlNode row) {
        row.allow(List.of("id", "purpose", "skills"));
        row.require("purpose").asText();
        List<String> treatedBy = list(row, "skills").stream()
                .map(node -> known(node, node.asText()))
                .toList();
        topics.put(fresh(row.require("id")), treatedBy);
    }

    private void addPrerequisite(YamlNode row) {
        row.allow(List.of("first", "before", "kind"));
        YamlNode first = row.require("first");
        YamlNode before = row.get("before");
        prerequisites.add(new Prerequisite(
                known(first, first.asText()),
                before == null ? null : known(before, before.asText()),
                row.require("kind").asChoice(PrerequisiteKind.class)));
    }

    private void addNeed(YamlNode row) {
        row.allow(List.of("id", "need", "under", "drop", "item", "steps"));
        YamlNode id = row.require("id");
        YamlNode under = row.get("under");
        YamlNode drop = row.get("drop");
        Need need = new Need(
                id.asText(),
                row.require("need").asText(),
                row.require("item").asText(),
                under == null ? null : under.asText(),
                drop == null ? null : drop.asChoice(DropStage.class),
                row.require("steps").asList().stream().map(this::step).toList());
        if (need.under() != null && need.drop() != null) {
            branchedByDrop.add(need.under());
        }
        if (needs.putIfAbsent(need.id(), need) != null) {
            throw id.broken("there are two rows \"" + need.id() + "\". Maybe rename one of them?");
        }
    }

    private void checkBranch(YamlNode row) {
        YamlNode under = row.get("under");
        if (under != null && !needs.containsKey(under.asText())) {
            throw under.broken("there is no row \"" + under.asText() + "\" to be a branch of."
                    + Nearest.maybe(under.asText(), needs.keySet()));
        }
    }

    /** A step of a row: an id, or several of which one does. */
    private RouteStep step(YamlNode node) {
        List<String> ids = OR.splitAsStream(node.asText())
                .map(id -> known(node, id.strip()))
                .toList();
        RouteStep first = step(ids.get(0));
        List<String> alternatives = new ArrayList<>(first.alternatives());
        alternatives.addAll(ids.subList(1, ids.size()));
        return new RouteStep(first.kind(), first.id(), alternatives);
    }

    private String fresh(YamlNode id) {
        if (isKnown(id.asText())) {
            throw id.broken("\"" + id.asText() + "\" is in the catalogue twice. Maybe rename one of them?");
        }
        return id.asText();
    }

    private boolean isKnown(String id) {
        return skills.containsKey(id) || subagents.containsKey(id) || topics.containsKey(id);
    }

    private String known(YamlNode place, String id) {
        if (!isKnown(id)) {
            throw place.broken(
                    "\"" + id + "\" is no skill, subagent or topic of the catalogue." + Nearest.maybe(id, catalogue()));
        }
        return id;
    }

    private static List<YamlNode> list(YamlNode row, String key) {
        YamlNode node = row.get(key);
        return node == null ? List.of() : node.asList();
    }

    private static List<String> texts(YamlNode row, String key) {
        return list(row, key).stream().map(YamlNode::asText).toList();
    }
}
