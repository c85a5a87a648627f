package io.github.abmrules.rules.reference;

import java.io.Serial;

/** An account that cannot be decided. Names the field that is to blame, as JSON does. */
public final class ReferenceRejection extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    /** A rejection because of a field. */
    public ReferenceRejection(String field) {
        super("rejected because of " + field);
        this.field = field;
    }

    /** The field with its path, in snake_case. */
    public String field() {
        return field;
    }
}
