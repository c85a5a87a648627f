package io.github.abmrules.hubspot.write;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.hubspot.read.ReadCompany;
import io.github.abmrules.hubspot.standing.OwnProperty;
import io.github.abmrules.hubspot.standing.Standing;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a decision with what the CRM keeps and says what is to be written. */
final class WritePlanner {

    /** What makes a change worth a note. */
    private static final Set<OwnProperty> NOTED =
            EnumSet.of(OwnProperty.CLUSTER, OwnProperty.EFFECTIVE_CLUSTER, OwnProperty.REVIEW_ID);

    private static final Set<OwnProperty> OF_THE_RUN = EnumSet.of(OwnProperty.DECISION_ID, OwnProperty.DECIDED_AS_OF);

    private final WritingSettings settings;

    WritePlanner(WritingSettings settings) {
        this.settings = settings;
    }

    /** What is to be written; null when the CRM has it all. */
    @Nullable
    PendingWrite plan(ReadCompany company, Assignment decision) {
        Map<String, String> wanted = Standing.after(company.account(), decision);
        Map<String, String> changes = new TreeMap<>();
        boolean noted = false;
        boolean changed = false;
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            OwnProperty property = OwnProperty.of(each.getKey()).orElseThrow();
            String kept = company.kept().getOrDefault(each.getKey(), "");
            if (isSame(kept, each.getValue())) {
                continue;
            }
            changes.put(each.getKey(), each.getValue());
            changed |= !OF_THE_RUN.contains(property);
            noted |= NOTED.contains(property);
        }
        if (!changed) {
            // Only the instant of the decision is another: that is no change.
            return null;
        }
        return new PendingWrite(
                decision.decisionId(),
                decision.accountId(),
                decision.company(),
                changes,
                noted && settings.notes() ? note(decision) : null,
                decision.asOf(),
                settings.tasks() ? tasks(company, decision, changes) : List.of());
    }

    private static boolean isSame(String kept, String wanted) {
        if (kept.equals(wanted)) {
            return true;
        }
        // HubSpot gives instants back with or without milliseconds.
        try {
            return !kept.isEmpty() && !wanted.isEmpty() && Instant.parse(kept).equals(Instant.parse(wanted));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String note(Assignment decision) {
        StringBuilder text = new StringBuilder("ABM: ").append(words(decision.effectiveCluster()));
        if (decision.effectiveCluster() != decision.cluster()) {
            text.append(" (the rules say ").append(words(decision.cluster())).append(')');
        }
        text.append("\n\n").append(decision.rationale());
        ReviewRequest review = decision.review();
        if (review != null) {
            text.append("\n\nA person has to look: ")
                    .append(review.reasons().stream().map(WritePlanner::words).collect(Collectors.joining(", ")))
                    .append(". From ")
                    .append(words(review.from()))
                    .append(" to ")
                    .append(words(review.proposedCluster()))
                    .append('.');
        }
        text.append("\n\nNext action: ").append(words(decision.nextAction())).append('.');
        decision.firedRules()
                .forEach(rule -> text.append("\n- ")
                        .append(rule.summary())
                        .append(" (")
                        .append(rule.id())
                        .append(')'));
        return text.toString();
    }

    private List<PendingTask> tasks(ReadCompany company, Assignment decision, Map<String, String> changes) {
        List<PendingTask> tasks = new ArrayList<>();
        String name = decision.company() == null ? decision.accountId() : decision.company();
        ReviewRequest review = decision.review();
        if (review != null && changes.containsKey(OwnProperty.REVIEW_ID.id())) {
            tasks.add(new PendingTask(
                    "review-" + decision.accountId() + "-" + review.id(),
                    "Review " + name + ": " + words(review.from()) + " to " + words(review.proposedCluster()),
                    "Reasons: "
                            + review.reasons().stream().map(WritePlanner::words).collect(Collectors.joining(", "))
                            + ".\nDecide by setting the property \"ABM review\" of the company to Approved or Rejected.\n\n"
                            + decision.rationale(),
                    settings.due(decision.asOf(), settings.reviewDays()),
                    company.ownerId(),
                    true));
        }
        boolean acts = decision.programType() != io.github.abmrules.core.programme.ProgramType.NONE;
        if (acts && changes.containsKey(OwnProperty.NEXT_ACTION.id())) {
            tasks.add(new PendingTask(
                    "action-" + decision.decisionId(),
                    capital(words(decision.nextAction())) + ": " + name,
                    decision.rationale(),
                    settings.due(decision.asOf(), settings.actionDays()),
                    company.ownerId(),
                    false));
        }
        return tasks;
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
