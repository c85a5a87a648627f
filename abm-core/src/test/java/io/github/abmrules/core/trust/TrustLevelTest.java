package io.github.abmrules.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrustLevelTest {

    @Test
    void isLabelledAsPeopleWriteIt() {
        assertThat(Arrays.stream(TrustLevel.values()).map(TrustLevel::label))
                .containsExactly("0", "1", "2", "3", "4", "5", "5+");
    }
}
