package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.NewsItem;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tools;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks tools about companies, and knows what follows when they know nothing or fail:
 *
 * <ul>
 *   <li>a company that is not in the CRM is an account with {@code in_crm} false;
 *   <li>a CRM that fails ends what is done about the company: {@link SourceException} goes through;
 *   <li>no news is no trigger, and news that cannot be looked up is trigger status UNKNOWN: the CRM alone decides.
 * </ul>
 */
public final class Gathering {

    private final Tools tools;

    Gathering(Tools tools) {
        this.tools = tools;
    }

    /**
     * What the CRM knows of a company.
     *
     * @return null when it is not in the CRM
     * @throws SourceException when the CRM fails
     */
    public @Nullable CrmCompany crm(String company) {
        return tools.search().find(company);
    }

    /** The beginning of the account of a company, without fit and news. */
    public Account.Builder account(String company, @Nullable String accountId, @Nullable CrmCompany found) {
        if (found != null) {
            return found.account();
        }
        return Account.builder(accountId == null ? company : accountId)
                .company(company)
                .inCrm(false);
    }

    /** The news about a company; a look-up that fails is part of the answer. */
    public NewsScan news(String company) {
        try {
            return new NewsScan(company, false, tools.news().news(company));
        } catch (SourceException e) {
            return new NewsScan(company, true, List.of());
        }
    }

    /** Adds news to an account. */
    public static Account.Builder add(NewsScan scan, List<Trigger> knownBefore, Account.Builder account) {
        if (scan.lookupFailed()) {
            return account.triggerStatus(TriggerStatus.UNKNOWN);
        }
        List<Trigger> triggers =
                new ArrayList<>(scan.news().stream().map(NewsItem::trigger).toList());
        knownBefore.stream().filter(trigger -> !triggers.contains(trigger)).forEach(triggers::add);
        return account.triggers(triggers);
    }
}
