package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what. */
final class Tokens {

    static final Duration LIFETIME = Duration.ofMinutes(30);
    static final String CLIENT_ID = "fake-client";
    static final String CLIENT_SECRET = "fake-secret";
    static final String REFRESH_TOKEN = "fake-refresh";

    private final Clock clock;
    private final String fixed;
    private final Set<String> scopes;
    private final Map<String, Instant> access = new HashMap<>();
    private final boolean rotates;
    private int issued;
    private String refresh = REFRESH_TOKEN;

    Tokens(Clock clock, String fixed, Set<String> scopes, boolean rotates) {
        this.rotates = rotates;
        this.clock = clock;
        this.fixed = fixed;
        this.scopes = scopes;
    }

    boolean isOauth(@Nullable String token) {
        return token != null && access.containsKey(token);
    }

    void authenticate(@Nullable String token) {
        if (token == null) {
            throw Refusal.of(
                    401,
                    "INVALID_AUTHENTICATION",
                    "Authentication credentials not found. This API supports OAuth 2.0 authentication.");
        }
        if (token.equals(fixed)) {
            return;
        }
        Instant end = access.get(token);
        if (end == null) {
            throw Refusal.of(401, "INVALID_AUTHENTICATION", "The access token is not valid.");
        }
        if (!clock.instant().isBefore(end)) {
            throw Refusal.of(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.");
        }
    }

    void require(String scope) {
        if (!scopes.contains(scope)) {
            throw Refusal.missingScope(scope);
        }
    }

    Answer refresh(Request request) {
        Map<String, List<String>> form = request.form();
        if (form == null) {
            throw Refusal.of(415, "BAD_CONTENT_TYPE", "The body must be application/x-www-form-urlencoded.");
        }
        expect(form, "grant_type", "refresh_token", "BAD_GRANT_TYPE");
        expect(form, "client_id", CLIENT_ID, "BAD_CLIENT_ID");
        expect(form, "client_secret", CLIENT_SECRET, "BAD_CLIENT_SECRET");
        expect(form, "refresh_token", refresh, "BAD_REFRESH_TOKEN");
        if (rotates) {
            refresh = REFRESH_TOKEN + "-" + (issued + 1);
        }
        String token = "fake-access-" + ++issued;
        access.put(token, clock.instant().plus(LIFETIME));
        ObjectNode answer = Json.object();
        answer.put("token_type", "bearer");
        answer.put("access_token", token);
        answer.put("refresh_token", refresh);
        answer.put("expires_in", LIFETIME.toSeconds());
        return Answer.ok(answer);
    }

    private static void expect(Map<String, List<String>> form, String field, String value, String error) {
        if (!form.getOrDefault(field, List.of()).equals(List.of(value))) {
            throw Refusal.of(400, error, "missing or invalid " + field);
        }
    }
}
