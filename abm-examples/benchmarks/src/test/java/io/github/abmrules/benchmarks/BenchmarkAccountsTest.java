package io.github.abmrules.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkAccountsTest {

    @Test
    void givesEveryAccountFiveSignalsADealAndTwoContacts() {
        assertThat(BenchmarkAccounts.of(1_000)).hasSize(1_000).allSatisfy(account -> {
            assertThat(account.signals()).hasSize(5);
            assertThat(account.deals()).hasSize(1);
            assertThat(account.contacts()).hasSize(2);
        });
    }

    @Test
    void givesEverySecondAccountACurrentCluster() {
        assertThat(BenchmarkAccounts.of(1_000))
                .filteredOn(account -> account.current() != null)
                .hasSize(500);
    }

    @Test
    void givesTheSameAccountsEachTime() {
        List<Account> accounts = BenchmarkAccounts.of(100);
        assertThat(BenchmarkAccounts.of(200)).startsWith(accounts.toArray(new Account[0]));
    }
}
