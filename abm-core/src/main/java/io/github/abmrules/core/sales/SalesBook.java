package io.github.abmrules.core.sales;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All accounts with all their deals, open and closed: what closed deals tell is needed to judge the open ones. Immutable.
 *
 * @param bookId names the set, for people
 * @param accounts the accounts, each once; deals of those that the CRM does not know are ignored
 */
public record SalesBook(String bookId, List<Account> accounts) {

    /**
     * Checks the accounts and copies the list.
     *
     * @throws InvalidFactException when the name is blank or an account is there twice
     */
    public SalesBook {
        InvalidFactException.requireText("book_id", bookId);
        accounts = List.copyOf(accounts);
        Set<String> ids = new HashSet<>();
        for (Account account : accounts) {
            if (!ids.add(account.accountId())) {
                throw new InvalidFactException(
                        "accounts", account.accountId(), "is there twice; allowed: each account once");
            }
        }
    }
}
