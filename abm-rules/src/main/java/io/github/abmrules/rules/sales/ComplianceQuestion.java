package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import java.util.List;

/** Which open deals are not kept up, and whose are they? */
public final class ComplianceQuestion implements Question<SalesBook, ComplianceReport> {
    /** The question. */
    public static final ComplianceQuestion INSTANCE = new ComplianceQuestion();

    private ComplianceQuestion() {}

    @Override
    public String name() {
        return "compliance_book";
    }

    @Override
    public String answers() {
        return "compliance";
    }

    @Override
    public List<String> packs() {
        return List.of("compliance", "calendar");
    }

    @Override
    public Class<SalesBook> inputType() {
        return SalesBook.class;
    }

    @Override
    public Class<ComplianceReport> answerType() {
        return ComplianceReport.class;
    }

    @Override
    public Inquiry<ComplianceReport> inquire(SalesBook input, Setting setting) {
        return new ComplianceInquiry(input, setting);
    }
}
