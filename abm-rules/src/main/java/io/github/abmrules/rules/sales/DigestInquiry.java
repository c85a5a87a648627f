package io.github.abmrules.rules.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.sales.DealGap;
import io.github.abmrules.core.sales.DigestItem;
import io.github.abmrules.core.sales.Escalation;
import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskLevel;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.sales.SalesNote.Dispatched;
import io.github.abmrules.rules.sales.SalesNote.Escalated;
import io.github.abmrules.rules.sales.SalesNote.Found;
import io.github.abmrules.rules.sales.SalesNote.Mentioned;
import io.github.abmrules.rules.sales.SalesNote.Roomed;
import io.github.abmrules.rules.sales.SalesNote.Tuned;
import io.github.abmrules.rules.stage.UndecidedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two stages: how loud the digest is and what it could say, then whether it is sent and how much it says. */
final class DigestInquiry implements Inquiry<NotificationPayload> {

    private static final Comparator<DeskDeal> URGENCY = Comparator.comparing(DeskDeal::level)
            .reversed()
            .thenComparing(DigestInquiry::amount, Comparator.reverseOrder())
            .thenComparing(DeskDeal::dealId)
            .thenComparing(DeskDeal::accountId);

    private final OwnerDay day;
    private final OwnerDesk desk;
    private final List<DeskDeal> deals;
    private @Nullable DigestPlan plan;
    private boolean begun;

    DigestInquiry(OwnerDay day, Setting setting) {
        this.day = day;
        this.desk = new OwnerDesk(day, setting.asOf(), setting.zone());
        this.deals = deals();
    }

    /** A deal is one of an account: another account may have one of the same id. */
    private record Key(String accountId, String dealId) {

        /** As states name it. */
        String text() {
            return accountId + "/" + dealId;
        }
    }

    private static String key(DeskDeal deal) {
        return new Key(deal.accountId(), deal.dealId()).text();
    }

    private List<DeskDeal> deals() {
        Map<Key, @Nullable RiskAssessment> risks = new LinkedHashMap<>();
        day.risks().forEach(risk -> risks.put(new Key(risk.accountId(), risk.dealId()), risk));
        Map<Key, List<DealGap>> gaps = new LinkedHashMap<>();
        for (DealGap gap : day.gaps()) {
            Key key = new Key(gap.accountId(), gap.dealId());
            risks.putIfAbsent(key, null);
            gaps.computeIfAbsent(key, name -> new ArrayList<>()).add(gap);
        }
        List<DeskDeal> found = new ArrayList<>();
        risks.forEach((key, risk) -> found.add(new DeskDeal(
                key.dealId(),
                key.accountId(),
                risk,
                gaps.getOrDefault(key, List.of()),
                day.reviewedDeals().contains(key.text()),
                day.manager() != null,
                desk.before().escalated().contains(key.text()))));
        found.sort(URGENCY);
        return found;
    }

    private static BigDecimal amount(DeskDeal deal) {
        RiskAssessment risk = deal.risk();
        return risk == null || risk.amount() == null ? BigDecimal.ZERO : risk.amount();
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (!begun) {
            begun = true;
            List<Object> facts = new ArrayList<>(deals);
            facts.add(desk);
            return facts;
        }
        List<Tuned> tuned = notes.all(Tuned.class);
        if (plan != null || tuned.size() != 1) {
            return List.of();
        }
        plan = new DigestPlan(tuned.get(0).loudness(), topics(notes).size(), desk.sentToday(), desk.sentThisWeek());
        return List.of(plan);
    }

    private List<DeskDeal> topics(Notes notes) {
        return deals.stream()
                .filter(deal -> !notes.about(deal, Mentioned.class).isEmpty())
                .toList();
    }

    @Override
    public NotificationPayload answer(Notes notes) throws UndecidedException {
        Tuned tuned = notes.one(Tuned.class, "how loud digests are");
        Dispatched dispatched = notes.one(Dispatched.class, "whether the digest is sent");
        Roomed room = notes.one(Roomed.class, "how much the digest says");
        List<DeskDeal> topics = dispatched.send() ? topics(notes) : List.of();
        List<DeskDeal> said = topics.subList(0, Math.min(room.items(), topics.size()));
        List<Escalation> escalations = new ArrayList<>();
        List<String> escalated = new ArrayList<>();
        for (DeskDeal deal : deals) {
            if (!notes.about(deal, Escalated.class).isEmpty()) {
                String to = Objects.requireNonNull(day.manager());
                escalations.add(new Escalation(deal.dealId(), deal.accountId(), to, deal.facts()));
                escalated.add(key(deal));
            } else if (deal.escalatedBefore() && deal.level() == RiskLevel.CRITICAL) {
                escalated.add(key(deal));
            }
        }
        List<Finding> findings =
                notes.all(Found.class).stream().map(Found::finding).sorted().toList();
        return new NotificationPayload(
                day.owner(),
                day.manager(),
                dispatched.send(),
                dispatched.reason(),
                tuned.loudness(),
                said.stream()
                        .map(deal -> new DigestItem(deal.dealId(), deal.accountId(), deal.level(), deal.facts()))
                        .toList(),
                topics.size() - said.size(),
                escalations,
                day.reviewedDeals(),
                desk.after(tuned.loudness(), tuned.ignoredInARow(), dispatched.send(), escalated),
                findings,
                notes.fired());
    }
}
