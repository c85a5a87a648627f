package io.github.abmrules.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

    @Test
    void knowsEveryIdAgain() {
        SeenIds seen = new SeenIds();
        Set<String> expected = new HashSet<>();
        Random random = new Random(5);
        for (int i = 0; i < 300_000; i++) {
            String id = "account " + random.nextInt(200_000);
            assertThat(seen.add(SeenIds.hash(id))).isEqualTo(expected.add(id));
        }
    }

    @Test
    void takesTwentyToThirtyBytesAnId() {
        SeenIds seen = new SeenIds();
        for (int i = 1; i <= 1_000_000; i++) {
            seen.add(SeenIds.hash("account-" + i));
            if (i % 50_000 == 0) {
                assertThat((double) seen.bytes() / i).isBetween(20.0, 31.0);
            }
        }
    }

    @Test
    void tellsHalvesOfPairsApart() {
        assertThat(SeenIds.hash("\uD800")).isNotEqualTo(SeenIds.hash("\uD801")).isNotEqualTo(SeenIds.hash("?"));
    }
}
