package io.github.abmrules.rules.sales;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.sales.SalesBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books, accounts and deals for tests. */
final class Books {
    /** A Tuesday. */
    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private Books() {}

    static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    static SalesBook book(Deal... deals) {
        return new SalesBook("book", List.of(account("acme", deals)));
    }

    static Account account(String id, Deal... deals) {
        return Account.builder(id).icpTier(IcpTier.A).deals(deals).build();
    }

    /** An open deal that nothing speaks against. */
    static DealBuilder open(String id) {
        return new DealBuilder(id);
    }

    static Deal closed(String id, DealStatus status, String stage, Instant enteredAt, Instant closedAt) {
        return new Deal(id, stage, status, null, enteredAt, null, closedAt, null, null, List.of());
    }

    /** An open deal in parts. */
    static final class DealBuilder {
        private final String id;
        private @Nullable String stage;
        private @Nullable BigDecimal amount;
        private @Nullable Instant stageEnteredAt;
        private @Nullable Instant lastActivityAt = NOW;
        private @Nullable Instant closeDate;
        private @Nullable String nextStep = "call";
        private @Nullable String owner = "kim";
        private List<String> contacts = List.of("anna", "ben");

        private DealBuilder(String id) {
            this.id = id;
        }

        DealBuilder stage(@Nullable String value, @Nullable Instant enteredAt) {
            stage = value;
            stageEnteredAt = enteredAt;
            return this;
        }

        DealBuilder amount(long value) {
            amount = BigDecimal.valueOf(value);
            return this;
        }

        DealBuilder active(@Nullable Instant value) {
            lastActivityAt = value;
            return this;
        }

        DealBuilder closes(@Nullable Instant value) {
            closeDate = value;
            return this;
        }

        DealBuilder nextStep(@Nullable String value) {
            nextStep = value;
            return this;
        }

        DealBuilder owner(@Nullable String value) {
            owner = value;
            return this;
        }

        DealBuilder contacts(String... value) {
            contacts = List.of(value);
            return this;
        }

        Deal build() {
            return new Deal(
                    id,
                    stage,
                    DealStatus.OPEN,
                    amount,
                    stageEnteredAt,
                    lastActivityAt,
                    closeDate,
                    nextStep,
                    owner,
                    contacts);
        }
    }
}
