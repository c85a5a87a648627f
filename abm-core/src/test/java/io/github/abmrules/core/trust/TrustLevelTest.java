package io.github.abmrules.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.ask.JourneyStep;
import io.github.abmrules.core.ask.RaisingStep;
import io.github.abmrules.core.programme.Channel;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrustLevelTest {

    @Test
    void isLabelledAsPeopleWriteIt() {
        assertThat(Arrays.stream(TrustLevel.values()).map(TrustLevel::label))
                .containsExactly("0", "1", "2", "3", "4", "5", "5+");
    }

    @Test
    void levelsCompareInTheirOrder() {
        for (TrustLevel left : TrustLevel.values()) {
            for (TrustLevel right : TrustLevel.values()) {
                assertThat(left.isAtLeast(right)).isEqualTo(left.ordinal() >= right.ordinal());
                assertThat(left.missingTo(right)).isEqualTo(Math.max(0, right.ordinal() - left.ordinal()));
            }
        }
    }

    @Test
    void anAdvocateCountsAsACustomerInRanges() {
        for (TrustLevel level : TrustLevel.values()) {
            assertThat(level.inRanges()).isEqualTo(level == TrustLevel.ADVOCATE ? TrustLevel.CUSTOMER : level);
        }
    }

    @Test
    void tenEventsMoveTrust() {
        assertThat(Arrays.stream(EventType.values()).filter(EventType::movesTrust))
                .hasSize(10)
                .startsWith(EventType.LINKEDIN_IMPRESSION)
                .endsWith(EventType.TRUST_LOST);
    }

    @Test
    void stepsOfTheJourneyHaveIdsOfTheirNames() {
        assertThat(JourneyStep.values())
                .allMatch(step -> step.id().equals(step.name().toLowerCase(Locale.ROOT)));
        assertThat(RaisingStep.of(JourneyStep.EMAIL_VALUE).channel()).isEqualTo(Channel.EMAIL);
        assertThat(RaisingStep.of(JourneyStep.DEMO).channel()).isNull();
    }
}
