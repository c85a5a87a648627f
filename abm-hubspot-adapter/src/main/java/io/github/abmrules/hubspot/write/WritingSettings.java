package io.github.abmrules.hubspot.write;

import io.github.abmrules.core.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/**
 * What is written beside properties, and when it is due.
 *
 * @param notes whether a changed assignment gets a note
 * @param tasks whether reviews and next actions get tasks
 * @param reviewDays working days until a review is due, at closing time
 * @param actionDays working days until a next action is due, at closing time
 * @param calendar when people work
 */
public record WritingSettings(boolean notes, boolean tasks, int reviewDays, int actionDays, BusinessCalendar calendar) {

    /** Checks the days. */
    public WritingSettings {
        if (reviewDays < 0 || actionDays < 0) {
            throw new IllegalArgumentException("Days until a task is due must not be negative, but are " + reviewDays
                    + " for reviews and " + actionDays + " for next actions.");
        }
    }

    /** Closing time so many working days after an instant. */
    public Instant due(Instant from, int days) {
        LocalDate day = calendar.dateOf(calendar.workingTimeFrom(from));
        for (int i = 0; i < days; i++) {
            day = calendar.workingDayFrom(day.plusDays(1));
        }
        return calendar.closing(day);
    }

    /** Notes and tasks; reviews due in 2 working days and next actions in 5, Monday to Friday, 09:00 to 17:30. House figures. */
    public static WritingSettings standard(ZoneId zone) {
        return new WritingSettings(
                true,
                true,
                2,
                5,
                new BusinessCalendar(
                        zone,
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 30),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        List.of()));
    }
}
