package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Indicator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An indicator with its figures. */
public sealed interface Measured permits Benchmarked, Trend {

    /** The indicator. */
    Indicator indicator();

    /** Its value for people; null when it has none. */
    @Nullable
    BigDecimal shown();

    /** The figures that it comes from, in words; null when there are none. */
    @Nullable
    String basis();
}
