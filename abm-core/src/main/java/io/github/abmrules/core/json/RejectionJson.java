package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.Rejection;

/** Writes {@link Rejection}s. */
public final class RejectionJson {

    private RejectionJson() {}

    /** A rejection as compact JSON, nulls written. Thread-safe. */
    public static byte[] write(Rejection rejection) {
        return new JsonText()
                .object()
                .field("index", rejection.index())
                .field("line", rejection.line())
                .field("account_id", rejection.accountId())
                .field("field", rejection.field())
                .field("value", rejection.value())
                .field("message", rejection.message())
                .end()
                .toBytes();
    }
}
