package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.mapping.Mapping;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ICP tiers of accounts, given or by the scorecard. */
final class AccountTiers {
    private final Map<String, IcpTier> tiers;

    private AccountTiers(Map<String, IcpTier> tiers) {
        this.tiers = tiers;
    }

    /**
     * Reads the accounts of a file, as {@code abm assign} does; of two with one id the first counts.
     *
     * @param engine weighs accounts that have firmographics and no tier; made only when there is one
     * @param warn takes a line for each account that cannot be read
     */
    static AccountTiers read(Input file, ZoneId zone, Supplier<AbmEngine> engine, Consumer<String> warn) {
        Map<String, IcpTier> tiers = new HashMap<>();
        List<Account> weighed = new ArrayList<>();
        AccountSource source = switch (file.format()) {
            case JSONL -> AccountSource.jsonLines(file, zone);
            case JSON -> AccountSource.json(file, zone);
            case CSV -> Mapping.own(zone).accounts(file, warn);
        };
        while (source.hasNext()) {
            ReadRecord<Account> record = source.next().read().record();
            Account account = record.value();
            if (account == null) {
                warn.accept(file.name() + (record.line() == null ? "" : ":" + record.line()) + ": an account is left"
                        + " out: " + record.problems().get(0).field() + " "
                        + record.problems().get(0).message());
            } else if (account.icpTier() != null) {
                tiers.putIfAbsent(account.accountId(), account.icpTier());
            } else if (account.firmographics() != null) {
                weighed.add(Account.builder(account.accountId())
                        .firmographics(account.firmographics())
                        .build());
            }
        }
        if (!weighed.isEmpty()) {
            weigh(weighed, engine, tiers);
        }
        return new AccountTiers(tiers);
    }

    private static void weigh(List<Account> accounts, Supplier<AbmEngine> engine, Map<String, IcpTier> tiers) {
        try (AbmEngine made = engine.get()) {
            // The scorecard knows no time, so any instant will do.
            for (Outcome outcome : made.decideEach(accounts, Instant.EPOCH)) {
                Assignment assignment = outcome.assignment();
                if (assignment != null) {
                    tiers.putIfAbsent(assignment.accountId(), assignment.icpTier());
                }
            }
        }
    }

    /** The tier of an account; null when it is not known. */
    @Nullable
    IcpTier of(String accountId) {
        return tiers.get(accountId);
    }
}
