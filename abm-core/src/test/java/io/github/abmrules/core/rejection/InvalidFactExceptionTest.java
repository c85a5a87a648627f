package io.github.abmrules.core.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InvalidFactExceptionTest {

    @Test
    void namesFieldValueAndReason() {
        InvalidFactException e = new InvalidFactException("icp_tier", "F", "is not known; allowed: A, B");

        assertThat(e).hasMessage("icp_tier \"F\" is not known; allowed: A, B");
        assertThat(e.field()).isEqualTo("icp_tier");
        assertThat(e.value()).isEqualTo("F");
        assertThat(e.reason()).isEqualTo("is not known; allowed: A, B");
    }

    @Test
    void leavesOutAValueThatIsMissing() {
        assertThat(new InvalidFactException("since", null, "is required")).hasMessage("since is required");
    }

    @Test
    void becomesAProblemAtAPath() {
        assertThat(new InvalidFactException("at", null, "is required").asProblem("signals[2]."))
                .isEqualTo(new Problem("signals[2].at", null, "is required"));
    }

    @Test
    void requiresAValue() {
        assertThatCode(() -> InvalidFactException.require("type", "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> InvalidFactException.require("type", null))
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("type is required");
    }

    @Test
    void requiresATextThatIsNotBlank() {
        assertThatCode(() -> InvalidFactException.requireText("id", "r-1")).doesNotThrowAnyException();
        assertThatThrownBy(() -> InvalidFactException.requireText("id", " \t"))
                .hasMessage("id \" \t\" is required and must not be blank");
        assertThatThrownBy(() -> InvalidFactException.requireText("id", null))
                .hasMessage("id is required and must not be blank");
    }

    @Test
    void makesOneRejectionOfAProblem() {
        assertThat(Rejection.of(4, 5L, "acc-1", new Problem("signals[2].at", "x", "is not an instant")))
                .isEqualTo(new Rejection(4, 5L, "acc-1", "signals[2].at", "x", "is not an instant"));
    }
}
