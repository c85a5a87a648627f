package io.github.abmrules.quickstart;

import io.github.abmrules.rules.Rulebook;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the playbook says, by {@code docs/playbook/items.yaml}, and what carries it, by what rules and parameters say. */
final class Playbook {
    private final Path root;
    private final List<Document> documents;
    private final List<RuleInfo> rules;
    /** By name, {@code pack/key}. */
    private final Map<String, ParameterDeclaration> parameters = new TreeMap<>();

    private Playbook(Path root, List<Document> documents, Rulebook book) {
        this.root = root;
        this.documents = documents;
        this.rules = book.rules();
        for (Parameters pack : book.parameters().packs()) {
            pack.declarations().forEach(each -> parameters.put(pack.pack() + "/" + each.key(), each));
        }
    }

    /**
     * @param section where it stands, {@code document#section}
     * @param slug its short name in the section
     * @param says what it says
     * @param java the classes that carry it
     * @param parameters the parameters that carry it, of those that do not say so themselves
     * @param none why nothing carries it; null when something does
     */
    record Item(
            String section,
            String slug,
            String says,
            List<String> java,
            List<String> parameters,
            @Nullable String none) {

        private static final Set<String> KEYS = Set.of("item", "says", "java", "parameters", "none");

        static Item read(String section, YamlNode node) {
            node.allow(KEYS);
            return new Item(
                    section,
                    node.require("item").asText(),
                    node.require("says").asText(),
                    list(node.get("java")),
                    list(node.get("parameters")),
                    text(node.get("none")));
        }

        String id() {
            return section + "/" + slug;
        }

        private static List<String> list(@Nullable YamlNode node) {
            return node == null
                    ? List.of()
                    : node.asList().stream().map(YamlNode::asText).toList();
        }

        private static @Nullable String text(@Nullable YamlNode node) {
            return node == null ? null : node.asText();
        }
    }

    /** A section with its anchor and its heading; one that is only a heading has no items. */
    record Section(String id, String title, List<Item> items) {}

    /** A document with its name and its heading. */
    record Document(String name, String title, List<Section> sections) {
        List<Item> items() {
            return sections.stream()
                    .flatMap(section -> section.items().stream())
                    .toList();
        }
    }

    static Playbook read(Path root, Rulebook book) {
        List<Document> documents = new ArrayList<>();
        for (YamlNode document :
                YamlReader.read(root.resolve("docs/playbook/items.yaml")).asList()) {
            document.allow(Set.of("document", "title", "sections"));
            String name = document.require("document").asText();
            List<Section> sections = new ArrayList<>();
            for (YamlNode section : document.require("sections").asList()) {
                section.allow(Set.of("section", "title", "items"));
                String id = name + "#" + section.require("section").asText();
                YamlNode items = section.get("items");
                sections.add(new Section(
                        id,
                        section.require("title").asText(),
                        items == null
                                ? List.of()
                                : items.asList().stream()
                                        .map(item -> Item.read(id, item))
                                        .toList()));
            }
            documents.add(new Document(name, document.require("title").asText(), sections));
        }
        return new Playbook(root, documents, book);
    }

    List<Item> items() {
        return documents.stream().flatMap(document -> document.items().stream()).toList();
    }

    /** The sections that rules and parameters may name, {@code document#section}. */
    Set<String> sections() {
        Set<String> sections = new TreeSet<>();
        documents.forEach(document -> document.sections().forEach(section -> sections.add(section.id())));
        return sections;
    }

    /** Where a rule or parameter says which items it carries: by place, in the order of packs. */
    Map<String, List<String>> named() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        rules.forEach(rule -> named.put(rule.place(), rule.covers()));
        parameters.values().forEach(each -> named.put(each.node().place(), each.covers()));
        return named;
    }

    boolean hasParameter(String name) {
        return parameters.containsKey(name);
    }

    List<RuleInfo> rules(Item item) {
        return rules.stream().filter(rule -> rule.covers().contains(item.id())).toList();
    }

    List<String> parameters(Item item) {
        Set<String> names = new TreeSet<>(item.parameters());
        parameters.forEach((name, each) -> {
            if (each.covers().contains(item.id())) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    boolean isCarried(Item item) {
        return !rules(item).isEmpty()
                || !parameters(item).isEmpty()
                || !item.java().isEmpty();
    }

    /** The source of a class in any module; null when there is none. */
    @Nullable
    Path source(String type) {
        String file = "src/main/java/" + type.replace('.', '/') + ".java";
        return Stream.concat(folders(root), folders(root.resolve("abm-examples")))
                .map(module -> module.resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    /** How many items each document has, and what carries them. */
    String totals() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| Document | Items | Rules | Parameters | Java | Nothing, for a reason |\n|---|---|---|---|---|---|\n");
        for (Document document : documents) {
            row(text, "[" + document.name() + "](" + document.name() + ".md)", document.items());
        }
        row(text, "all", items());
        long waiting = count(items().stream().filter(item -> !isCarried(item) && item.none() == null));
        return waiting == 0
                ? text.toString()
                : text + "\n" + waiting + " items wait for packs that are not there yet.\n";
    }

    /** Every item of a document, section by section. */
    String tables(String name) {
        Document document = documents.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        StringBuilder text = new StringBuilder();
        for (Section section : document.sections()) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append("## ").append(section.title()).append("\n\n`").append(section.id());
            text.append(section.items().isEmpty() ? "` is a heading only.\n" : "`\n");
            if (!section.items().isEmpty()) {
                text.append("\n| Item | What it says | Carried by |\n|---|---|---|\n");
            }
            for (Item item : section.items()) {
                text.append("| `").append(item.slug()).append("` | ").append(item.says());
                text.append(" | ").append(carriers(item)).append(" |\n");
            }
        }
        return text.toString();
    }

    private void row(StringBuilder text, String name, List<Item> items) {
        text.append("| ").append(name).append(" | ").append(items.size());
        text.append(" | ")
                .append(count(items.stream().filter(item -> !rules(item).isEmpty())));
        text.append(" | ")
                .append(count(items.stream().filter(item -> !parameters(item).isEmpty())));
        text.append(" | ")
                .append(count(items.stream().filter(item -> !item.java().isEmpty())));
        text.append(" | ").append(count(items.stream().filter(item -> item.none() != null)));
        text.append(" |\n");
    }

    private static long count(Stream<Item> items) {
        return items.count();
    }

    private String carriers(Item item) {
        List<String> carriers = new ArrayList<>();
        for (RuleInfo rule : rules(item)) {
            String file = rule.place().substring(0, rule.place().lastIndexOf(':'));
            carriers.add(link(rule.id(), "abm-rules/src/main/resources/" + file));
        }
        for (String parameter : parameters(item)) {
            String pack = parameter.substring(0, parameter.indexOf('/'));
            carriers.add(link(parameter, "abm-rules/src/main/resources/packs/" + pack + "/parameters.yaml"));
        }
        for (String type : item.java()) {
            Path source = source(type);
            String file =
                    source == null ? "" : root.relativize(source).toString().replace('\\', '/');
            carriers.add(link(type.substring(type.lastIndexOf('.') + 1), file));
        }
        if (carriers.isEmpty()) {
            return item.none() != null ? "Nothing: " + item.none() : "Not yet";
        }
        return String.join(", ", carriers);
    }

    private static String link(String name, String file) {
        return "[`" + name + "`](../../" + file + ")";
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
