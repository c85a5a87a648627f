package io.github.abmrules.hubspot.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.failure.CancelledException;
import io.github.abmrules.hubspot.failure.HubSpotException;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.failure.UnavailableException;
import io.github.abmrules.hubspot.failure.UnexpectedReplyException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of OAuth. One lives about half an hour; it is replaced early, by one thread while the others go on with the old
 * one, or wait when that is over. Thread-safe.
 */
public final class OAuthTokens implements TokenProvider {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 4;

    private final URI endpoint;
    private final Secret clientId;
    private final Secret clientSecret;
    private final Consumer<Secret> rotated;
    private final Deadlines deadlines;
    private final Timing timing;
    private final HttpClient http;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Secret refreshToken;
    private volatile @Nullable Access access;

    private record Access(Secret token, String value, Instant renewAt, Instant expiresAt) {
        @Override
        public String toString() {
            return "Access[until " + expiresAt + "]";
        }
    }

    /**
     * Tokens of an installed app.
     *
     * @param base where HubSpot is
     * @param paths the version that is spoken
     * @param clientId the app
     * @param clientSecret its secret
     * @param refreshToken what stands for the installation
     * @param rotated hears of a new refresh token, when HubSpot gives one, so that it can be kept
     */
    public OAuthTokens(
            URI base,
            ApiPaths paths,
            Secret clientId,
            Secret clientSecret,
            Secret refreshToken,
            Consumer<Secret> rotated,
            Deadlines deadlines,
            Timing timing) {
        this.endpoint = base.resolve(paths.oauthToken());
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.refreshToken = refreshToken;
        this.rotated = rotated;
        this.deadlines = deadlines;
        this.timing = timing;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadlines.connect())
                .build();
    }

    @Override
    public Secret token() {
        Access held = access;
        Instant now = timing.now();
        if (held != null && now.isBefore(held.renewAt)) {
            return held.token;
        }
        if (held != null && now.isBefore(held.expiresAt)) {
            // Early: one thread renews, the others go on.
            if (!refreshing.tryLock()) {
                return held.token;
            }
        } else {
            refreshing.lock();
        }
        try {
            Access fresh = access;
            if (fresh != null && timing.now().isBefore(fresh.renewAt)) {
                return fresh.token;
            }
            try {
                return refresh().token;
            } catch (UnavailableException e) {
                if (fresh != null && timing.now().isBefore(fresh.expiresAt)) {
                    return fresh.token;
                }
                throw e;
            }
        } finally {
            refreshing.unlock();
        }
    }

    @Override
    public boolean refused(String refused) {
        Access held = access;
        if (held != null && held.value.equals(refused)) {
            refreshing.lock();
            try {
                Access now = access;
                if (now != null && now.value.equals(refused)) {
                    access = null;
                }
            } finally {
                refreshing.unlock();
            }
        }
        return true;
    }

    private Access refresh() {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = post();
            int status = response == null ? 0 : response.statusCode();
            if (response != null && status >= 200 && status < 300) {
                return keep(response.body());
            }
            boolean again = status == 0 || status >= 500 || status == 429 || status == 423;
            if (!again || attempt >= ATTEMPTS) {
                throw failure(response, status);
            }
            try {
                timing.sleep(Duration.ofSeconds(1L << attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("Renewing the access token was interrupted.", 0, null);
            }
        }
    }

    private @Nullable HttpResponse<String> post() {
        String form = "grant_type=refresh_token&client_id=" + encode(clientId) + "&client_secret="
                + encode(clientSecret) + "&refresh_token=" + encode(refreshToken);
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return Exchange.run(http, request, deadlines.attempt(), new Cancellation())
                    .response();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Renewing the access token was interrupted.", 0, null);
        }
    }

    private Access keep(String body) {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (IOException e) {
            // Neither the body nor the exception may show: both can hold the token.
            throw unreadable();
        }
        String value = node.path("access_token").asText("");
        long seconds = node.path("expires_in").asLong(0);
        if (value.isEmpty() || seconds <= 0) {
            throw unreadable();
        }
        Duration life = Duration.ofSeconds(seconds);
        Duration early = life.dividedBy(4).compareTo(EARLY) < 0 ? life.dividedBy(4) : EARLY;
        Instant expires = timing.now().plus(life);
        Access fresh = new Access(Secret.of(() -> value), value, expires.minus(early), expires);
        access = fresh;
        String next = node.path("refresh_token").asText("");
        if (!next.isEmpty() && !next.equals(refreshToken.reveal())) {
            refreshToken = Secret.of(() -> next);
            rotated.accept(refreshToken);
        }
        return fresh;
    }

    private static UnexpectedReplyException unreadable() {
        return new UnexpectedReplyException("Renewing the access token gave a reply without a token.", 200, null);
    }

    private static HubSpotException failure(@Nullable HttpResponse<String> response, int status) {
        ErrorBody error = response == null ? ErrorBody.none() : ErrorBody.read(response.body(), null, null);
        if (status == 400 || status == 401 || status == 403) {
            return new AuthenticationException(
                    "Renewing the access token failed with status " + status
                            + ". Maybe the app was uninstalled, or client id, client secret and refresh token do not belong together?",
                    status,
                    error.correlationId());
        }
        if (status == 0 || status >= 500 || status == 429 || status == 423) {
            return new UnavailableException(
                    "Renewing the access token failed with " + (status == 0 ? "no reply" : "status " + status)
                            + " after " + ATTEMPTS + " attempts.",
                    status,
                    error.correlationId());
        }
        return new RefusedException(
                "Renewing the access token failed with status " + status + ".",
                status,
                error.correlationId(),
                error.details());
    }

    private static String encode(Secret secret) {
        return URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
    }

    /** Without any secret. */
    @Override
    public String toString() {
        return "OAuthTokens[" + endpoint + "]";
    }
}
