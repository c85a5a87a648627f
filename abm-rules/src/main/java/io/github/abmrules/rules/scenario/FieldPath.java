package io.github.abmrules.rules.scenario;

import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths to a value: {@code account.signals[0].at}. */
final class FieldPath {
    private static final Pattern STEP = Pattern.compile("\\[(\\d{1,4})]|\\.?([^.\\[\\]]+)");

    private FieldPath() {}

    /**
     * A step into a map or a list.
     *
     * @param key the key; null for a step into a list
     * @param index the index; 0 for a step into a map
     */
    record Step(@Nullable String key, int index) {

        /** The value it leads to; null when there is none. */
        @Nullable
        YamlNode in(YamlNode node) {
            if (key != null) {
                return node.isMap() ? node.get(key) : null;
            }
            return node.isList() && index < node.asList().size() ? node.asList().get(index) : null;
        }
    }

    /** The steps of a path; empty when it is none. */
    static List<Step> of(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.lookingAt()) {
            String index = matcher.group(1);
            steps.add(index == null ? new Step(matcher.group(2), 0) : new Step(null, Integer.parseInt(index)));
            end = matcher.end();
            matcher.region(end, path.length());
        }
        return end == path.length() ? steps : List.of();
    }

    /** A tree with the value at the end of a path replaced, or added where only maps lead to it. */
    static YamlNode with(YamlNode root, List<Step> steps, YamlNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        Step step = steps.get(0);
        YamlNode next = step.in(root);
        String key = step.key();
        if (next == null && key == null) {
            throw value.broken("there is no element [" + step.index() + "] to replace");
        }
        if (next == null || (next.isNull() && steps.size() > 1)) {
            next = empty(value);
        }
        YamlNode changed = with(next, steps.subList(1, steps.size()), value);
        return key == null ? root.with(step.index(), changed) : root.with(key, changed);
    }

    private static YamlNode empty(YamlNode place) {
        String at = place.place();
        return YamlNode.map(at.substring(0, at.lastIndexOf(':')), place.line(), Map.of());
    }
}
