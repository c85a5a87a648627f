package io.github.abmrules.flink.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void refusesRulesThatAreNotWhatTheirVersionNames() {
        RuleSet shipped = rules("6");
        Map<String, String> files = new TreeMap<>(shipped.files());
        files.computeIfPresent("movement/parameters.yaml", (name, text) -> text.replace("value: 6", "value: 5"));
        RuleSet changed = new RuleSet(shipped.version(), files);

        assertThatThrownBy(() -> changed.engine(ZoneOffset.UTC))
                .isInstanceOf(UnusableRulesException.class)
                .hasMessageContaining("is not what the version " + shipped.version() + " names. Maybe");
    }

    @Test
    void refusesNamesThatLeadElsewhere() {
        String version = rules("6").version();
        assertThatThrownBy(() -> new RuleSet(version, Map.of("../../etc/passwd", "x")))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("../../etc/passwd");
        assertThatThrownBy(() -> new RuleSet("latest", Map.of()))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void knowsWhichRulesWereInForceWhen() {
        RuleSet six = rules("6");
        RuleSet three = rules("3");
        try (RuleHistory history = new RuleHistory(ZoneOffset.UTC)) {
            history.add(Instant.EPOCH, six);
            history.add(JULY, three);
            assertThat(history.at(JULY.minusNanos(1)).rulesVersion()).isEqualTo(six.version());
            assertThat(history.at(JULY).rulesVersion()).isEqualTo(three.version());

            RuleSet broken = new RuleSet(six.version(), Map.of("cluster/mapping.drl", "rule"));
            assertThatThrownBy(() -> history.add(JULY.plusSeconds(1), broken))
                    .isInstanceOf(UnusableRulesException.class);
            assertThat(history.starts()).containsExactly(Instant.EPOCH, JULY);
            assertThat(history.at(JULY.plusSeconds(2)).rulesVersion()).isEqualTo(three.version());

            history.forget(Instant.EPOCH);
            assertThat(history.at(Instant.EPOCH).rulesVersion()).isEqualTo(three.version());
        }
    }

    private static RuleSet rules(String months) {
        try (AbmEngine engine = AbmEngine.builder()
                .parameter("movement", "no-engagement-after", months)
                .build()) {
            return RuleSet.of(engine);
        }
    }
}
