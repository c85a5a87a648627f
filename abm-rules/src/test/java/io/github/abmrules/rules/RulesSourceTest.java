package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.yaml.YamlNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesSourceTest {

    @Test
    void makesTheSameOfWantedPacksAloneAsOfAll() {
        YamlNode nothing = YamlNode.map("nothing.yaml", 1, Map.of());
        try (AbmEngine wanted = AbmEngine.builder().pack("trust").build();
                AbmEngine all =
                        AbmEngine.builder().pack("trust").parameters(nothing).build()) {
            assertThat(wanted.rulesVersion()).isEqualTo(all.rulesVersion());
            assertThat(wanted.rules()).isEqualTo(all.rules());
            assertThat(wanted.packs()).isEqualTo(all.packs());
            assertThat(wanted.parameters().packs())
                    .map(pack -> pack.pack() + pack.declarations())
                    .isEqualTo(all.parameters().packs().stream()
                            .map(pack -> pack.pack() + pack.declarations())
                            .toList());
        }
    }
}
