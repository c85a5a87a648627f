package io.github.abmrules.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatTest {

    @Test
    void givesBackWhatItWasGivenWithItsLines() throws IOException {
        YamlNode node = YamlReader.parse("""
            empty: []
            text: "a: b, #c = d"
            lines: |
              one
              two
            list: [1, [2, 3], {key: ä}]
            map:
              nothing: {}
              deep: {x: {y: z}}
            """, "file.yaml");

        YamlNode back = again(node);

        assertThat(back).hasToString(node.toString());
        assertThat(places(back)).isEqualTo(places(node));
        assertThat(back.asMap().keySet()).containsExactlyElementsOf(node.asMap().keySet());
    }

    private static YamlNode again(YamlNode node) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Flat.write(node, new DataOutputStream(bytes));
        return Flat.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), "file.yaml");
    }

    private static List<String> places(YamlNode node) {
        YamlNode map = node.require("map");
        return List.of(
                node.require("empty").place(),
                node.require("lines").place(),
                node.require("list").asList().get(2).require("key").place(),
                map.place(),
                map.require("deep").require("x").require("y").place());
    }
}
