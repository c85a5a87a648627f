package io.github.abmrules.core.rejection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A constant of an enum, by its exact name or id. */
final class EnumKind<E extends Enum<E>> implements ValueKind<E> {

    private final Map<String, E> constants = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    EnumKind(Class<E> type, Function<E, String> id) {
        for (E constant : type.getEnumConstants()) {
            constants.put(id.apply(constant), constant);
            names.add(id.apply(constant));
        }
    }

    @Override
    public @Nullable E parse(String text) {
        return constants.get(text);
    }

    @Override
    public String complaint(String text) {
        String advice = Nearest.maybe(text, names);
        return "is not known; allowed: " + allowed() + (advice.isEmpty() ? "" : "." + advice);
    }

    @Override
    public String allowed() {
        return String.join(", ", names);
    }
}
