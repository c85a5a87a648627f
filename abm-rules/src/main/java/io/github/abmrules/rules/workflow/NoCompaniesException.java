package io.github.abmrules.rules.workflow;

import java.io.Serial;

/** A workflow was not told which companies it is about. */
public final class NoCompaniesException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NoCompaniesException() {
        super("Which companies? None were given, and there are neither account_scores nor targets."
                + " Maybe name one with --company, or write targets.jsonl?");
    }
}
