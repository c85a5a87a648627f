package io.github.abmrules.rules.restrict;

/**
 * A word, text, number or sign of a rule file.
 *
 * @param kind what it is
 * @param start offset where it begins
 * @param end offset behind its last character
 * @param text as it is written
 */
record Token(Kind kind, int start, int end, String text) {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String other) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(other);
    }

    boolean isVariable() {
        return kind == Kind.WORD && text.startsWith("$") && text.length() > 1;
    }
}
