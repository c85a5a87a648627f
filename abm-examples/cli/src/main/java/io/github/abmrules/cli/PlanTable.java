package io.github.abmrules.cli;

import io.github.abmrules.cli.output.TextTable;
import io.github.abmrules.core.explain.Finding;
import java.util.ArrayList;
import java.util.List;

/** A plan for people: what it is about, its tasks, and what a person should know. */
final class PlanTable {
    private static final int DATE = 10;
    private static final int OWNER = 9;
    private static final int STATUS = 8;
    private static final int KIND = 12;
    private static final int GAPS = 8;

    private final int width;
    private final String kind;
    private final StringBuilder text = new StringBuilder();
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param title what the plan is about
     * @param kind what the column beside the owner tells of tasks
     */
    PlanTable(String title, String kind, int width) {
        this.width = width;
        this.kind = kind;
        text.append(title).append('\n');
    }

    /** A line below the title. */
    PlanTable line(String line) {
        text.append("  ").append(line).append('\n');
        return this;
    }

    /** A task. */
    void task(String date, String owner, String what, String task, String status) {
        rows.add(List.of(date, owner, what, task, status));
    }

    /** The whole text. */
    String with(List<Finding> findings) {
        TextTable table = new TextTable(
                List.of(
                        new TextTable.Column("DATE", DATE),
                        new TextTable.Column("OWNER", OWNER),
                        new TextTable.Column(kind, KIND),
                        new TextTable.Column("TASK", width - DATE - OWNER - KIND - STATUS - GAPS),
                        new TextTable.Column("STATUS", STATUS)),
                width);
        text.append(table.header());
        rows.forEach(row -> text.append(table.row(row)));
        if (!findings.isEmpty()) {
            text.append(table.rule());
        }
        findings.forEach(finding -> text.append(table.below("", finding.code() + ": " + finding.message())));
        return text.append('\n').toString();
    }
}
