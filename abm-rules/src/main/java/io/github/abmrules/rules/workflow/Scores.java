package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for scores. */
final class Scores {

    private Scores() {}

    /** The score of a company; null when there is none. */
    static @Nullable AccountScore find(List<AccountScore> scores, String company) {
        return scores.stream()
                .filter(score -> CompanyName.fold(score.company()).equals(CompanyName.fold(company)))
                .findFirst()
                .orElse(null);
    }
}
