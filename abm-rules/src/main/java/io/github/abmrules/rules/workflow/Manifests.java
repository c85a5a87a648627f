package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.ContextExpectation;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The manifests of the folder {@code workflows} of the jar. */
public final class Manifests {

    private static final String ROOT = "workflows/";

    private Manifests() {}

    /** The manifests of all workflows, in the order in which the playbook uses them. */
    public static List<WorkflowManifest> workflows() {
        return listed("workflows");
    }

    /** The front matter of the documents of the playbook that can be carried out. */
    public static List<WorkflowManifest> documents() {
        return listed("documents");
    }

    /**
     * The manifest of a workflow.
     *
     * @throws UnknownWorkflowException when there is none
     */
    public static WorkflowManifest workflow(String id) {
        List<WorkflowManifest> all = workflows();
        return all.stream()
                .filter(manifest -> manifest.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownWorkflowException(
                        id, all.stream().map(WorkflowManifest::id).toList()));
    }

    private static List<WorkflowManifest> listed(String key) {
        return YamlReader.parse(text(ROOT + "order.yaml"), ROOT + "order.yaml").require(key).asList().stream()
                .map(node -> read(ROOT + node.asText() + ".yaml"))
                .toList();
    }

    private static WorkflowManifest read(String file) {
        YamlNode root = YamlReader.parse(text(file), file);
        root.allow(List.of(
                "id",
                "skill",
                "says",
                "command",
                "requires_tools",
                "depends_on",
                "expects_context",
                "provides_context"));
        List<Tool> tools = new ArrayList<>();
        for (YamlNode tool : list(root, "requires_tools")) {
            try {
                tools.add(Tool.of(tool.asText()));
            } catch (InvalidFactException e) {
                throw tool.broken(String.valueOf(e.getMessage()));
            }
        }
        YamlNode command = root.get("command");
        return new WorkflowManifest(
                root.require("id").asText(),
                root.require("skill").asText(),
                root.require("says").asText(),
                command == null ? "" : command.asText(),
                tools,
                texts(root, "depends_on"),
                list(root, "expects_context").stream()
                        .map(Manifests::expectation)
                        .toList(),
                texts(root, "provides_context"));
    }

    private static ContextExpectation expectation(YamlNode node) {
        node.allow(List.of("name", "from_skill", "required", "run"));
        YamlNode run = node.get("run");
        return new ContextExpectation(
                node.require("name").asText(),
                node.require("from_skill").asText(),
                node.require("required").asFlag(),
                run == null ? null : run.asText());
    }

    private static List<String> texts(YamlNode root, String key) {
        return list(root, key).stream().map(YamlNode::asText).toList();
    }

    private static List<YamlNode> list(YamlNode root, String key) {
        @Nullable YamlNode node = root.get(key);
        return node == null ? List.of() : node.asList();
    }

    private static String text(String file) {
        try (InputStream in = Manifests.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The jar has no " + file + ". Maybe it is incomplete?");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
