package io.github.abmrules.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.read.ReadingSettings;
import io.github.abmrules.hubspot.write.WritingSettings;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs from the defaults of the adapter: {@code reading} has the fields of {@link ReadingSettings}, {@code writing} says
 * whether there are notes and tasks and when they are due.
 */
public final class HubSpotConfig {

    private final @Nullable ReadingSettings reading;
    private final @Nullable WritingSettings writing;

    private HubSpotConfig(@Nullable ReadingSettings reading, @Nullable WritingSettings writing) {
        this.reading = reading;
        this.writing = writing;
    }

    /** Reads a file. */
    public static HubSpotConfig of(Path file, ZoneId zone) {
        YamlNode node = YamlReader.read(file);
        node.allow(Set.of("reading", "writing"));
        YamlNode reading = node.get("reading");
        YamlNode writing = node.get("writing");
        return new HubSpotConfig(
                reading == null ? null : reading(reading), writing == null ? null : writing(writing, zone));
    }

    /** Hands the settings on. */
    public void apply(HubSpot.Builder builder) {
        if (reading != null) {
            builder.reading(reading);
        }
        if (writing != null) {
            builder.writing(writing);
        }
    }

    private static ReadingSettings reading(YamlNode node) {
        node.asMap();
        try {
            return ReadingSettings.fromJson(json(node).toString());
        } catch (InvalidFactException e) {
            throw node.broken(String.valueOf(e.getMessage()));
        }
    }

    private static WritingSettings writing(YamlNode node, ZoneId zone) {
        node.allow(Set.of("notes", "tasks", "review_days", "action_days"));
        WritingSettings standard = WritingSettings.standard(zone);
        YamlNode notes = node.get("notes");
        YamlNode tasks = node.get("tasks");
        YamlNode reviewDays = node.get("review_days");
        YamlNode actionDays = node.get("action_days");
        try {
            return new WritingSettings(
                    notes == null ? standard.notes() : notes.asFlag(),
                    tasks == null ? standard.tasks() : tasks.asFlag(),
                    reviewDays == null ? standard.reviewDays() : reviewDays.asNumber(),
                    actionDays == null ? standard.actionDays() : actionDays.asNumber(),
                    standard.calendar());
        } catch (IllegalArgumentException e) {
            throw node.broken(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode json(YamlNode node) {
        if (node.isMap()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.asMap().forEach((key, value) -> object.set(key, json(value)));
            return object;
        }
        if (node.isList()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.asList().forEach(value -> array.add(json(value)));
            return array;
        }
        String text = node.asText();
        boolean flag = node.isPlain() && (text.equals("true") || text.equals("false"));
        return flag
                ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
                : JsonNodeFactory.instance.textNode(text);
    }
}
