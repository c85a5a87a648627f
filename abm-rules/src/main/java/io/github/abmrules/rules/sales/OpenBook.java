package io.github.abmrules.rules.sales;

import java.util.List;

/**
 * What rules about a set of accounts as a whole see.
 *
 * @param open how many open deals there are
 * @param nextSteps how many of them have a next step
 * @param contacts how many of them name somebody
 * @param unknownAccounts how many accounts the CRM does not know
 */
public record OpenBook(int open, int nextSteps, int contacts, int unknownAccounts) {

    static OpenBook of(List<OpenDeal> deals, int unknownAccounts) {
        return new OpenBook(
                deals.size(),
                (int) deals.stream().filter(deal -> !deal.nextStepMissing()).count(),
                (int) deals.stream().filter(deal -> deal.contacts() > 0).count(),
                unknownAccounts);
    }

    /** Whether there are open deals and none has a next step. */
    public boolean withoutNextSteps() {
        return open > 0 && nextSteps == 0;
    }

    /** Whether there are open deals and none names somebody. */
    public boolean withoutContacts() {
        return open > 0 && contacts == 0;
    }

    /** Whether the CRM does not know some account. */
    public boolean unknown() {
        return unknownAccounts > 0;
    }
}
