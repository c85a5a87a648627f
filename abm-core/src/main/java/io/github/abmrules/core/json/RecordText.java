package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records as {@link RecordShape} reads them. */
final class RecordText {

    private RecordText() {}

    /** A value: null, a text, a number, a boolean, a constant, an instant, a date, a record, or a list or map of these. */
    static void write(JsonText out, @Nullable Object value) {
        if (value == null) {
            out.value((String) null);
        } else if (value instanceof String text) {
            out.value(text);
        } else if (value instanceof Enum<?> constant) {
            out.value(RecordLayout.textOf(constant));
        } else if (value instanceof Instant instant) {
            out.instant(instant);
        } else if (value instanceof LocalDate date) {
            out.word(date.toString());
        } else if (value instanceof Number || value instanceof Boolean) {
            out.number(value.toString());
        } else if (value instanceof List<?> list) {
            out.array();
            list.forEach(element -> write(out, element));
            out.endArray();
        } else if (value instanceof Map<?, ?> map) {
            out.object();
            map.forEach((key, element) -> {
                out.key(String.valueOf(key));
                write(out, element);
            });
            out.end();
        } else if (value instanceof Account account) {
            AccountText.write(out, account);
        } else if (value instanceof Assignment assignment) {
            AssignmentText.write(out, assignment);
        } else {
            out.object();
            for (RecordLayout.Part part : RecordLayout.of(value.getClass()).parts()) {
                out.name(part.name());
                write(out, part.of(value));
            }
            out.end();
        }
    }
}
