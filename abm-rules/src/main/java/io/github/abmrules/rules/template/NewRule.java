package io.github.abmrules.rules.template;

import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.stage.DecisionPacks;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a new rule with its parameter and its scenarios into a folder of packs: a rule that works and passes its scenarios, to
 * be changed into what it should say. Nothing that is there is overwritten.
 */
public final class NewRule {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final String RULE = """
            // What does $ID say? Answer here in one line, as a question.
            // Reads InForce, produces Found.
            package packs.$PACK

            import io.github.abmrules.rules.fact.InForce
            import io.github.abmrules.rules.parameters.Parameters
            import static io.github.abmrules.rules.verb.Verbs.informs

            rule "$WORDS: so many people are known at the account"
                @id("$ID")
                @playbook("house")
                @since("1.0")
            when
                $p : Parameters( pack == "$PACK" )
                $f : InForce( profile.account.contacts.size >= $p.number("$NAME-contacts") )
            then
                insert( informs( drools.getRule(), $f, "$CODE",
                    "we know " + $f.profile().account().contacts().size() + " people here" ) );
            end
            """;

    private static final String PARAMETER = """
            $NAME-contacts:
              description: From how many known people on $ID speaks up.
              unit: count
              source: house
              value: 2
            """;

    private static final String SCENARIOS = """
            # Scenarios of $NAME.drl.

            - scenario: The rule fires from the limit on
              rule: $ID
              as-of: 2026-06-30
              account: {icp_tier: A}
              cases:
                columns: [case, account.contacts, expect]
                rows:
                  - [at the limit, [{contact_id: ann}, {contact_id: bob}], {fires: true}]
                  - [one below it, [{contact_id: ann}], {fires: false}]
                  - [far below it, [], {fires: false}]

            - scenario: The limit is a parameter
              rule: $ID
              as-of: 2026-06-30
              account: {icp_tier: A, contacts: [{contact_id: ann}]}
              cases:
                columns: [parameters.$PACK.$NAME-contacts, expect.fires]
                rows:
                  - [1, true]
                  - [2, false]
            """;

    private static final String README = """
            # $PACK

            **Which question do the rules of this pack answer?** Write it here.

            | File | Question | Reads | Produces |
            |---|---|---|---|
            | `$NAME.drl` | What does `$ID` say? | `InForce` | `Found` |

            Parameters: `$NAME-contacts` (from how many known people on the rule speaks up).
            """;

    private NewRule() {}

    /**
     * Writes a rule, its parameter, its scenarios, and where the pack has none a README.
     *
     * @param id the id, {@code pack.kebab-name}
     * @param folder holds one folder a pack; it is made when it is not there
     * @return the files that were written or added to
     * @throws IllegalArgumentException when the id cannot be taken; then nothing was written
     * @throws BrokenFileException when the parameters of the pack cannot be read; then nothing was written
     * @throws UncheckedIOException when a file cannot be written
     */
    public static List<Path> write(String id, Path folder) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + id + "\" cannot be the id of a rule. It is the name of its pack"
                    + " (a letter, then lower-case letters, digits and _), a dot, and lower-case words joined by"
                    + " hyphens. Maybe \"" + like(id) + "\"?");
        }
        int dot = id.indexOf('.');
        String pack = id.substring(0, dot);
        String name = id.substring(dot + 1);
        Path home = folder.resolve(pack);
        requireSensible(pack, name, home);
        Path rule = home.resolve(name + ".drl");
        Path scenarios = home.resolve("scenarios").resolve(name + ".yaml");
        Path parameters = home.resolve("parameters.yaml");
        Path readme = home.resolve("README.md");
        for (Path file : List.of(rule, scenarios)) {
            if (Files.exists(file)) {
                throw new IllegalArgumentException(
                        file + " is there already, and is not overwritten. Maybe choose another name for the rule?");
            }
        }
        requireNew(parameters, name + "-contacts");
        requireUnused(home, id);
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(rule, RULE);
        texts.put(parameters, PARAMETER);
        texts.put(scenarios, SCENARIOS);
        if (!Files.exists(readme)) {
            texts.put(readme, README);
        }
        try {
            Files.createDirectories(scenarios.getParent());
            for (Map.Entry<Path, String> each : texts.entrySet()) {
                String text = filled(each.getValue(), id, pack, name);
                if (Files.exists(each.getKey())) {
                    add(each.getKey(), text);
                } else {
                    Files.writeString(each.getKey(), text, StandardOpenOption.CREATE_NEW);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(texts.keySet());
    }

    private static void add(Path file, String text) throws IOException {
        String there = Files.readString(file);
        String between = there.isEmpty() || there.endsWith("\n") ? "" : "\n";
        Files.writeString(file, between + text, StandardOpenOption.APPEND);
    }

    /** An id of the right form that may have been meant. */
    private static String like(String id) {
        String[] parts = id.toLowerCase(Locale.ROOT).split("\\.", 2);
        String pack = parts.length == 2 ? parts[0].replaceAll("[^a-z0-9_]", "") : "";
        String name = parts[parts.length - 1].replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return (pack.matches("[a-z].*") ? pack : "house") + "." + (name.isEmpty() ? "say-what-it-does" : name);
    }

    /** A shipped pack is replaced whole by a folder of its name, and its rules may be about other things than accounts. */
    private static void requireSensible(String pack, String name, Path home) {
        if (!ShippedPacks.names().contains(pack)) {
            return;
        }
        if (!DecisionPacks.NAMES.contains(pack)) {
            throw new IllegalArgumentException(
                    "The shipped pack \"" + pack + "\" is not about clusters of accounts, and"
                            + " that is what the new rule would be about. Maybe house." + name
                            + ", or begin with a copy of one of its rules?");
        }
        if (!hasRules(home)) {
            throw new IllegalArgumentException("The pack \"" + pack + "\" is a shipped one, and a folder of its name"
                    + " would replace all its rules by this one. Maybe house." + name + ", or copy the shipped pack to "
                    + home + " first?");
        }
    }

    private static boolean hasRules(Path home) {
        return !rules(home).isEmpty();
    }

    private static List<Path> rules(Path home) {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireNew(Path parameters, String key) {
        if (!Files.exists(parameters)) {
            return;
        }
        for (ParameterDeclaration each : ParameterDeclaration.readAll(YamlReader.read(parameters))) {
            if (each.key().equals(key)) {
                throw new IllegalArgumentException(each.node().place() + ": the parameter \"" + key
                        + "\" is there already. Maybe choose another name for the rule?");
            }
        }
    }

    private static void requireUnused(Path home, String id) {
        Pattern taken = Pattern.compile("@id\\s*\\(\\s*\"" + Pattern.quote(id) + "\"\\s*\\)");
        for (Path file : rules(home)) {
            try {
                if (taken.matcher(Files.readString(file)).find()) {
                    throw new IllegalArgumentException(
                            "The id \"" + id + "\" is taken by a rule in " + file + ". Ids are never given twice.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String filled(String template, String id, String pack, String name) {
        String words = name.replace('-', ' ');
        return template.replace("$WORDS", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))
                .replace("$ID", id)
                .replace("$PACK", pack)
                .replace("$NAME", name)
                .replace("$CODE", name.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
