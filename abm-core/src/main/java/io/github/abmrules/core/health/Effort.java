package io.github.abmrules.core.health;

import io.github.abmrules.core.rejection.Between;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the effort of sales and marketing is split.
 *
 * @param activeFocusPercent percent that goes to Active Focus, 0 to 100
 * @param futurePipelinePercent percent that goes to Future Pipeline; null when not known
 */
public record Effort(
        @Between(least = 0, most = 100) BigDecimal activeFocusPercent,
        @Between(least = 0, most = 100) @Nullable BigDecimal futurePipelinePercent) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Checks that the shares are percentages of one whole. */
    public Effort {
        InvalidFactException.require("active_focus_percent", activeFocusPercent);
        InvalidFactException.requireBetween("active_focus_percent", activeFocusPercent, 0, 100);
        InvalidFactException.requireBetween("future_pipeline_percent", futurePipelinePercent, 0, 100);
        if (futurePipelinePercent != null) {
            if (activeFocusPercent.add(futurePipelinePercent).compareTo(ALL) > 0) {
                throw new InvalidFactException(
                        "future_pipeline_percent",
                        futurePipelinePercent.toPlainString(),
                        "and active_focus_percent " + activeFocusPercent.toPlainString()
                                + " are more than 100 together");
            }
        }
    }
}
