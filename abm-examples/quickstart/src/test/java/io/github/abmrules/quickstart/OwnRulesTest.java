package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.RuleInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnRulesTest {

    @Test
    void decidesByTheReplacedPackTheAddedPackAndTheOtherParameters() throws Exception {
        assertThat(Printed.lines(OwnRules::main, "own-rules"))
                .containsExactly(
                        "shipped rules, Active Focus holds 30",
                        "  cedar: ACTIVE_FOCUS",
                        "  maple: CLUSTER_ICP",
                        "own rules, Active Focus holds 12",
                        "  cedar: FUTURE_PIPELINE",
                        "  maple: CLUSTER_ICP",
                        "    we know 2 people here, and none of them engages");
    }

    @Test
    void leavesNothingOfTheReplacedPack() {
        Path folder = Path.of("own-rules");
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            assertThat(engine.rules())
                    .extracting(RuleInfo::id)
                    .filteredOn(id -> id.startsWith("cluster.") || id.startsWith("house."))
                    .containsExactlyInAnyOrder(
                            "cluster.a-engaged",
                            "cluster.bc-engaged",
                            "cluster.abc-trigger",
                            "cluster.abc",
                            "cluster.de",
                            "house.silent-tier-a");
        }
    }
}
