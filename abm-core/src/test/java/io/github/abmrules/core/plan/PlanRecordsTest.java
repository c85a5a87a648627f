package io.github.abmrules.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanRecordsTest {
    private static final LocalDate START = LocalDate.parse("2026-03-02");

    @Test
    void readsWhatIsPlanned() {
        assertThat(RecordJson.of(ProgramRequest.class)
                        .require("{\"program_id\":\"p\",\"start\":\"2026-03-02\"}", ZoneOffset.UTC))
                .isEqualTo(new ProgramRequest("p", START, List.of()));
        assertThat(RecordJson.of(EventRequest.class)
                        .require(
                                "{\"event_id\":\"e\",\"format\":\"DINNER\",\"on\":\"2026-03-02\",\"attendees\":[\"a\"]}",
                                ZoneOffset.UTC))
                .isEqualTo(new EventRequest(
                        "e", null, null, EventFormat.DINNER, null, START, false, List.of("a"), List.of()));
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        assertThat(RecordJson.of(WarmupRequest.class).read("{}", ZoneOffset.UTC).problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("account_id", "account_tier", "start");
    }

    @Test
    void rejectsAWarmupThatGoesFasterBeforeItBegins() {
        assertThatThrownBy(() ->
                        new WarmupRequest("a", null, AccountTier.TIER_1, START, null, START.minusDays(1), List.of()))
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("accelerated_from \"2026-03-01\" is before the start, 2026-03-02");
        assertThat(new WarmupRequest("a", null, AccountTier.TIER_1, START, null, START, List.of()).acceleratedFrom())
                .isEqualTo(START);
    }

    @Test
    void rejectsAnEventOfNoKnownSize() {
        assertThatThrownBy(() -> new EventRequest("e", null, null, null, null, START, false, List.of(), List.of()))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageStartingWith("size is required where no format is given; allowed: SMALL, LARGE.");
    }

    @Test
    void keepsListsAsTheyWere() {
        List<String> done = new ArrayList<>(List.of("x"));
        ProgramRequest request = new ProgramRequest("p", START, done);
        done.add("y");
        assertThat(request.done()).containsExactly("x");
    }
}
