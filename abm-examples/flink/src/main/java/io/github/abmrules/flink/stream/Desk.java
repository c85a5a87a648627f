package io.github.abmrules.flink.stream;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryFilter;
import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.core.store.StoredAccount;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account while it is decided: a store that holds it alone, so that {@link AccountLedger} does with it what it does with
 * any other. Belongs to one thread.
 */
final class Desk {
    private static final RecordJson<AccountState> JSON = RecordJson.of(AccountState.class);

    private final String accountId;
    private InMemoryStore store = new InMemoryStore();

    /**
     * A desk with an account.
     *
     * @param json what is kept about it; null when nothing is
     */
    Desk(String accountId, byte @Nullable [] json) {
        this.accountId = accountId;
        if (json != null) {
            put(JSON.require(new String(json, StandardCharsets.UTF_8), ZoneOffset.UTC));
        }
    }

    /** Decides by an engine. */
    AccountLedger ledger(AbmEngine engine) {
        return AccountLedger.of(engine, store);
    }

    /** Puts another state in the place of what is known. */
    void put(AccountState state) {
        store = new InMemoryStore();
        store.restore(new StoredAccount(accountId, state, List.of(), List.of(), List.of()));
    }

    @Nullable
    AccountState state() {
        return store.find(accountId);
    }

    /** What happened since this was asked last. */
    List<HistoryEntry> takeHistory() {
        List<HistoryEntry> all = store.history(HistoryFilter.all());
        AccountState state = state();
        if (state != null && !all.isEmpty()) {
            put(state);
        }
        return all;
    }

    /** What is to be kept. */
    static byte[] json(AccountState state) {
        return RecordJson.write(state);
    }
}
