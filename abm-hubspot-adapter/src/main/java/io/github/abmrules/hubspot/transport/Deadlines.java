package io.github.abmrules.hubspot.transport;

import java.time.Duration;

/**
 * How long a call may take. The time that a limiter makes it wait does not count.
 *
 * @param connect until the connection stands
 * @param attempt one exchange from its beginning to the last byte of the body
 * @param call all attempts with the pauses between them
 * @param settle how long after an unknown outcome to wait before looking whether the record is there
 */
public record Deadlines(Duration connect, Duration attempt, Duration call, Duration settle) {

    /** Checks that nothing is negative and nothing but {@code settle} is zero. */
    public Deadlines {
        if (connect.isNegative() || connect.isZero() || attempt.isNegative() || attempt.isZero()) {
            throw new IllegalArgumentException(
                    "A deadline must be longer than zero, but connect is " + connect + " and attempt " + attempt + ".");
        }
        if (call.compareTo(attempt) < 0 || settle.isNegative()) {
            throw new IllegalArgumentException(
                    "A call must not be shorter than an attempt, nor settling negative, but call is " + call
                            + ", attempt " + attempt + ", settle " + settle + ".");
        }
    }

    /** 10 seconds to connect, 30 for an attempt, 2 minutes for a call, 3 seconds to settle. */
    public static Deadlines standard() {
        return new Deadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(3));
    }
}
