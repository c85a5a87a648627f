package io.github.abmrules.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.health.Effort;
import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of inputs that have a range of their own: reading says which, and the constructor keeps to it. */
class BoundedNumbersTest {

    private static List<Problem> problems(String type, String json) {
        Class<?> read = switch (type) {
            case "lead" -> Lead.class;
            case "effort" -> Effort.class;
            default -> AccountScore.class;
        };
        return RecordJson.of(read).read(json, ZoneOffset.UTC).problems();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lead   | score                            | 40  | {"lead_id": "l", "received_at": "2026-06-26", "score": #}
            lead   | answers.trigger                  | 10  | {"lead_id": "l", "received_at": "2026-06-26", "answers": {"trigger": #, "pain": 0, "authority": 0, "urgency": 0}}
            lead   | answers.pain                     | 10  | {"lead_id": "l", "received_at": "2026-06-26", "answers": {"trigger": 0, "pain": #, "authority": 0, "urgency": 0}}
            lead   | answers.authority                | 10  | {"lead_id": "l", "received_at": "2026-06-26", "answers": {"trigger": 0, "pain": 0, "authority": #, "urgency": 0}}
            lead   | answers.urgency                  | 10  | {"lead_id": "l", "received_at": "2026-06-26", "answers": {"trigger": 0, "pain": 0, "authority": 0, "urgency": #}}
            effort | active_focus_percent             | 100 | {"active_focus_percent": #}
            effort | future_pipeline_percent          | 100 | {"active_focus_percent": 0, "future_pipeline_percent": #}
            score  | score                            | 100 | {"company": "Acme", "icp_tier": "A", "score": #}
            """)
    void areReadUpToBothEndsAndNoFurther(String type, String field, int most, String json) {
        assertThat(problems(type, json.replace("#", "0"))).isEmpty();
        assertThat(problems(type, json.replace("#", Integer.toString(most)))).isEmpty();
        assertThat(problems(type, json.replace("#", most + ".0"))).isEmpty();
        String allowed = "; allowed: a number from 0 to " + most;
        assertThat(problems(type, json.replace("#", "-0.1")))
                .containsExactly(new Problem(field, "-0.1", "must not be negative" + allowed));
        assertThat(problems(type, json.replace("#", most + ".1")))
                .containsExactly(new Problem(field, most + ".1", "is out of range" + allowed));
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 0, active_focus_percent", "100.01, 0, active_focus_percent", "0, -0.01, future_pipeline_percent"
    })
    void theShareOfEffortIsAPercentage(BigDecimal active, BigDecimal future, String field) {
        assertThatThrownBy(() -> new Effort(active, future))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining(field)
                .hasMessageContaining("must be a number from 0 to 100");
        assertThat(new Effort(BigDecimal.valueOf(100), BigDecimal.ZERO).activeFocusPercent())
                .isEqualByComparingTo("100");
    }

    @Test
    void theScoreOfACompanyIsFromZeroToAHundred() {
        assertThat(scored("0").score()).isEqualByComparingTo("0");
        assertThat(scored("100").score()).isEqualByComparingTo("100");
        assertThat(scored(null).score()).isNull();
        assertThatThrownBy(() -> scored("-1")).hasMessageContaining("score \"-1\" must be a number from 0 to 100");
        assertThatThrownBy(() -> scored("100.5"))
                .hasMessageContaining("score \"100.5\" must be a number from 0 to 100");
    }

    private static AccountScore scored(@Nullable String score) {
        return new AccountScore(
                "Acme",
                null,
                IcpTier.A,
                score == null ? null : new BigDecimal(score),
                null,
                null,
                List.of(),
                List.of());
    }
}
