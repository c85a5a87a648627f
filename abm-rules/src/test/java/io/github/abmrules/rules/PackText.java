package io.github.abmrules.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes packs of a house into a folder. */
final class PackText {
    private final Path folder;

    private PackText(Path folder) {
        this.folder = folder;
    }

    static PackText in(Path folder) {
        return new PackText(folder);
    }

    Path folder() {
        return folder;
    }

    /** A file as it is: {@code house/rule.drl}. */
    PackText file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    PackText file(String name, byte[] bytes) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A file of the pack {@code house} with one rule, {@code house.<name>}. */
    PackText rule(String name, String when, String then) {
        return file("house/" + name + ".drl", drl("house", rule("house." + name, name, when, then)));
    }

    /** The text of a rule. */
    static String rule(String id, String name, String when, String then) {
        return """
                rule "%s"
                    @id("%s")
                    @playbook("house")
                    @since("1")
                when
                    %s
                then
                    %s
                end
                """.formatted(name, id, when, then);
    }

    /** The text of a file with these rules. */
    static String drl(String pack, String... rules) {
        return """
                package packs.%s

                import io.github.abmrules.core.cluster.Cluster
                import io.github.abmrules.core.engagement.EngagementLevel
                import io.github.abmrules.core.fit.IcpTier
                import io.github.abmrules.rules.fact.Engaged
                import io.github.abmrules.rules.parameters.Parameters
                import io.github.abmrules.rules.profile.Profile
                import static io.github.abmrules.rules.verb.Verbs.informs
                import static io.github.abmrules.rules.verb.Verbs.mapped

                %s""".formatted(pack, String.join("\n", rules));
    }
}
