package io.github.abmrules.hubspot.transport;

import java.time.Duration;

/** What became of one attempt, and what follows. The table of {@code docs/hubspot.md}. */
enum Outcome {
    /** 2xx with a whole body. */
    DONE(false, false),
    /** 429: HubSpot did nothing. */
    THROTTLED(true, true),
    /** 429 for the day. */
    DAILY(false, false),
    /** 423: HubSpot did nothing. */
    LOCKED(true, true),
    /** 477. */
    MIGRATING(false, false),
    /** The connection was refused: nothing arrived. */
    NOT_SENT(true, true),
    /** 5xx: it may have been done. */
    UNAVAILABLE(true, false),
    /** No reply, or half of one: it may have been done. */
    UNKNOWN(true, false),
    /** 401. */
    UNAUTHORIZED(false, false),
    /** 403 for a scope. */
    FORBIDDEN(false, false),
    /** Any other 4xx. */
    REFUSED(false, false),
    /** 1xx, 3xx. */
    UNEXPECTED(false, false);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

    private final boolean repeatable;
    private final boolean knownNotDone;

    Outcome(boolean repeatable, boolean knownNotDone) {
        this.repeatable = repeatable;
        this.knownNotDone = knownNotDone;
    }

    /** Whether the call may be sent again. */
    boolean allows(Repeat repeat) {
        return repeatable && (knownNotDone || repeat == Repeat.ALWAYS);
    }

    /** Whether nobody can tell if the call was carried out. */
    boolean mayBeDone() {
        return repeatable && !knownNotDone;
    }

    /** What a status means. */
    static Outcome of(int status, ErrorBody error) {
        if (status >= 200 && status < 300) {
            return DONE;
        }
        if (status >= 500) {
            return UNAVAILABLE;
        }
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> error.isAboutScopes() ? FORBIDDEN : REFUSED;
            case 423 -> LOCKED;
            case 429 -> error.isDaily() ? DAILY : THROTTLED;
            case 477 -> MIGRATING;
            default -> status >= 400 ? REFUSED : UNEXPECTED;
        };
    }

    /** How long to wait before the next attempt, 1 being the first. */
    Duration pause(int attempt, ErrorBody error) {
        return switch (this) {
            case THROTTLED -> error.throttledFor();
            case LOCKED -> Duration.ofSeconds(2);
            default -> {
                Duration pause = Duration.ofSeconds(1L << Math.min(attempt, 4));
                yield pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            }
        };
    }
}
