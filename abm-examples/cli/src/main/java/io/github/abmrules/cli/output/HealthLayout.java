package io.github.abmrules.cli.output;

import io.github.abmrules.cli.output.TextTable.Column;
import io.github.abmrules.core.health.IndicatorHealth;
import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.Progression;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The health of a programme for people: indicators, moves, findings, and at the end the answer. Immutable. */
public final class HealthLayout implements AnswerLayout<ProgrammeHealth> {
    private static final int INDICATOR = 23;
    private static final int VALUE = 10;
    private static final int COLOUR = 17;
    private static final int MOVE = 35;
    private static final int COUNT = 5;
    private static final int REST = 24;

    @Override
    public String header(int width) {
        return "";
    }

    @Override
    public String text(ProgrammeHealth health, int width) {
        StringBuilder text = new StringBuilder("Programme " + health.programId() + "\n\n");
        TextTable indicators = new TextTable(
                List.of(
                        new Column("Indicator", INDICATOR),
                        new Column("Value", VALUE),
                        new Column("Colour", COLOUR),
                        new Column("Benchmark", Math.max(REST, width - INDICATOR - VALUE - COLOUR - 6))),
                width);
        text.append(indicators.header());
        for (IndicatorHealth indicator : health.indicators()) {
            text.append(indicators.row(
                    List.of(indicator.id().id(), value(indicator), colour(indicator), indicator.benchmark())));
            Stream.of(indicator.basis(), indicator.note())
                    .filter(Objects::nonNull)
                    .forEach(line -> text.append(indicators.below("", line)));
        }
        text.append('\n').append(moves(health, width)).append('\n');
        health.findings()
                .forEach(finding -> text.append(
                        paragraph(finding.severity() + " " + finding.code() + ": ", finding.message(), width)));
        if (!health.notEvaluated().isEmpty()) {
            text.append(paragraph("Not evaluated: ", String.join(", ", health.notEvaluated()), width));
        }
        return text.append("\nMoving or just touching?\n")
                .append(paragraph("", health.answer(), width))
                .append('\n')
                .toString();
    }

    private static String moves(ProgrammeHealth health, int width) {
        TextTable table = new TextTable(
                List.of(
                        new Column("Move", MOVE),
                        new Column("Count", COUNT),
                        new Column("Median days", Math.max(REST, width - MOVE - COUNT - 4))),
                width);
        StringBuilder text = new StringBuilder(table.header());
        for (Progression move : health.progression()) {
            text.append(table.row(List.of(
                    move.from() + " → " + move.to(),
                    String.valueOf(move.count()),
                    move.medianDays() == null ? "–" : move.medianDays().toPlainString())));
        }
        return text.toString();
    }

    private static String value(IndicatorHealth indicator) {
        if (indicator.value() == null) {
            return "–";
        }
        return switch (indicator.id().measure()) {
            case SHARE -> indicator.value().toPlainString() + " %";
            case RATIO -> indicator.value().toPlainString() + " ×";
            default -> indicator.value().toPlainString();
        };
    }

    private static String colour(IndicatorHealth indicator) {
        return indicator.colour() == null
                ? indicator.status().name()
                : indicator.colour().name();
    }

    private static String paragraph(String label, String text, int width) {
        StringBuilder lines = new StringBuilder();
        for (String line : TextTable.wrapped(label + text, width)) {
            lines.append(line).append('\n');
        }
        return lines.toString();
    }
}
