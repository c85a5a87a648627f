package io.github.abmrules.core.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.trust.TrustLevel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgrammeTest {

    @Test
    void everyProgrammeHasActionsWithChannelAndTrust() {
        for (ProgramType program : ProgramType.values()) {
            assertThat(Arrays.stream(NextAction.values()).filter(action -> action.program() == program))
                    .isNotEmpty();
        }
        assertThat(NextAction.DEVELOP_CHAMPION.channel()).isEqualTo(Channel.CHAMPIONS);
        assertThat(NextAction.DEVELOP_CHAMPION.requiredTrust()).isEqualTo(TrustLevel.TRUSTING);
    }

    @Test
    void actionsAndQuestionsAreNamedInLowerCase() {
        assertThat(NextAction.RUN_LINKEDIN_ADS.id()).isEqualTo("run_linkedin_ads");
        assertThat(SegmentationQuestion.VALIDATED_NEED.id()).isEqualTo("validated_need");
    }

    @Test
    void everyPersonalizationNamesItsContent() {
        assertThat(Arrays.stream(Personalization.values()).map(Personalization::contentApproach))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void aSegmentationAnswersEachQuestion() {
        Segmentation.Answer engaged = new Segmentation.Answer(true, List.of("a"));
        Segmentation.Answer challenge = new Segmentation.Answer(true, List.of("b"));
        Segmentation.Answer need = new Segmentation.Answer(true, List.of("c"));
        Segmentation.Answer signals = new Segmentation.Answer(true, List.of("d"));
        Segmentation segmentation = new Segmentation(engaged, challenge, need, signals);

        assertThat(Arrays.stream(SegmentationQuestion.values()).map(segmentation::answer))
                .containsExactly(engaged, challenge, need, signals);
    }
}
