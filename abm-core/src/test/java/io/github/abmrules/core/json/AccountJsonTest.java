package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountJsonTest {

    private static Account read(String json) {
        return AccountJson.read(json, ZoneOffset.UTC);
    }

    @Test
    void writesEveryFieldInTheOrderOfTheFormat() {
        assertThat(new String(AccountJson.write(Examples.FULL_ACCOUNT), UTF_8)).isEqualTo(Examples.FULL_ACCOUNT_JSON);
    }

    @Test
    void writesNullsAndEmptyLists() {
        assertThat(new String(AccountJson.write(Examples.SMALL_ACCOUNT), UTF_8)).isEqualTo(Examples.SMALL_ACCOUNT_JSON);
    }

    @Test
    void readsEveryField() {
        assertThat(read(Examples.FULL_ACCOUNT_JSON)).isEqualTo(Examples.FULL_ACCOUNT);
        assertThat(read(Examples.SMALL_ACCOUNT_JSON)).isEqualTo(Examples.SMALL_ACCOUNT);
    }

    @Test
    void readsWhatItWrote() {
        for (Account account : RandomAccounts.of(1, 3_000)) {
            byte[] json = AccountJson.write(account);
            ReadRecord<Account> record = AccountJson.read(json, 0, json.length, 0, null, ZoneOffset.UTC);

            assertThat(record.problems()).isEmpty();
            assertThat(record.value()).isEqualTo(account);
            assertThat(record.id()).isEqualTo(account.accountId());
        }
    }

    @Test
    void readsAPartOfAnArray() {
        byte[] json = ("###" + Examples.FULL_ACCOUNT_JSON + "###").getBytes(UTF_8);

        assertThat(AccountJson.read(json, 3, json.length - 6, 7, 8L, ZoneOffset.UTC))
                .isEqualTo(new ReadRecord<>(7, 8L, "acc-1", Examples.FULL_ACCOUNT, List.of()));
    }

    @Test
    void takesDefaultsForWhatIsAbsent() {
        Account expected = Account.builder("a")
                .icpTier(IcpTier.A)
                .signals(Signal.of(SignalType.DEMO, Instant.parse("2026-03-01T00:00:00Z")))
                .contacts(new Contact("c", null, false))
                .current(CurrentCluster.of(Cluster.CLUSTER_ICP, Instant.parse("2026-03-01T00:00:00Z")))
                .build();

        assertThat(read("{\"account_id\":\"a\",\"icp_tier\":\"A\","
                        + "\"signals\":[{\"type\":\"DEMO\",\"at\":\"2026-03-01\"}],"
                        + "\"contacts\":[{\"contact_id\":\"c\"}],"
                        + "\"current\":{\"cluster\":\"CLUSTER_ICP\",\"since\":\"2026-03-01\"}}"))
                .isEqualTo(expected);
    }

    @Test
    void takesNullAsAbsent() {
        assertThat(read("{\"account_id\":\"a\",\"company\":null,\"icp_tier\":\"A\",\"firmographics\":null,"
                        + "\"in_crm\":null,\"engagement_level\":null,\"signals\":null,\"trigger_status\":null,"
                        + "\"triggers\":null,\"deals\":null,\"contacts\":null,\"events\":null,\"current\":null,"
                        + "\"reviews\":null,\"pin\":null,\"active_focus_taken\":null,\"trust_level\":null,"
                        + "\"trust_level_at\":null,\"job_to_be_done\":null,\"challenge\":null,\"vertical\":null,"
                        + "\"stage\":null}"))
                .isEqualTo(Account.builder("a").icpTier(IcpTier.A).build());
        assertThat(read("{\"account_id\":\"a\",\"icp_tier\":\"A\","
                                + "\"signals\":[{\"type\":\"DEMO\",\"at\":\"2026-03-01\",\"intent_page\":null}],"
                                + "\"contacts\":[{\"contact_id\":\"c\",\"buying_committee\":null}],"
                                + "\"current\":{\"cluster\":\"CLUSTER_ICP\",\"since\":\"2026-03-01\",\"entered_by\":null}}")
                        .current())
                .isEqualTo(CurrentCluster.of(Cluster.CLUSTER_ICP, Instant.parse("2026-03-01T00:00:00Z")));
    }

    @Test
    void readsFirmographicsInsteadOfATier() {
        assertThat(read("{\"account_id\":\"a\",\"firmographics\":{}}"))
                .isEqualTo(Account.builder("a")
                        .firmographics(new Firmographics(null, null, null, null, null, List.of(), List.of()))
                        .build());
    }

    @Test
    void skipsUnknownFieldsAtEveryLevelWithAllTheyContain() {
        String unknown = "\"x\":{\"account_id\":7,\"signals\":[[[{\"type\":null}]]]},\"y\":[1e5,\"]\",{}],\"z\":null,";

        assertThat(read("{" + unknown + "\"account_id\":\"a\",\"icp_tier\":\"A\",\"signals\":[{" + unknown
                        + "\"type\":\"DEMO\",\"at\":\"2026-03-01\"}],\"current\":{" + unknown
                        + "\"cluster\":\"CLUSTER_ICP\",\"since\":\"2026-03-01\"}}"))
                .isEqualTo(Account.builder("a")
                        .icpTier(IcpTier.A)
                        .signals(Signal.of(SignalType.DEMO, Instant.parse("2026-03-01T00:00:00Z")))
                        .current(CurrentCluster.of(Cluster.CLUSTER_ICP, Instant.parse("2026-03-01T00:00:00Z")))
                        .build());
    }

    @Test
    void readsBareDatesInTheZone() {
        Account account = AccountJson.read(
                "{\"account_id\":\"a\",\"icp_tier\":\"A\",\"trust_level_at\":\"2026-07-01\"}",
                ZoneId.of("Europe/Berlin"));

        assertThat(account.trustLevelAt()).isEqualTo("2026-06-30T22:00:00Z");
    }

    @Test
    void bearsNulAndHalfPairsInTexts() {
        Account account = read("{\"account_id\":\"a\\u0000b\",\"company\":\"\\ud83d\",\"icp_tier\":\"A\","
                + "\"vertical\":\"\\ude00\\ud83d\"}");

        assertThat(account.accountId()).isEqualTo("a\0b");
        assertThat(account.company()).isEqualTo("\ud83d");
        assertThat(account.vertical()).isEqualTo("\ude00\ud83d");
        assertThat(read(new String(AccountJson.write(account), UTF_8))).isEqualTo(account);
    }

    @Test
    void neverThrowsWhateverTheBytesAre() {
        byte[] right = Examples.FULL_ACCOUNT_JSON.getBytes(UTF_8);
        for (byte[] json : new Mutations(11, right).times(10_000)) {
            ReadRecord<Account> record = AccountJson.read(json, 0, json.length, 0, 1L, ZoneOffset.UTC);

            assertThat(record.value() == null).isEqualTo(!record.problems().isEmpty());
        }
    }

    @Test
    void readsInSeveralThreads() {
        List<Account> accounts = RandomAccounts.of(13, 2_000);

        assertThat(accounts.parallelStream()
                        .map(AccountJson::write)
                        .map(json -> AccountJson.read(json, 0, json.length, 0, null, ZoneOffset.UTC)
                                .value())
                        .toList())
                .isEqualTo(accounts);
    }

    @Test
    void throwsAnExceptionThatNamesEveryProblem() {
        assertThatThrownBy(() -> read("{\"account_id\":\"a\",\"icp_tier\":\"F\",\"signals\":[{\"type\":\"DEMO\"}]}"))
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("icp_tier \"F\" is not known; allowed: A, B, C, D, E; signals[0].at is required; allowed: "
                        + "an instant such as 2026-03-01T09:00:00Z or 2026-03-01T10:00:00+01:00,"
                        + " or a date such as 2026-03-01");
        assertThatThrownBy(() -> read("{"))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageStartingWith("account is not valid JSON at line 1, column 2: ");
    }
}
