package io.github.abmrules.core.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> LEVELS = List.of("NONE", "LOW", "MEDIUM", "HIGH");
    private static final List<String> TIERS = List.of("A", "B", "C", "D", "E");

    @Test
    void ignoresCapitalsAndHowWordsAreJoined() {
        assertThat(Nearest.maybe("high", LEVELS)).isEqualTo(" Maybe \"HIGH\"?");
        assertThat(Nearest.maybe("cluster-icp", List.of("CLUSTER_ICP"))).isEqualTo(" Maybe \"CLUSTER_ICP\"?");
        assertThat(Nearest.maybe("Cluster ICP", List.of("CLUSTER_ICP"))).isEqualTo(" Maybe \"CLUSTER_ICP\"?");
    }

    @Test
    void findsALetterTooMany() {
        assertThat(Nearest.to("MEDIUMM", LEVELS, 3)).containsExactly("MEDIUM");
    }

    @Test
    void findsALetterTooFew() {
        assertThat(Nearest.to("MEDUM", LEVELS, 3)).containsExactly("MEDIUM");
    }

    @Test
    void findsTwoLettersThatChangedPlaces() {
        assertThat(Nearest.to("HIHG", LEVELS, 3)).containsExactly("HIGH");
    }

    @Test
    void givesNothingWhenNothingIsNear() {
        assertThat(Nearest.to("PURPLE", LEVELS, 3)).isEmpty();
        assertThat(Nearest.maybe("PURPLE", LEVELS)).isEmpty();
        assertThat(Nearest.maybe("", LEVELS)).isEmpty();
        assertThat(Nearest.maybe("HIGH", List.of())).isEmpty();
    }

    @Test
    void takesNoLetterForAnother() {
        assertThat(Nearest.to("F", TIERS, 5)).isEmpty();
        assertThat(Nearest.to("b", TIERS, 5)).containsExactly("B");
        assertThat(Nearest.to("B+", TIERS, 5)).containsExactly("B");
    }

    @Test
    void putsTheNearestFirstAndEqualsInOrder() {
        assertThat(Nearest.to("alpha", List.of("alphas", "alphb", "alpha", "omega"), 5))
                .containsExactly("alpha", "alphas", "alphb");
    }

    @Test
    void givesAtMostSoMany() {
        assertThat(Nearest.to("alpha", List.of("alphas", "alphb", "alpha"), 2)).containsExactly("alpha", "alphas");
    }

    @Test
    void bearsAVeryLongWord() {
        assertThatCode(() -> Nearest.maybe("x".repeat(30_000_000), LEVELS)).doesNotThrowAnyException();
    }
}
