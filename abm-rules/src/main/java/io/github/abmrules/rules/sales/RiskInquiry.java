package io.github.abmrules.rules.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskReason;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.core.sales.StageAverage;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.sales.SalesNote.Endangered;
import io.github.abmrules.rules.sales.SalesNote.Found;
import io.github.abmrules.rules.sales.SalesNote.Leveled;
import io.github.abmrules.rules.sales.SalesNote.PutToPerson;
import io.github.abmrules.rules.sales.SalesNote.Unjudged;
import io.github.abmrules.rules.stage.UndecidedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two stages: reasons, then levels. */
final class RiskInquiry implements Inquiry<RiskReport> {

    private static final int ID_DIGITS = 32;
    private static final List<String> OPTIONS = List.of("ESCALATE_TO_MANAGER", "LEAVE_WITH_OWNER", "CLOSE_AS_LOST");

    private final String bookId;
    private final Instant asOf;
    private final StageTimes times;
    private final List<OpenDeal> deals;
    private final OpenBook book;
    private final Map<OpenDeal, RiskSheet> sheets = new LinkedHashMap<>();
    private int stage;

    RiskInquiry(SalesBook input, Setting setting) {
        Deals all = new Deals(input);
        bookId = input.bookId();
        asOf = setting.asOf();
        times = new StageTimes(all, setting.pack("risk"), asOf);
        deals = all.open().stream()
                .map(held -> new OpenDeal(held, times, asOf, setting.zone()))
                .toList();
        book = OpenBook.of(deals, all.unknownAccounts());
    }

    @Override
    public Collection<?> next(Notes notes) {
        stage++;
        if (stage == 1) {
            List<Object> facts = new ArrayList<>(deals);
            facts.add(book);
            return facts;
        }
        if (stage == 2) {
            deals.forEach(deal -> sheets.put(deal, new RiskSheet(deal, reasons(deal, notes))));
            return sheets.values();
        }
        return List.of();
    }

    private static Set<RiskReason> reasons(OpenDeal deal, Notes notes) {
        return notes.about(deal, Endangered.class).stream()
                .map(Endangered::reason)
                .collect(Collectors.toSet());
    }

    @Override
    public RiskReport answer(Notes notes) throws UndecidedException {
        List<RiskAssessment> assessments = new ArrayList<>(deals.size());
        Map<String, StageAverage> averages = new TreeMap<>();
        for (Map.Entry<OpenDeal, RiskSheet> entry : sheets.entrySet()) {
            OpenDeal deal = entry.getKey();
            assessments.add(assessment(deal, entry.getValue(), notes));
            if (deal.stage() != null) {
                averages.computeIfAbsent(deal.stage(), times::average);
            }
        }
        return new RiskReport(
                bookId, assessments, List.copyOf(averages.values()), findings(book, notes), notes.fired());
    }

    private RiskAssessment assessment(OpenDeal deal, RiskSheet sheet, Notes notes) throws UndecidedException {
        Map<RiskReason, String> reasons =
                byReason(notes.about(deal, Endangered.class), Endangered::reason, Endangered::fact);
        Map<RiskReason, String> unjudged =
                byReason(notes.about(deal, Unjudged.class), Unjudged::reason, Unjudged::missing);
        Leveled leveled = notes.one(
                sheet, Leveled.class, "the risk of the deal " + deal.deal().dealId());
        boolean asked = !notes.about(sheet, PutToPerson.class).isEmpty();
        List<String> facts = List.copyOf(reasons.values());
        return new RiskAssessment(
                deal.deal().dealId(),
                deal.account().accountId(),
                deal.account().company(),
                Deals.text(deal.deal().owner()),
                deal.stage(),
                deal.deal().amount(),
                leveled.level(),
                List.copyOf(reasons.keySet()),
                facts,
                List.copyOf(unjudged.keySet()),
                List.copyOf(unjudged.values()),
                asked ? decision(deal, sheet, facts) : null,
                findings(deal, notes),
                notes.fired(deal, sheet));
    }

    /** The notes by reason, in the order of the reasons; of two about one reason the first by its words. */
    private static <N> Map<RiskReason, String> byReason(
            List<N> notes, Function<N, RiskReason> reason, Function<N, String> words) {
        Map<RiskReason, String> found = new TreeMap<>();
        notes.forEach(note -> found.merge(
                reason.apply(note), words.apply(note), (left, right) -> left.compareTo(right) <= 0 ? left : right));
        return found;
    }

    private static List<Finding> findings(Object about, Notes notes) {
        return notes.about(about, Found.class).stream()
                .map(Found::finding)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private HumanDecision decision(OpenDeal deal, RiskSheet sheet, List<String> facts) {
        String name = deal.deal().dealId();
        // As long as nothing happens with the deal it is the same decision, however often it is asked for.
        String id = hash(
                HumanDecision.Kind.CRITICAL_DEAL.name(),
                deal.account().accountId(),
                name,
                sheet.reasons().toString(),
                deal.activeAt());
        return new HumanDecision(
                id,
                HumanDecision.Kind.CRITICAL_DEAL,
                deal.account().accountId() + "/" + name,
                "What is to be done about the deal \"" + name + "\", which is at critical risk?",
                OPTIONS,
                facts,
                asOf);
    }

    private static String hash(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append('|');
        }
        byte[] digest = RulesVersion.sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    }

    /** The open deals. */
    List<OpenDeal> deals() {
        return deals;
    }
}
