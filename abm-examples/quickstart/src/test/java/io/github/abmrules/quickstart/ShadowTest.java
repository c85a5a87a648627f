package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowTest {
    private static final List<String> DIFFERENCE = List.of(
            "cedar because of [engagement.website-visit]",
            "  engagement_level: LOW -> NONE",
            "  next_action: offer_useful_resource -> share_thought_leadership",
            "  segmentation_engaged: true -> false");

    @Test
    void printsWhatAShorterWindowMoves() throws Exception {
        List<String> lines = Printed.lines(Shadow::main);

        assertThat(lines).first().isEqualTo("1 of 3 differ");
        assertThat(lines.subList(1, 5)).isEqualTo(DIFFERENCE);
        assertThat(lines.subList(5, lines.size()))
                .containsSubsequence(DIFFERENCE)
                .contains("birch: CLUSTER_ICP", "cedar: CLUSTER_ICP", "maple: CLUSTER_ICP")
                .last()
                .isEqualTo("ShadowCounts[compared=3, different=1, failed=0, dropped=0]");
    }
}
