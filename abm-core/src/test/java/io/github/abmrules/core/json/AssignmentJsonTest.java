package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class AssignmentJsonTest {

    @Test
    void writesEveryFieldInTheOrderOfTheFormat() {
        assertThat(new String(AssignmentJson.write(Examples.FULL_ASSIGNMENT), UTF_8))
                .isEqualTo(Examples.FULL_ASSIGNMENT_JSON);
    }

    @Test
    void writesNullsAndEmptyLists() {
        assertThat(new String(AssignmentJson.write(Examples.SMALL_ASSIGNMENT), UTF_8))
                .isEqualTo(Examples.SMALL_ASSIGNMENT_JSON);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(AssignmentJson.read(Examples.FULL_ASSIGNMENT_JSON.getBytes(UTF_8)))
                .isEqualTo(Examples.FULL_ASSIGNMENT);
        assertThat(AssignmentJson.read(Examples.SMALL_ASSIGNMENT_JSON.getBytes(UTF_8)))
                .isEqualTo(Examples.SMALL_ASSIGNMENT);
    }

    @Test
    void writesTheSameToAStream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AssignmentJson.write(Examples.FULL_ASSIGNMENT, out);

        assertThat(out.toString(UTF_8)).isEqualTo(Examples.FULL_ASSIGNMENT_JSON);
    }

    @Test
    void tellsThatTheStreamFailed() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatThrownBy(() -> AssignmentJson.write(Examples.SMALL_ASSIGNMENT, full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("full");
    }

    @Test
    void namesEverythingThatMakesATextNoAssignment() {
        String json = Examples.SMALL_ASSIGNMENT_JSON
                .replace("\"watch_for_better_tier\"", "\"WATCH_FOR_BETTER_TIER\"")
                .replace("\"decision_id\":\"0\",", "");

        assertThatThrownBy(() -> AssignmentJson.read(json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessage("next_action \"WATCH_FOR_BETTER_TIER\" is not known; allowed: watch_for_better_tier,"
                        + " hand_to_customer_marketing, share_thought_leadership, run_linkedin_ads,"
                        + " invite_to_educational_webinar, offer_useful_resource, start_sdr_engagement,"
                        + " send_segment_content, hold_research_interview, invite_to_peer_roundtable,"
                        + " hold_executive_briefing, build_business_case, multi_thread_committee, develop_champion."
                        + " Maybe \"watch_for_better_tier\"?; decision_id is required");
        assertThatThrownBy(() -> AssignmentJson.read("{}{".getBytes(UTF_8)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("account_id is required")
                .hasMessageEndingWith("The assignment goes on after its end at line 1, column 3."
                        + " Maybe a line break between two records is missing.");
    }
}
