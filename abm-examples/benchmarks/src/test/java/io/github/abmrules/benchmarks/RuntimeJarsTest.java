package io.github.abmrules.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RuntimeJarsTest {
    private static final String TREE = """
            com.example:app:jar:1
            +- com.example:abm-rules:jar:2:compile
            |  +- com.example:abm-core:jar:2:compile (version managed from 1)
            |  |  \\- (com.example:text:jar:3:compile - omitted for duplicate)
            |  \\- (com.example:network:jar:4:compile - version managed from 3; omitted for duplicate)
            +- com.example:text:jar:3:runtime
            +- com.example:other:jar:9:compile
            |  +- com.example:network:jar:4:compile
            |  |  \\- com.example:io:jar:5:compile
            |  \\- com.example:unused:jar:6:compile
            \\- com.example:tests:jar:7:test
            """;

    @Test
    void countsWhatTheRulesNeedAndNothingElse() {
        assertThat(RuntimeJars.names(TREE))
                .containsExactlyInAnyOrder(
                        "abm-rules-2.jar", "abm-core-2.jar", "text-3.jar", "network-4.jar", "io-5.jar");
    }

    @Test
    void refusesATreeInAnotherForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuntimeJars.names("{}"))
                .withMessageContaining("abm-rules");
    }
}
