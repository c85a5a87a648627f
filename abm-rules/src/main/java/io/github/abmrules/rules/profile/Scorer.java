package io.github.abmrules.rules.profile;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.ScorecardCriterion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weighs firmographics against the criteria of the scorecard. Immutable and thread-safe. */
final class Scorer {
    private final List<ScorecardCriterion> criteria;

    Scorer(ParameterSet parameters) {
        criteria = parameters.pack("scorecard").criteria("criteria");
    }

    ScoreSheet score(Account account, Firmographics firmographics) {
        List<Finding> findings = new ArrayList<>();
        long total = 0;
        long known = 0;
        long matched = 0;
        for (ScorecardCriterion criterion : criteria) {
            total += criterion.weight();
            List<String> values = values(criterion, firmographics);
            String field = "firmographics." + criterion.field();
            if (values.isEmpty()) {
                findings.add(Finding.info(
                        "SCORECARD_CRITERION",
                        criterion.describe() + ": not known, left out (weight " + criterion.weight() + ")",
                        field));
                continue;
            }
            known += criterion.weight();
            boolean match = values.stream().anyMatch(criterion::matches);
            int points = match ? criterion.weight() : 0;
            matched += points;
            findings.add(Finding.info(
                    "SCORECARD_CRITERION",
                    criterion.describe() + ": " + String.join(", ", values) + " gives " + points + " of "
                            + criterion.weight(),
                    field));
        }
        int score = known == 0 ? 0 : (int) ((200 * matched + known) / (2 * known));
        return new ScoreSheet(account, score, total == 0 ? 0 : 100.0 * known / total, findings);
    }

    private static List<String> values(ScorecardCriterion criterion, Firmographics firmographics) {
        return switch (criterion.field()) {
            case "industry" -> one(firmographics.industry());
            case "employees" -> one(firmographics.employees());
            case "annual_revenue" -> one(plain(firmographics.annualRevenue()));
            case "country" -> one(firmographics.country());
            case "year_founded" -> one(firmographics.yearFounded());
            case "technologies" ->
                firmographics.technologies().stream().sorted().toList();
            case "behaviours" -> firmographics.behaviours().stream().sorted().toList();
            default -> throw new IllegalStateException("No firmographic field " + criterion.field());
        };
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static List<String> one(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? List.of() : List.of(value.toString());
    }
}
