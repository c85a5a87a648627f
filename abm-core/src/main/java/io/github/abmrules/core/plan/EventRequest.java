package io.github.abmrules.core.plan;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be planned.
 *
 * @param eventId names it
 * @param name what it is called; null when it has no name yet
 * @param size how large it is; null when the format says so
 * @param format its format; null when only its size is known
 * @param location where it is; null when that is open
 * @param on the day of the event
 * @param inviteListApproved whether a person has approved who is invited
 * @param attendees ids of the accounts that came, known after the event
 * @param done ids of the tasks that are done
 */
public record EventRequest(
        String eventId,
        @Nullable String name,
        @Nullable EventSize size,
        @Nullable EventFormat format,
        @Nullable String location,
        LocalDate on,
        boolean inviteListApproved,
        List<String> attendees,
        List<String> done) {

    /**
     * Checks that everything is there that must be, and copies the lists.
     *
     * @throws InvalidFactException when something is missing, or neither size nor format is given
     */
    public EventRequest {
        InvalidFactException.requireText("event_id", eventId);
        InvalidFactException.require("on", on);
        if (size == null && format == null) {
            throw new InvalidFactException(
                    "size",
                    null,
                    "is required where no format is given; allowed: SMALL, LARGE. Maybe give a format: DINNER,"
                            + " ROUNDTABLE, WEBINAR, CONFERENCE?");
        }
        attendees = List.copyOf(attendees);
        done = List.copyOf(done);
    }
}
