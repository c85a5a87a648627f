package io.github.abmrules.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.rejection.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadRecordTest {

    @Test
    void hasEitherAValueOrProblems() {
        Problem problem = new Problem("a", null, "is required");

        assertThat(new ReadRecord<>(0, null, null, "value", List.of()).rejections())
                .isEmpty();
        assertThatThrownBy(() -> new ReadRecord<>(3, null, null, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A record has either a value or problems, but record 3 has neither.");
        assertThatThrownBy(() -> new ReadRecord<>(3, null, null, "value", List.of(problem)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A record has either a value or problems, but record 3 has both: [Problem[");
    }
}
