package io.github.abmrules.hubspot.transport;

import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.failure.CancelledException;
import io.github.abmrules.hubspot.failure.DailyLimitException;
import io.github.abmrules.hubspot.failure.HubSpotException;
import io.github.abmrules.hubspot.failure.MigrationException;
import io.github.abmrules.hubspot.failure.MissingScopeException;
import io.github.abmrules.hubspot.failure.RateLimitException;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.failure.UnavailableException;
import io.github.abmrules.hubspot.failure.UnexpectedReplyException;
import io.github.abmrules.hubspot.failure.UnknownOutcomeException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls to HubSpot: with a token, within the limits, repeated where the outcome allows it, and ended when their time is
 * over. Thread-safe.
 */
public final class Transport {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final Duration SLICE = Duration.ofMillis(200);
    private static final int MOST_ATTEMPTS = 10;

    private final URI base;
    private final ApiPaths paths;
    private final TokenProvider tokens;
    private final Limits limits;
    private final Deadlines deadlines;
    private final Timing timing;
    private final Cancellation cancellation;
    private final HttpClient http;
    private final AtomicLong attempts = new AtomicLong();
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();

    private Transport(Builder builder) {
        base = builder.base;
        paths = builder.paths;
        tokens = builder.tokens;
        limits = builder.limits;
        deadlines = builder.deadlines;
        timing = builder.timing;
        cancellation = builder.cancellation;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadlines.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * A builder.
     *
     * @param tokens gives the token of every call
     * @param clock the time of limits and deadlines
     */
    public static Builder builder(TokenProvider tokens, Clock clock) {
        return new Builder(tokens, Timing.of(clock));
    }

    /** The paths of the version that is spoken. */
    public ApiPaths paths() {
        return paths;
    }

    /** How long calls may take. */
    public Deadlines deadlines() {
        return deadlines;
    }

    /** What ends the calls. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** How often each kind of call was made, repeats not counted, by what it does. */
    public Map<String, Long> calls() {
        Map<String, Long> counted = new java.util.TreeMap<>();
        calls.forEach((what, count) -> counted.put(what, count.get()));
        return counted;
    }

    /** How many requests were sent, repeats counted. */
    public long attempts() {
        return attempts.get();
    }

    /**
     * Sends a call.
     *
     * @return the reply when HubSpot took it
     * @throws HubSpotException when it did not, or that is not known
     */
    public Reply send(Request request) {
        calls.computeIfAbsent(request.what(), any -> new AtomicLong()).incrementAndGet();
        Limiter limiter = request.search() ? limits.search() : limits.general();
        Slot slot = await(limiter, request);
        Instant end = timing.now().plus(deadlines.call());
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            Attempt made = attempt(request, limiter, slot, end);
            Outcome outcome = made.outcome;
            if (outcome == Outcome.DONE) {
                return new Reply(made.status, made.body);
            }
            if (outcome == Outcome.UNAUTHORIZED && !renewed && tokens.refused(made.token)) {
                renewed = true;
                slot = await(limiter, request);
                end = end.plus(slot.waited());
                continue;
            }
            Duration pause = outcome.pause(attempt, made.error);
            boolean last = attempt >= MOST_ATTEMPTS || timing.now().plus(pause).isAfter(end);
            if (!outcome.allows(request.repeat()) || last) {
                throw failure(request, made, attempt);
            }
            LOG.info(
                    "{}: {} ({}), attempt {}, next in {} ms",
                    request.what(),
                    outcome,
                    made.inWords(),
                    attempt,
                    pause.toMillis());
            if (outcome == Outcome.THROTTLED) {
                limiter.pause(timing.now().plus(pause));
            } else {
                sleep(pause, request.what());
            }
            slot = await(limiter, request);
            end = end.plus(slot.waited());
        }
    }

    /** Waits until something that may have been carried out must show. */
    public void settle(String what) {
        sleep(deadlines.settle(), what);
    }

