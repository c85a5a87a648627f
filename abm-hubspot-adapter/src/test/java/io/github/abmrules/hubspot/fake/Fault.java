package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a request.
 *
 * @param name its name in the journal
 * @param afterwards whether the request is carried out before, so that only its answer is lost
 * @param way how the answer is spoilt
 * @param status the status that is answered, for {@link Way#STATUS}
 * @param retryAfter the header Retry-After, null for none
 * @param policyName the policy of a rate limit, null for an error without a body
 */
public record Fault(
        String name,
        boolean afterwards,
        Way way,
        int status,
        @Nullable String retryAfter,
        @Nullable String policyName) {

    /** How an answer is spoilt. */
    public enum Way {
        /** Another status. */
        STATUS,
        /** The connection ends without an answer. */
        RESET,
        /** Nothing is sent, and the connection stays open. */
        STALLED_HEADERS,
        /** Headers and half of the body are sent, and the connection stays open. */
        STALLED_BODY,
        /** Headers and half of the body are sent, and the connection ends. */
        TRUNCATED_BODY
    }

    /** 429 with a policy, and with Retry-After unless that is null. */
    public static Fault tooMany(String policyName, @Nullable String retryAfter) {
        return new Fault("429 " + policyName, false, Way.STATUS, 429, retryAfter, policyName);
    }

    /** 429 without a body and without headers. */
    public static Fault bareTooMany() {
        return new Fault("429 bare", false, Way.STATUS, 429, null, null);
    }

    /** A status, and nothing was done. */
    public static Fault refused(int status) {
        return new Fault(Integer.toString(status), false, Way.STATUS, status, null, "");
    }

    /** A status, although the request was carried out. */
    public static Fault lost(int status) {
        return new Fault(status + " after commit", true, Way.STATUS, status, null, "");
    }

    /** The connection ends, and nothing was done. */
    public static Fault reset() {
        return new Fault("reset", false, Way.RESET, 0, null, null);
    }

    /** The connection ends, although the request was carried out. */
    public static Fault lostByReset() {
        return new Fault("reset after commit", true, Way.RESET, 0, null, null);
    }

    /** No answer comes, although the request was carried out. */
    public static Fault stalledHeaders() {
        return new Fault("stalled headers", true, Way.STALLED_HEADERS, 0, null, null);
    }

    /** Half an answer comes. */
    public static Fault stalledBody() {
        return new Fault("stalled body", true, Way.STALLED_BODY, 0, null, null);
    }

    /** Half an answer comes, then the end. */
    public static Fault truncatedBody() {
        return new Fault("truncated body", true, Way.TRUNCATED_BODY, 0, null, null);
    }

    Answer answer() {
        if (policyName == null) {
            return new Answer(status, Map.of(), null);
        }
        ObjectNode body;
        if (policyName.isEmpty()) {
            body = Refusal.body(
                    status == 423 ? "LOCKED" : status == 477 ? "MIGRATION_IN_PROGRESS" : "INTERNAL_ERROR",
                    status == 477 ? "This account is being moved. Try again later." : "The service failed: " + status);
        } else {
            body = tooManyBody(policyName);
        }
        return new Answer(status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter), body);
    }

    static ObjectNode tooManyBody(String policyName) {
        ObjectNode body = Json.object();
        body.put("status", "error");
        body.put(
                "message",
                switch (policyName) {
                    case "SECONDLY" -> "You have reached your secondly limit.";
                    case "DAILY" -> "You have reached your daily limit.";
                    default -> "You have reached your ten_secondly_rolling limit.";
                });
        body.put("errorType", "RATE_LIMIT");
        body.put("policyName", policyName);
        return body;
    }
}
