package io.github.abmrules.core.store;

import java.time.Duration;

/**
 * How often, and after how long, something is sent again.
 *
 * @param firstWait how long to wait after the first time; it doubles each time
 * @param longestWait how long to wait at most
 * @param attempts how often something is sent before it is parked
 * @param inHand how long a delivery is in the hands of one process before another may send it
 */
public record DeliveryPolicy(Duration firstWait, Duration longestWait, int attempts, Duration inHand) {

    /** A minute, doubled up to six hours; parked after ten times; ten minutes in hand. */
    public static final DeliveryPolicy USUAL =
            new DeliveryPolicy(Duration.ofMinutes(1), Duration.ofHours(6), 10, Duration.ofMinutes(10));

    /** Checks that waits and attempts are positive. */
    public DeliveryPolicy {
        if (firstWait.isNegative() || firstWait.isZero() || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "The waits must be positive, and the longest not below the first, but are " + firstWait + " and "
                            + longestWait + ".");
        }
        if (attempts < 1 || inHand.isNegative() || inHand.isZero()) {
            throw new IllegalArgumentException("attempts " + attempts + " and inHand " + inHand + " must be positive.");
        }
    }

    /** How long to wait after so many times. */
    public Duration waitAfter(int times) {
        Duration wait = firstWait;
        for (int i = 1; i < times && wait.compareTo(longestWait) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
