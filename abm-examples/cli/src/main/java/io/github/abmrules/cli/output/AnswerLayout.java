package io.github.abmrules.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How answers look to people. Immutable.
 *
 * @param <O> the answer
 */
public interface AnswerLayout<O> {

    /** What stands before the first answer. */
    String header(int width);

    /** An answer, with a line break at the end. */
    String text(O answer, int width);

    /** What is written of an answer where a program reads it: the answer itself, or what is promised of it. */
    default Object shown(O answer) {
        return answer;
    }

    /** The class of what {@link #shown} gives. */
    default Class<?> shownType(Class<O> type) {
        return type;
    }

    /** What is told beside an answer, of which {@link #shown} says nothing. */
    default List<String> aside(O answer) {
        return List.of();
    }

    /** Answers that are texts of their own, such as reports. */
    static <O> AnswerLayout<O> texts(Function<O, String> text) {
        return new AnswerLayout<>() {
            @Override
            public String header(int width) {
                return "";
            }

            @Override
            public String text(O answer, int width) {
                return text.apply(answer);
            }
        };
    }

    /** The rows of a table: begin with its columns. */
    static <O> Rows<O> rows() {
        return new Rows<>();
    }

    /** A table, collected column by column. */
    final class Rows<O> implements AnswerLayout<O> {
        private final Map<String, Integer> widths = new LinkedHashMap<>();
        private final List<Function<O, @Nullable Object>> cells = new ArrayList<>();
        private final Map<String, Function<O, List<String>>> below = new LinkedHashMap<>();

        private @Nullable Class<?> shownType;
        private Function<O, Object> shown = answer -> answer;
        private Function<O, List<String>> aside = answer -> List.of();

        private Rows() {}

        /** Writes another record in the place of an answer. */
        public <V> Rows<O> showing(Class<V> type, Function<O, V> view) {
            shownType = type;
            shown = view::apply;
            return this;
        }

        /** Tells lines beside an answer. */
        public Rows<O> aside(Function<O, List<String>> lines) {
            aside = lines;
            return this;
        }

        @Override
        public Object shown(O answer) {
            return shown.apply(answer);
        }

        @Override
        public Class<?> shownType(Class<O> type) {
            return shownType == null ? type : shownType;
        }

        @Override
        public List<String> aside(O answer) {
            return aside.apply(answer);
        }

        /** A column of so many characters; the last one takes what the others leave. */
        public Rows<O> column(String title, int width, Function<O, @Nullable Object> cell) {
            widths.put(title, width);
            cells.add(cell);
            return this;
        }

        /** Lines below a row, under a label. */
        public Rows<O> below(String label, Function<O, List<String>> lines) {
            below.put(label, lines);
            return this;
        }

        @Override
        public String header(int width) {
            return table(width).header();
        }

        @Override
        public String text(O answer, int width) {
            TextTable table = table(width);
            StringBuilder text = new StringBuilder(table.row(cells.stream()
                    .map(cell -> Objects.toString(cell.apply(answer), ""))
                    .toList()));
            below.forEach((label, lines) ->
                    lines.apply(answer).forEach(line -> text.append(table.below(label + "  ", line))));
            return text.toString();
        }

        private TextTable table(int width) {
            List<TextTable.Column> columns = new ArrayList<>();
            int used = 0;
            for (Map.Entry<String, Integer> each : widths.entrySet()) {
                boolean last = columns.size() == widths.size() - 1;
                int own = last ? Math.max(each.getValue(), width - used) : each.getValue();
                columns.add(new TextTable.Column(each.getKey(), own));
                used += own + 2;
            }
            return new TextTable(columns, width);
        }
    }
}
