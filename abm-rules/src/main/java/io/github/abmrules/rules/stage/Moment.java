package io.github.abmrules.rules.stage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/** An instant of decisions, with what their ids are hashes over beside account and seat. Immutable. */
final class Moment {
    private final Instant asOf;
    private final byte[] beforeSeat;
    private final byte[] afterSeat;

    Moment(Instant asOf, ZoneId zone, String rulesVersion) {
        this.asOf = asOf;
        this.beforeSeat = ("\n" + asOf + "\n" + zone + "\n").getBytes(StandardCharsets.UTF_8);
        this.afterSeat = ("\n" + rulesVersion).getBytes(StandardCharsets.UTF_8);
    }

    Instant asOf() {
        return asOf;
    }

    /** Not to be changed. */
    byte[] beforeSeat() {
        return beforeSeat;
    }

    /** Not to be changed. */
    byte[] afterSeat() {
        return afterSeat;
    }
}
