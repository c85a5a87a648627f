package io.github.abmrules.rules.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.DealGap;
import io.github.abmrules.core.sales.OwnerCompliance;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.core.time.BusinessCalendar;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.sales.SalesNote.Found;
import io.github.abmrules.rules.sales.SalesNote.Lacking;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One stage: gaps. */
final class ComplianceInquiry implements Inquiry<ComplianceReport> {

    private final String bookId;
    private final Instant checkedAt;
    private final Instant nextCheckAt;
    private final Map<CheckedOwner, List<CheckedDeal>> owners =
            new TreeMap<>(Comparator.comparing(CheckedOwner::owner, Comparator.nullsLast(Comparator.naturalOrder())));
    private boolean begun;

    ComplianceInquiry(SalesBook input, Setting setting) {
        bookId = input.bookId();
        LocalTime time = checkTime(setting.pack("compliance"));
        BusinessCalendar calendar = setting.calendar();
        LocalDate today = calendar.dateOf(setting.asOf());
        LocalDate last = calendar.workingDayUpTo(today);
        if (at(last, time, calendar).isAfter(setting.asOf())) {
            last = calendar.workingDayUpTo(last.minusDays(1));
        }
        checkedAt = at(last, time, calendar);
        nextCheckAt = at(calendar.workingDayFrom(last.plusDays(1)), time, calendar);
        Map<String, List<CheckedDeal>> byOwner = new TreeMap<>();
        List<CheckedDeal> nobodys = new ArrayList<>();
        for (Deals.Held held : new Deals(input).open()) {
            CheckedDeal deal = new CheckedDeal(held.account(), held.deal(), checkedAt, calendar.zone(), setting.asOf());
            String owner = deal.owner();
            (owner == null ? nobodys : byOwner.computeIfAbsent(owner, name -> new ArrayList<>())).add(deal);
        }
        byOwner.forEach((owner, deals) -> owners.put(new CheckedOwner(owner, deals.size()), deals));
        if (!nobodys.isEmpty()) {
            owners.put(new CheckedOwner(null, nobodys.size()), nobodys);
        }
    }

    private static Instant at(LocalDate day, LocalTime time, BusinessCalendar calendar) {
        return day.atTime(time).atZone(calendar.zone()).toInstant();
    }

    private static LocalTime checkTime(Parameters parameters) {
        YamlNode node = parameters.node("check-time");
        try {
            return LocalTime.parse(node.asText());
        } catch (DateTimeException e) {
            throw node.broken("\"" + node.asText() + "\" is not a time; allowed: a time such as \"17:00\"");
        }
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (begun) {
            return List.of();
        }
        begun = true;
        List<Object> facts = new ArrayList<>(owners.keySet());
        owners.values().forEach(facts::addAll);
        return facts;
    }

    @Override
    public ComplianceReport answer(Notes notes) {
        List<OwnerCompliance> results = new ArrayList<>(owners.size());
        owners.forEach((owner, deals) -> results.add(result(owner, deals, notes)));
        return new ComplianceReport(bookId, checkedAt, nextCheckAt, results, notes.fired());
    }

    private OwnerCompliance result(CheckedOwner owner, List<CheckedDeal> deals, Notes notes) {
        List<DealGap> gaps = new ArrayList<>();
        int compliant = 0;
        List<Object> facts = new ArrayList<>(deals);
        facts.add(owner);
        for (CheckedDeal deal : deals) {
            List<Lacking> lacking = notes.about(deal, Lacking.class).stream()
                    .sorted(Comparator.comparing(Lacking::gap).thenComparing(Lacking::fact))
                    .toList();
            compliant += lacking.isEmpty() ? 1 : 0;
            lacking.forEach(each ->
                    gaps.add(new DealGap(deal.deal().dealId(), deal.account().accountId(), each.gap(), each.fact())));
        }
        List<Finding> findings = notes.about(owner, Found.class).stream()
                .map(Found::finding)
                .sorted()
                .toList();
        List<FiredRule> fired = notes.fired(facts.toArray());
        return new OwnerCompliance(owner.owner(), checkedAt, deals.size(), compliant, gaps, findings, fired);
    }
}
