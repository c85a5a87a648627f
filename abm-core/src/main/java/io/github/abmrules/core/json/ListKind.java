package io.github.abmrules.core.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values of one kind. */
record ListKind<V>(Kind<V> element) implements Kind<List<V>> {

    @Override
    public @Nullable List<V> read(JsonCursor in) throws IOException {
        if (in.type() != JsonType.LIST) {
            in.wrongType(JsonType.LIST, "", "");
            return null;
        }
        List<V> values = new ArrayList<>();
        for (int index = 0; in.nextElement(); index++) {
            in.enter(index);
            V value = element.read(in);
            if (value != null) {
                values.add(value);
            }
            in.leave();
        }
        return values;
    }

    @Override
    public List<V> readFlawless(FlawlessJson in) {
        List<V> values = new ArrayList<>();
        boolean more = in.beginList();
        while (more) {
            values.add(element.readFlawless(in));
            more = in.moreInList();
        }
        return values;
    }
}