    private Attempt attempt(Request request, Limiter limiter, Slot slot, Instant end) {
        cancellation.check(request.what());
        String token = tokens.token().reveal();
        Duration left = Duration.between(timing.now(), end);
        Duration deadline = left.compareTo(deadlines.attempt()) < 0 ? left : deadlines.attempt();
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(request.path()))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        String body = request.body();
        if (body == null) {
            builder.method(request.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            builder.header("Content-Type", "application/json");
            builder.method(request.method(), HttpRequest.BodyPublishers.ofString(body));
        }
        attempts.incrementAndGet();
        Instant sent = timing.now();
        Exchange.Result result;
        try {
            result = Exchange.run(http, builder.build(), deadline, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(request);
        }
        limiter.answered(slot.at(), timing.now());
        HttpResponse<String> response = result.response();
        if (response == null) {
            if (cancellation.isCancelled()) {
                throw interrupted(request);
            }
            Outcome outcome = result.sent() ? Outcome.UNKNOWN : Outcome.NOT_SENT;
            return new Attempt(outcome, 0, "", ErrorBody.none(), token, result.failure());
        }
        follow(response, limiter, sent);
        int status = response.statusCode();
        boolean taken = status >= 200 && status < 300;
        if (taken && !response.body().isBlank() && !ErrorBody.isWhole(response.body())) {
            return new Attempt(Outcome.UNKNOWN, status, "", ErrorBody.none(), token, "the reply was cut off");
        }
        ErrorBody error = taken
                ? ErrorBody.none()
                : ErrorBody.read(
                        response.body(),
                        response.headers().firstValue("Retry-After").orElse(null),
                        response.headers()
                                .firstValue("X-HubSpot-Correlation-Id")
                                .orElse(null));
        return new Attempt(Outcome.of(status, error), status, response.body(), error, token, null);
    }

    private void follow(HttpResponse<String> response, Limiter limiter, Instant sent) {
        if (limiter != limits.general()) {
            return;
        }
        long max = header(response, "X-HubSpot-RateLimit-Max");
        long remaining = header(response, "X-HubSpot-RateLimit-Remaining");
        long interval = header(response, "X-HubSpot-RateLimit-Interval-Milliseconds");
        if (max > 0 && max <= 100_000 && remaining >= 0 && interval > 0) {
            limiter.observe((int) max, (int) remaining, Duration.ofMillis(interval), sent, timing.now());
        }
    }

    private static long header(HttpResponse<String> response, String name) {
        try {
            return response.headers().firstValue(name).map(Long::parseLong).orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * A place under the limit.
     *
     * @param at the instant that the limiter gave
     * @param waited how long that took
     */
    private record Slot(Instant at, Duration waited) {}

    /** Waits for a slot. */
    private Slot await(Limiter limiter, Request request) {
        Instant begin = timing.now();
        Instant slot = limiter.reserve(begin);
        while (true) {
            Instant paused = limiter.pausedUntil();
            Instant go = paused.isAfter(slot) ? paused : slot;
            Duration wait = Duration.between(timing.now(), go);
            if (wait.isZero() || wait.isNegative()) {
                return new Slot(slot, Duration.between(begin, timing.now()));
            }
            sleep(wait, request.what());
        }
    }

    /** In slices, so that a cancelled call does not wait to its end; and not longer when somebody sets the clock back. */
    private void sleep(Duration duration, String what) {
        Duration left = duration;
        try {
            while (true) {
                cancellation.check(what);
                if (left.isZero() || left.isNegative()) {
                    return;
                }
                Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
                timing.sleep(slice);
                left = left.minus(slice);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(what + " was interrupted.", 0, null);
        }
    }

    private CancelledException interrupted(Request request) {
        return new CancelledException(
                request.what() + " was cancelled while HubSpot had not answered"
                        + (request.repeat() == Repeat.ALWAYS ? "." : "; what became of it is not known."),
                0,
                null);
    }

    private HubSpotException failure(Request request, Attempt made, int attempt) {
        String what = request.what() + " failed with ";
        String said = made.inWords();
        int status = made.status;
        String correlation = made.error.correlationId();
        String tries = attempt == 1 ? "" : " after " + attempt + " attempts";
        if (made.outcome.mayBeDone() && request.repeat() == Repeat.ONLY_WHEN_NOT_DONE) {
            return new UnknownOutcomeException(
                    what + said + "; whether it was carried out is not known, so it is not repeated.",
                    status,
                    correlation);
        }
        return switch (made.outcome) {
            case DONE -> throw new IllegalStateException("A call that was taken is no failure.");
            case THROTTLED ->
                new RateLimitException(
                        what + said + tries + ". Maybe another app uses the same limit?", status, correlation);
            case DAILY ->
                new DailyLimitException(
                        what + said + ": the calls of the day are used up. Maybe run it again tomorrow?",
                        status,
                        correlation);
            case MIGRATING ->
                new MigrationException(
                        what + said + ": the account moves to another region, which takes up to 24 hours.",
                        status,
                        correlation);
            case UNAUTHORIZED ->
                new AuthenticationException(
                        what + said + ". Maybe the token has expired, or is one of another portal?",
                        status,
                        correlation);
            case FORBIDDEN ->
                new MissingScopeException(
                        what + said + ". Maybe grant the app "
                                + (made.error.scopes().isEmpty()
                                        ? "the scope that the call needs"
                                        : String.join(", ", made.error.scopes()))
                                + "?",
                        correlation,
                        made.error.scopes());
            case REFUSED -> new RefusedException(what + said + ".", status, correlation, made.error.details());
            case UNEXPECTED -> new UnexpectedReplyException(what + said + ".", status, correlation);
            case LOCKED, NOT_SENT, UNAVAILABLE, UNKNOWN ->
                new UnavailableException(what + said + tries + ".", status, correlation);
        };
    }

    private record Attempt(
            Outcome outcome,
            int status,
            String body,
            ErrorBody error,
            String token,
            @Nullable String network) {

        String inWords() {
            if (network != null) {
                return (status == 0 ? "" : "status " + status + ": ") + network.replace(token, "…");
            }
            String words = error.inWords(token);
            return "status " + status + (words.isEmpty() ? "" : ": " + words);
        }

        /** Without token and body. */
        @Override
        public String toString() {
            return "Attempt[" + outcome + ", " + status + "]";
        }
    }

    /** Collects what a transport needs. Not thread-safe. */
    public static final class Builder {
        private final TokenProvider tokens;
        private Timing timing;
        private URI base = URI.create("https://api.hubapi.com");
        private ApiPaths paths = new ApiPaths(ApiPaths.CURRENT);
        private Limits limits = Limits.standard();
        private Deadlines deadlines = Deadlines.standard();
        private Cancellation cancellation = new Cancellation();

        private Builder(TokenProvider tokens, Timing timing) {
            this.tokens = tokens;
            this.timing = timing;
        }

        /** Where HubSpot is: {@code https://api.hubapi.com} unless said otherwise. */
        public Builder baseUri(URI value) {
            String scheme = value.getScheme();
            if (value.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
                throw new IllegalArgumentException("The base URI is \"" + value
                        + "\", but must begin with https:// and a host. Maybe \"https://api.hubapi.com\"?");
            }
            base = value;
            return this;
        }

        /** The version of the API: {@link ApiPaths#CURRENT} unless said otherwise. */
        public Builder apiVersion(String value) {
            paths = new ApiPaths(value);
            return this;
        }

        /** The limits, possibly shared with other clients. */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /** How long calls may take. */
        public Builder deadlines(Deadlines value) {
            deadlines = value;
            return this;
        }

        /** What ends the calls. */
        public Builder cancellation(Cancellation value) {
            cancellation = value;
            return this;
        }

        /** How to wait, in place of waiting for real. */
        public Builder timing(Timing value) {
            timing = value;
            return this;
        }

        /** The transport. */
        public Transport build() {
            return new Transport(this);
        }
    }
}
