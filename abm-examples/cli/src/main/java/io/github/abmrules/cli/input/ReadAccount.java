package io.github.abmrules.cli.input;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.json.ReadRecord;
import java.util.List;

/**
 * An account as it was read.
 *
 * @param record the account, or what is wrong with it
 * @param findings what was odd about the way it is written and was put right
 */
public record ReadAccount(ReadRecord<Account> record, List<Finding> findings) {

    /** Copies the list. */
    public ReadAccount {
        findings = List.copyOf(findings);
    }
}
