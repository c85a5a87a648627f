package io.github.abmrules.cli.mapping;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The values of one record of a table, with all that is wrong or odd about them. Belongs to one thread. */
final class Cells {

    private final Table table;
    private final List<String> cells;
    private final UnaryOperator<String> path;
    private final List<Problem> problems = new ArrayList<>(0);
    private final List<Finding> findings = new ArrayList<>(0);

    /**
     * The cells of a record.
     *
     * @param path what JSON calls a field, in problems and findings
     */
    Cells(Table table, List<String> cells, UnaryOperator<String> path) {
        this.table = table;
        this.cells = cells;
        this.path = path;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Notes a problem. */
    void problem(String field, @Nullable String value, String message) {
        problems.add(new Problem(path.apply(field), value, message));
    }

    /** Notes that a field without a value needs one. */
    void missing(String field, String condition, String allowed) {
        problem(field, null, "is required" + condition + (allowed.isEmpty() ? "" : "; allowed: " + allowed));
    }

    /** Whether the record has something in a field. */
    boolean given(String field) {
        return raw(field) != null;
    }

    /** The value of a field; null when there is none, or when it is wrong: then there is a problem. */
    <V> @Nullable V value(String field, ValueKind<V> kind) {
        Table.Bound bound = table.field(field);
        String raw = raw(field);
        if (raw == null) {
            return null;
        }
        if (bound == null) {
            return kind.read(path.apply(field), raw, problems);
        }
        String text = translated(field, bound.rule(), raw);
        if (text == null) {
            return null;
        }
        V value = kind.parse(text);
        if (value == null) {
            problem(field, Values.excerpt(raw), kind.complaint(text) + where(field, bound.rule()));
        }
        return value;
    }

    /** A number, written as the column writes numbers. */
    <V> @Nullable V number(String field, ValueKind<V> kind) {
        Table.Bound bound = table.field(field);
        String raw = raw(field);
        if (raw == null || bound == null) {
            return value(field, kind);
        }
        ColumnRule rule = bound.rule();
        String text = translated(field, rule, raw);
        if (text == null) {
            return null;
        }
        String plain = rule.numbers().plain(text);
        BigDecimal factor = rule.factor();
        if (factor != null) {
            BigDecimal number = Values.decimal().parse(plain);
            if (number != null) {
                BigDecimal product = number.multiply(factor).stripTrailingZeros();
                plain = (product.scale() < 0 ? product.setScale(0) : product).toPlainString();
            }
        }
        V value = kind.parse(plain);
        if (value == null) {
            problem(field, Values.excerpt(raw), kind.complaint(plain) + where(field, rule));
        }
        return value;
    }

    /** An instant, written as the column writes dates. */
    @Nullable
    Instant instant(String field) {
        Table.Bound bound = table.field(field);
        String raw = raw(field);
        if (raw == null || bound == null) {
            return value(field, Values.instant(ZoneOffset.UTC));
        }
        ColumnRule rule = bound.rule();
        ColumnRule.DateFormat format = rule.dateFormat();
        if (format == null) {
            return value(field, Values.instant(rule.zone()));
        }
        String text = translated(field, rule, raw);
        if (text == null) {
            return null;
        }
        Instant instant = format.parse(text, rule.zone());
        if (instant == null) {
            problem(
                    field,
                    Values.excerpt(raw),
                    "is not a date; allowed: a date written " + format.pattern() + where(field, rule));
        }
        return instant;
    }

    /** Looks at the columns that become no field. */
    void check() {
        table.checked().forEach((column, bound) -> {
            String raw = cells.get(bound.position());
            if (!raw.isEmpty()) {
                translated(column, bound.rule(), raw);
            }
        });
    }

    private @Nullable String raw(String field) {
        Table.Bound bound = table.field(field);
        String text = bound == null ? table.constant(field) : cells.get(bound.position());
        return text == null || text.isEmpty() ? null : text;
    }

    /** The text of a cell in our words; null after a problem. */
    private @Nullable String translated(String field, ColumnRule rule, String raw) {
        String text = raw;
        String right = rule.translate().get(raw);
        if (right != null) {
            text = right;
            findings.add(Finding.info(
                    "VALUE_TRANSLATED",
                    rule.column() + " \"" + Values.excerpt(raw) + "\" is read as \"" + right + "\"",
                    path.apply(field)));
        }
        if (!rule.values().isEmpty()) {
            String ours = rule.values().get(text);
            if (ours == null) {
                Collection<String> known = rule.values().keySet();
                problem(
                        field,
                        Values.excerpt(raw),
                        "is not known; allowed: " + String.join(", ", known) + advice(text, known)
                                + where(field, rule));
                return null;
            }
            text = ours;
        }
        if (!rule.known().isEmpty() && !rule.known().contains(text)) {
            findings.add(Finding.warning(
                    "VALUE_UNKNOWN",
                    rule.column() + " \"" + Values.excerpt(text) + "\" is not among the known values"
                            + advice(text, rule.known()),
                    path.apply(field)));
        }
        return text;
    }

    private static String advice(String text, Collection<String> known) {
        String maybe = Nearest.maybe(text, known);
        return maybe.isEmpty() ? "" : "." + maybe;
    }

    /** Names the column where it is called otherwise than the field. */
    private static String where(String field, ColumnRule rule) {
        return rule.column().equals(field) ? "" : " (column " + rule.column() + ")";
    }
}
