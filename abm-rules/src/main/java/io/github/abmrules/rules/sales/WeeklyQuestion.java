package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.core.sales.WeeklyMisReport;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import java.util.List;

/** What is the leadership told about the week? */
public final class WeeklyQuestion implements Question<SalesBook, WeeklyMisReport> {
    /** The question. */
    public static final WeeklyQuestion INSTANCE = new WeeklyQuestion();

    private WeeklyQuestion() {}

    @Override
    public String name() {
        return "weekly_book";
    }

    @Override
    public String answers() {
        return "weekly_reports";
    }

    @Override
    public List<String> packs() {
        return List.of("risk", "compliance", "weekly", "calendar");
    }

    @Override
    public Class<SalesBook> inputType() {
        return SalesBook.class;
    }

    @Override
    public Class<WeeklyMisReport> answerType() {
        return WeeklyMisReport.class;
    }

    @Override
    public Inquiry<WeeklyMisReport> inquire(SalesBook input, Setting setting) {
        return new WeeklyInquiry(input, setting);
    }
}
