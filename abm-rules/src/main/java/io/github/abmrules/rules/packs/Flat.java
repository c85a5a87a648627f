package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.yaml.YamlNode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML tree as bytes and back, without a YAML reader. Every node has its kind and its line; a text follows as it is, a list
 * as the number of its elements and these, a map as the number of its entries and these, each with its key, in their order.
 */
final class Flat {
    private static final int TEXT = 0;
    private static final int LIST = 1;
    private static final int MAP = 2;

    private Flat() {}

    static void write(YamlNode node, DataOutput out) throws IOException {
        out.writeByte(node.isText() ? TEXT : node.isList() ? LIST : MAP);
        out.writeInt(node.line());
        if (node.isText()) {
            out.writeUTF(node.asText());
        } else if (node.isList()) {
            out.writeInt(node.asList().size());
            for (YamlNode element : node.asList()) {
                write(element, out);
            }
        } else {
            out.writeInt(node.asMap().size());
            for (Map.Entry<String, YamlNode> entry : node.asMap().entrySet()) {
                out.writeUTF(entry.getKey());
                write(entry.getValue(), out);
            }
        }
    }

    static YamlNode read(DataInput in, String file) throws IOException {
        int kind = in.readByte();
        int line = in.readInt();
        if (kind == TEXT) {
            return YamlNode.text(file, line, in.readUTF());
        }
        int size = in.readInt();
        if (kind == LIST) {
            List<YamlNode> elements = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                elements.add(read(in, file));
            }
            return YamlNode.list(file, line, elements);
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put(in.readUTF(), read(in, file));
        }
        return YamlNode.map(file, line, entries);
    }
}
