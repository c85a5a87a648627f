package io.github.abmrules.core.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesTest {
    private static final Instant MONDAY = Instant.parse("2026-06-29T17:00:00Z");

    @ParameterizedTest
    @CsvSource({"QUIET, NORMAL, QUIET", "NORMAL, LOUD, QUIET", "LOUD, LOUD, NORMAL"})
    void loudnessMovesAStepAtATime(Loudness loudness, Loudness louder, Loudness softer) {
        assertThat(loudness.louder()).isEqualTo(louder);
        assertThat(loudness.softer()).isEqualTo(softer);
        assertThat(loudness.canRise()).isEqualTo(louder != loudness);
    }

    @Test
    void aBookHasEachAccountOnce() {
        Account account = Account.builder("acme").icpTier(IcpTier.A).build();

        assertThatThrownBy(() -> new SalesBook("b", List.of(account, account)))
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("accounts \"acme\" is there twice; allowed: each account once");
        assertThatThrownBy(() -> new SalesBook(" ", List.of())).hasMessageStartingWith("book_id");
    }

    @Test
    void aStateIsReadWithWhatItLeavesOut() {
        OwnerState state = RecordJson.of(OwnerState.class)
                .require("{\"owner\": \"kim\", \"state\": {\"loudness\": \"LOUD\", \"ignored_in_a_row\": 1}}", ZoneOffset.UTC);

        assertThat(state.state()).isEqualTo(new Responsiveness(Loudness.LOUD, 1, List.of(), null, List.of()));
        assertThat(state.reviewedDeals()).isEmpty();
        assertThat(state.lastResponse()).isNull();
    }

    @Test
    void whatIsWrongWithAStateIsNamed() {
        ReadRecord<OwnerState> read = RecordJson.of(OwnerState.class)
                .read("{\"owner\": \" \", \"state\": {\"ignored_in_a_row\": -1}, \"last_response\": \"YES\"}", ZoneOffset.UTC);

        assertThat(read.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("owner", "state.loudness", "state.ignored_in_a_row", "last_response");
    }

    @Test
    void timesOfSendingAreInOrder() {
        Instant friday = MONDAY.plusSeconds(4 * 86_400);

        assertThat(new Responsiveness(Loudness.NORMAL, 0, List.of(friday, MONDAY), null, List.of()).sentAt())
                .containsExactly(MONDAY, friday);
        assertThatThrownBy(() -> new Responsiveness(Loudness.NORMAL, -1, List.of(), null, List.of()))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("ignored_in_a_row");
    }

    @Test
    void aSingleLetterIsAWordOfAName() {
        assertThat(RecordJson.text(Responsiveness.fresh()))
                .isEqualTo("{\"loudness\":\"NORMAL\",\"ignored_in_a_row\":0,\"sent_at\":[],\"answered_through\":null,"
                        + "\"escalated\":[]}");
    }
}
