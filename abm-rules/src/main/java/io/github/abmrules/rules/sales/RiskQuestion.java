package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import java.util.List;

/** How much at risk is each open deal, and why? */
public final class RiskQuestion implements Question<SalesBook, RiskReport> {
    /** The question. */
    public static final RiskQuestion INSTANCE = new RiskQuestion();

    private RiskQuestion() {}

    @Override
    public String name() {
        return "risk_book";
    }

    @Override
    public String answers() {
        return "risk_assessments";
    }

    @Override
    public List<String> packs() {
        return List.of("risk");
    }

    @Override
    public Class<SalesBook> inputType() {
        return SalesBook.class;
    }

    @Override
    public Class<RiskReport> answerType() {
        return RiskReport.class;
    }

    @Override
    public Inquiry<RiskReport> inquire(SalesBook input, Setting setting) {
        return new RiskInquiry(input, setting);
    }
}
