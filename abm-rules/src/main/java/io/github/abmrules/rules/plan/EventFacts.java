package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.EventFormat;
import io.github.abmrules.core.plan.EventSize;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What rules know of an event.
 *
 * @param eventId names it
 * @param called its name, or its id when it has none
 * @param size the size that is given; null when none is
 * @param format its format; null when none is given
 * @param on its day
 * @param workingDay whether people work on that day
 * @param inviteListApproved whether a person has approved who is invited
 * @param over whether its day is over
 */
public record EventFacts(
        String eventId,
        String called,
        @Nullable EventSize size,
        @Nullable EventFormat format,
        LocalDate on,
        boolean workingDay,
        boolean inviteListApproved,
        boolean over) {}
