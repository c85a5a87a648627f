package io.github.abmrules.cli.output;

import io.github.abmrules.core.sales.IndicatorValue;
import io.github.abmrules.core.sales.WeeklyMisReport;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/** The weekly report for people. */
public final class WeeklyText {
    private static final long PERCENT = 100;

    private WeeklyText() {}

    /** The report as text, what will be before what has been. */
    public static String of(WeeklyMisReport report) {
        StringBuilder text = new StringBuilder();
        text.append("WEEK ").append(report.week()).append(", from ").append(report.from());
        text.append(" to ").append(report.to()).append("\n\nWhat will be\n");
        report.leading().forEach(each -> text.append(line(each)));
        text.append("\nOpen deals by risk\n");
        report.riskLevels()
                .forEach(each -> text.append(String.format(
                        Locale.ROOT, "  %-16s %6d  worth %s\n", each.level(), each.deals(), plain(each.amount()))));
        if (!report.topRisks().isEmpty()) {
            text.append("\nDeals to talk about\n");
            report.topRisks()
                    .forEach(each -> text.append("  ")
                            .append(each.dealId())
                            .append(" of ")
                            .append(each.accountId())
                            .append(", ")
                            .append(Objects.requireNonNullElse(each.owner(), "(nobody)"))
                            .append(", ")
                            .append(each.level())
                            .append(": ")
                            .append(String.join("; ", each.facts()))
                            .append('\n'));
        }
        if (!report.compliance().isEmpty()) {
            text.append("\nDeals kept up, by owner\n");
            report.compliance()
                    .forEach(each -> text.append(String.format(
                            Locale.ROOT,
                            "  %-24s %d of %d, %d gaps\n",
                            Objects.requireNonNullElse(each.owner(), "(nobody)"),
                            each.compliantDeals(),
                            each.openDeals(),
                            each.gaps())));
        }
        text.append("\nWhat has been\n");
        report.lagging().forEach(each -> text.append(line(each)));
        if (!report.findings().isEmpty()) {
            text.append("\nWorth a word\n");
            report.findings()
                    .forEach(each -> text.append("  ").append(each.message()).append('\n'));
        }
        return visible(text.append('\n').toString());
    }

    private static String line(IndicatorValue value) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "  %-16s %6d",
                value.indicator().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                value.deals()));
        Integer of = value.of();
        if (of != null) {
            line.append(" of ").append(of);
            line.append(of == 0 ? "" : " (" + PERCENT * value.deals() / of + " %)");
        }
        line.append("  worth ").append(plain(value.amount()));
        if (value.withoutAmount() > 0) {
            line.append(", ").append(value.withoutAmount()).append(" without an amount");
        }
        return line.append('\n').toString();
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    /** Control characters would play with the terminal. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> visible.appendCodePoint(c != '\n' && Character.isISOControl(c) ? '\uFFFD' : c));
        return visible.toString();
    }
}
