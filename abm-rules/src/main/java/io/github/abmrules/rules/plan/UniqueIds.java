package io.github.abmrules.rules.plan;

import io.github.abmrules.rules.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the ids of rows: of two rows with one id nobody could say which is done. */
final class UniqueIds {

    private UniqueIds() {}

    static void check(List<YamlNode> rows) {
        Set<String> seen = new HashSet<>();
        for (YamlNode row : rows) {
            YamlNode id = row.require("id");
            if (!seen.add(id.asText())) {
                throw id.broken("there are two tasks \"" + id.asText() + "\". Maybe rename one of them?");
            }
        }
    }
}
