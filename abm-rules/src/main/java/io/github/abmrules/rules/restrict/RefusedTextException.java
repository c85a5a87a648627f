package io.github.abmrules.rules.restrict;

/** A rule file cannot be read any further in restricted mode. */
final class RefusedTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient int offset;

    RefusedTextException(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
