package io.github.abmrules.flink;

import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.rules.AbmEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Rules to run jobs with. */
public final class TestRules {
    private static final String MAPPING = "cluster/mapping.drl";

    private TestRules() {}

    /** The rules as they come. */
    public static RuleSet shipped() {
        try (AbmEngine engine = AbmEngine.create()) {
            return RuleSet.of(engine);
        }
    }

    /**
     * The rules without the one that maps accounts of tiers A to C about which nothing is known: they fail on these.
     *
     * @param folder an empty folder to work in
     */
    public static RuleSet failing(Path folder) throws IOException {
        for (Map.Entry<String, String> file : shipped().files().entrySet()) {
            if (file.getKey().startsWith("cluster/")) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        String text = Files.readString(folder.resolve(MAPPING));
        int begin = text.lastIndexOf("rule \"", text.indexOf("@id(\"cluster.abc-none\")"));
        int end = text.indexOf("\nend\n", begin) + "\nend\n".length();
        Files.writeString(folder.resolve(MAPPING), text.substring(0, begin) + text.substring(end));
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            return RuleSet.of(engine);
        }
    }
}
