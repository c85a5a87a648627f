package io.github.abmrules.rules.sales;

import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.Indicator;
import io.github.abmrules.core.sales.IndicatorValue;
import io.github.abmrules.core.sales.LevelCount;
import io.github.abmrules.core.sales.OwnerSummary;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskLevel;
import io.github.abmrules.core.sales.RiskReason;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.core.sales.WeeklyMisReport;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.sales.SalesNote.Found;
import io.github.abmrules.rules.sales.SalesNote.Told;
import io.github.abmrules.rules.sales.SalesNote.Topped;
import io.github.abmrules.rules.stage.UndecidedException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stages of risk and of compliance, and one of its own: what is told. */
final class WeeklyInquiry implements Inquiry<WeeklyMisReport> {

    private static final Comparator<RiskAssessment> URGENCY = Comparator.comparing(RiskAssessment::level)
            .thenComparing(each -> each.reasons().size())
            .thenComparing(WeeklyInquiry::amount)
            .reversed()
            .thenComparing(RiskAssessment::dealId)
            .thenComparing(RiskAssessment::accountId);

    private final Deals deals;
    private final RiskInquiry risks;
    private final ComplianceInquiry compliance;
    private final ZoneId zone;
    private final Instant from;
    private final Instant to;
    private @Nullable Week week;
    private final List<RankedRisk> ranked = new ArrayList<>();
    private @Nullable UndecidedException undecided;

    WeeklyInquiry(SalesBook input, Setting setting) {
        deals = new Deals(input);
        risks = new RiskInquiry(input, setting);
        compliance = new ComplianceInquiry(input, setting);
        zone = setting.zone();
        to = setting.asOf();
        from = to.atZone(zone)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(zone)
                .toInstant();
    }

    @Override
    public Collection<?> next(Notes notes) {
        List<Object> facts = new ArrayList<>(risks.next(notes));
        facts.addAll(compliance.next(notes));
        if (!facts.isEmpty() || week != null || undecided != null) {
            return facts;
        }
        try {
            RiskReport report = risks.answer(notes);
            report.assessments().stream()
                    .sorted(URGENCY)
                    .forEach(each -> ranked.add(new RankedRisk(each, ranked.size())));
            week = week(report);
        } catch (UndecidedException e) {
            undecided = e;
            return List.of();
        }
        facts.addAll(ranked);
        facts.add(week);
        return facts;
    }

    private Week week(RiskReport report) {
        Map<Indicator, IndicatorValue> values = new EnumMap<>(Indicator.class);
        List<OpenDeal> open = risks.deals();
        Set<String> singleThreaded = report.assessments().stream()
                .filter(each -> each.reasons().contains(RiskReason.SINGLE_THREADED))
                .map(WeeklyInquiry::key)
                .collect(Collectors.toSet());
        ofOpen(values, Indicator.OPEN_PIPELINE, open, deal -> true);
        ofOpen(values, Indicator.ACTIVE_IN_WEEK, open, deal -> inWeek(deal.lastActivityAt()));
        ofOpen(values, Indicator.MOVED_IN_WEEK, open, deal -> inWeek(deal.stageEnteredAt()));
        ofOpen(values, Indicator.NEXT_STEP_SET, open, deal -> !deal.nextStepMissing());
        ofOpen(values, Indicator.MULTI_THREADED, open, deal -> !singleThreaded.contains(key(deal)));
        ofClosed(values, Indicator.WON_IN_WEEK, DealStatus.CLOSED_WON);
        ofClosed(values, Indicator.LOST_IN_WEEK, DealStatus.CLOSED_LOST);
        int critical = (int) report.assessments().stream()
                .filter(each -> each.level() == RiskLevel.CRITICAL)
                .count();
        return new Week(values, deals.all().size(), open.size(), critical);
    }

    private static String key(RiskAssessment assessment) {
        return assessment.accountId() + "\n" + assessment.dealId();
    }

    private static String key(OpenDeal deal) {
        return deal.account().accountId() + "\n" + deal.deal().dealId();
    }

    private void ofOpen(
            Map<Indicator, IndicatorValue> values,
            Indicator indicator,
            List<OpenDeal> open,
            Predicate<OpenDeal> which) {
        List<Deal> found = open.stream().filter(which).map(OpenDeal::deal).toList();
        values.put(indicator, value(indicator, found, indicator == Indicator.OPEN_PIPELINE ? null : open.size()));
    }

    private void ofClosed(Map<Indicator, IndicatorValue> values, Indicator indicator, DealStatus status) {
        List<Deal> found = deals.all().stream()
                .map(Deals.Held::deal)
                .filter(deal -> deal.status() == status && inWeek(deal.closeDate()))
                .toList();
        values.put(indicator, value(indicator, found, null));
    }

    private boolean inWeek(@Nullable Instant at) {
        return at != null && !at.isBefore(from) && !at.isAfter(to);
    }

    private static IndicatorValue value(Indicator indicator, List<Deal> found, @Nullable Integer of) {
        BigDecimal amount = BigDecimal.ZERO;
        int without = 0;
        for (Deal deal : found) {
            BigDecimal each = deal.amount();
            without += each == null ? 1 : 0;
            amount = amount.add(each == null ? BigDecimal.ZERO : each);
        }
        return new IndicatorValue(indicator, found.size(), of, amount, without);
    }

    private static BigDecimal amount(RiskAssessment assessment) {
        BigDecimal amount = assessment.amount();
        return amount == null ? BigDecimal.ZERO : amount;
    }

    @Override
    public WeeklyMisReport answer(Notes notes) throws UndecidedException {
        Week told = week;
        if (undecided != null || told == null) {
            throw undecided == null ? new UndecidedException("the week", List.of()) : undecided;
        }
        ComplianceReport checked = compliance.answer(notes);
        return new WeeklyMisReport(
                risks.answer(notes).bookId(),
                name(to.atZone(zone).toLocalDate()),
                from,
                to,
                told(told, notes, true),
                levels(),
                ranked.stream()
                        .filter(each -> !notes.about(each, Topped.class).isEmpty())
                        .map(RankedRisk::assessment)
                        .toList(),
                checked.owners().stream()
                        .map(each -> new OwnerSummary(
                                each.owner(),
                                each.openDeals(),
                                each.compliantDeals(),
                                each.gaps().size()))
                        .toList(),
                told(told, notes, false),
                notes.about(told, Found.class).stream()
                        .map(Found::finding)
                        .sorted()
                        .toList(),
                notes.fired());
    }

    private static List<IndicatorValue> told(Week week, Notes notes, boolean leading) {
        return notes.about(week, Told.class).stream()
                .filter(each -> each.leading() == leading)
                .map(Told::indicator)
                .distinct()
                .sorted()
                .map(week::value)
                .toList();
    }

    private List<LevelCount> levels() {
        List<LevelCount> counts = new ArrayList<>();
        for (RiskLevel level : RiskLevel.values()) {
            int found = 0;
            BigDecimal amount = BigDecimal.ZERO;
            for (RankedRisk each : ranked) {
                found += each.level() == level ? 1 : 0;
                amount = each.level() == level ? amount.add(amount(each.assessment())) : amount;
            }
            counts.add(0, new LevelCount(level, found, amount));
        }
        return counts;
    }

    private static String name(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
