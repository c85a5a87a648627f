package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.Failure;

/** Writes {@link Failure}s. */
public final class FailureJson {

    private FailureJson() {}

    /** A failure as compact JSON. Thread-safe. */
    public static byte[] write(Failure failure) {
        return new JsonText()
                .object()
                .field("account_id", failure.accountId())
                .field("source", failure.source())
                .field("message", failure.message())
                .end()
                .toBytes();
    }
}
