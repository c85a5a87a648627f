package io.github.abmrules.core.port;

import org.jspecify.annotations.Nullable;

/** Scores fit. The playbook's {@code score_account}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface AccountScoring {

    /**
     * The fit of a company.
     *
     * @return null when it has not been scored
     * @throws SourceException when it could not be asked
     */
    @Nullable
    AccountScore score(String company);
}
