package io.github.abmrules.rules.sales;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.sales.SalesBook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deals of a book that count, in the order of accounts and their deals. */
final class Deals {

    private final List<Held> held = new ArrayList<>();
    private int unknownAccounts;

    /** A deal and its account. */
    record Held(Account account, Deal deal) {
        boolean open() {
            return deal.status() == DealStatus.OPEN;
        }
    }

    Deals(SalesBook book) {
        for (Account account : book.accounts()) {
            if (!account.inCrm()) {
                unknownAccounts++;
                continue;
            }
            // An exact duplicate in a list counts once.
            new LinkedHashSet<>(account.deals()).forEach(deal -> held.add(new Held(account, deal)));
        }
    }

    List<Held> all() {
        return held;
    }

    List<Held> open() {
        return held.stream().filter(Held::open).toList();
    }

    /** How many accounts the CRM does not know. */
    int unknownAccounts() {
        return unknownAccounts;
    }

    /** A text without blanks around it; null when nothing is left. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
