package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentFieldsTest {

    @Test
    void areThoseOfTheJsonButForWhatHasExpectationsOfItsOwn() {
        try (AbmEngine engine = AbmEngine.create()) {
            Account account = Account.builder("a").icpTier(IcpTier.A).build();
            byte[] json = AssignmentJson.write(engine.decide(account, Instant.parse("2026-06-30T00:00:00Z")));
            YamlNode fields = YamlReader.parse(new String(json, StandardCharsets.UTF_8), "assignment");
            List<String> expected = new ArrayList<>(fields.asMap().keySet());
            expected.removeAll(List.of("findings", "fired_rules"));

            assertThat(AssignmentFields.names()).containsExactlyElementsOf(expected);
        }
    }
}
