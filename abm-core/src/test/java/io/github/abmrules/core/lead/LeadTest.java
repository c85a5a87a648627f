package io.github.abmrules.core.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTest {
    private static final Instant RECEIVED = Instant.parse("2026-06-26T10:00:00Z");

    private static Lead lead(@Nullable String score, @Nullable LeadAnswers answers, boolean disqualified) {
        return new Lead(
                "l1", null, null, null, score == null ? null : new BigDecimal(score), answers, disqualified, RECEIVED);
    }

    private static LeadAnswers answers(String trigger, String pain, String authority, String urgency) {
        return new LeadAnswers(
                new BigDecimal(trigger), new BigDecimal(pain), new BigDecimal(authority), new BigDecimal(urgency));
    }

    private static ReadRecord<Lead> read(String fields) {
        return RecordJson.of(Lead.class)
                .read("{\"lead_id\": \"l1\", \"received_at\": \"2026-06-26\"" + fields + "}", ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "40", "19.5"})
    void scoresGoFromZeroToForty(String score) {
        assertThat(lead(score, null, false).points()).isEqualByComparingTo(score);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "40.1", "41"})
    void otherScoresAreNone(String score) {
        assertThatThrownBy(() -> lead(score, null, false))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("score \"" + score + "\"")
                .hasMessageContaining("0 to 40");
        assertThatThrownBy(() -> lead(score, null, true)).isInstanceOf(InvalidFactException.class);
    }

    @Test
    void theScoreIsTheSumOfTheAnswers() {
        assertThat(lead(null, answers("1", "2.5", "10", "0"), false).points()).isEqualByComparingTo("13.5");
        assertThat(lead("13.50", answers("1", "2.5", "10", "0"), false).points())
                .isEqualByComparingTo("13.5");
    }

    @Test
    void aScoreThatIsNotTheSumIsRejected() {
        assertThatThrownBy(() -> lead("14", answers("1", "2.5", "10", "0"), false))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("score \"14\"")
                .hasMessageContaining("13.5");
    }

    @Test
    void onlyADisqualifiedLeadNeedsNoScore() {
        assertThat(lead(null, null, true).points()).isNull();
        assertThatThrownBy(() -> lead(null, null, false))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("score is required");
    }

    @ParameterizedTest
    @CsvSource({"10.5, 0, 0, 0, trigger", "0, 11, 0, 0, pain", "0, 0, -1, 0, authority", "0, 0, 0, 10.01, urgency"})
    void anAnswerIsFromZeroToTen(String trigger, String pain, String authority, String urgency, String field) {
        assertThatThrownBy(() -> answers(trigger, pain, authority, urgency))
                .isInstanceOfSatisfying(
                        InvalidFactException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void jsonNamesWhatIsWrong() {
        assertThat(read(", \"score\": 41").problems())
                .extracting(Problem::field)
                .containsExactly("score");
        assertThat(read("").problems()).extracting(Problem::field).containsExactly("score");
        assertThat(read(", \"answers\": {\"trigger\": 1, \"pain\": 11}").problems())
                .extracting(Problem::field)
                .containsExactly("answers.pain", "answers.authority", "answers.urgency");
        assertThat(read(", \"answers\": {\"trigger\": 1, \"pain\": 11, \"authority\": 1, \"urgency\": 1}")
                        .problems())
                .extracting(Problem::field)
                .containsExactly("answers.pain");
        assertThat(read(", \"score\": 4, \"icp_tier\": \"F\"").problems())
                .extracting(Problem::field)
                .containsExactly("icp_tier");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, must not be negative", "40.1, is out of range", "1e3, is out of range"})
    void jsonSaysWhichScoresThereAre(String score, String wrong) {
        assertThat(read(", \"score\": " + score).problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .isEqualTo(wrong + "; allowed: a number from 0 to 40");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, must not be negative", "10.01, is out of range"})
    void jsonSaysWhichAnswersThereAre(String points, String wrong) {
        for (String field : List.of("trigger", "pain", "authority", "urgency")) {
            String answers = "{\"trigger\": 0, \"pain\": 10, \"authority\": 0, \"urgency\": 10, \"" + field + "\": ";
            String only = answers.replaceFirst("\"" + field + "\": \\d+, ", "") + points + "}";
            assertThat(read(", \"answers\": " + only).problems())
                    .containsExactly(
                            new Problem("answers." + field, points, wrong + "; allowed: a number from 0 to 10"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "40", "40.0", "0.00"})
    void bothEndsOfTheScoreAreInIt(String score) {
        assertThat(read(", \"score\": " + score).problems()).isEmpty();
        assertThat(lead(score, null, false).points()).isEqualByComparingTo(score);
        assertThatThrownBy(() -> lead("40.000001", null, false)).hasMessageContaining("must be a number from 0 to 40");
        assertThatThrownBy(() -> lead("-0.000001", null, false)).hasMessageContaining("must be a number from 0 to 40");
    }

    @Test
    void jsonGivesTheLead() {
        Lead lead = read(", \"score\": 19.5, \"icp_tier\": \"D\"").value();

        assertThat(lead).isNotNull();
        assertThat(lead.receivedAt()).isEqualTo("2026-06-26T00:00:00Z");
        assertThat(lead.icpTier()).isEqualTo(IcpTier.D);
        assertThat(lead.disqualified()).isFalse();
        assertThat(lead.withIcpTier(IcpTier.A))
                .isEqualTo(read(", \"score\": 19.5, \"icp_tier\": \"A\"").value());
    }
}
