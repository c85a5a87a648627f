package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.Values;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A constant of an enum, by the name or id that it has in JSON. */
final class ConstantKind<E extends Enum<E>> implements Kind<E> {

    private final ScalarKind<E> byText;
    private final E[] constants;
    private final byte[][] ids;

    ConstantKind(Class<E> type, Function<E, String> id) {
        byText = new ScalarKind<>(JsonType.TEXT, Values.enumeration(type, id));
        constants = type.getEnumConstants();
        ids = new byte[constants.length][];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = FlawlessJson.utf8(id.apply(constants[i]));
        }
    }

    @Override
    public @Nullable E read(JsonCursor in) throws IOException {
        return byText.read(in);
    }

    @Override
    public E readFlawless(FlawlessJson in) {
        in.constant();
        // Of two with the same id the last, as by its text.
        for (int i = ids.length - 1; i >= 0; i--) {
            if (in.isToken(ids[i])) {
                return constants[i];
            }
        }
        throw FlawlessJson.doubt();
    }

    @Override
    public String allowed() {
        return byText.allowed();
    }
}
