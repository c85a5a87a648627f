package io.github.abmrules.core.rejection;

import org.jspecify.annotations.Nullable;

/** A text as it is. */
enum TextKind implements ValueKind<String> {
    ANY,
    NOT_BLANK;

    @Override
    public @Nullable String parse(String text) {
        return this == NOT_BLANK && text.isBlank() ? null : text;
    }

    @Override
    public String complaint(String text) {
        return "must not be blank";
    }

    @Override
    public String allowed() {
        return "";
    }
}
