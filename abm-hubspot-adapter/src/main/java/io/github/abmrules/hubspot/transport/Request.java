package io.github.abmrules.hubspot.transport;

import org.jspecify.annotations.Nullable;

/**
 * A call.
 *
 * @param what what it does, for messages: "Searching companies"
 * @param method GET, POST, PATCH …
 * @param path with the query, from {@link ApiPaths}
 * @param body JSON; null for none
 * @param repeat whether it may be repeated blindly
 * @param search whether the limit of searches applies
 */
public record Request(
        String what, String method, String path, @Nullable String body, Repeat repeat, boolean search) {

    /** A call that reads. */
    public static Request get(String what, String path) {
        return new Request(what, "GET", path, null, Repeat.ALWAYS, false);
    }

    /** A call with a body that reads, or writes the same values again. */
    public static Request post(String what, String path, String body) {
        return new Request(what, "POST", path, body, Repeat.ALWAYS, false);
    }

    /** A call that changes a record to the same values again. */
    public static Request patch(String what, String path, String body) {
        return new Request(what, "PATCH", path, body, Repeat.ALWAYS, false);
    }

    /** A search. */
    public static Request search(String what, String path, String body) {
        return new Request(what, "POST", path, body, Repeat.ALWAYS, true);
    }

    /** A call that creates something which must not be there twice. */
    public static Request create(String what, String path, String body) {
        return new Request(what, "POST", path, body, Repeat.ONLY_WHEN_NOT_DONE, false);
    }
}
