package io.github.abmrules.core.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteRecordsTest {

    @Test
    void readsANeed() {
        RecordJson<RouteRequest> json = RecordJson.of(RouteRequest.class);
        assertThat(json.require("{\"need\":\"x\"}", ZoneOffset.UTC)).isEqualTo(new RouteRequest("x", null));
        assertThat(json.require("{\"need\":\"x\",\"drop\":\"TOP\"}", ZoneOffset.UTC))
                .isEqualTo(new RouteRequest("x", DropStage.TOP));
        assertThat(json.read("{\"need\":\"x\",\"drop\":\"TOPP\"}", ZoneOffset.UTC)
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("is not known; allowed: TOP, MIDDLE, BOTTOM. Maybe \"TOP\"?"));
    }

    @Test
    void rejectsABlankNeed() {
        assertThatThrownBy(() -> new RouteRequest(" ", null))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageStartingWith("need");
    }

    @Test
    void writesStepsInTheFormOfTheContract() {
        RouteStep step = new RouteStep(RouteStep.Kind.SKILL, "writing-b2b-emails", List.of());
        assertThat(RecordJson.text(step))
                .isEqualTo("{\"kind\":\"SKILL\",\"id\":\"writing-b2b-emails\",\"alternatives\":[]}");
    }

    @Test
    void numbersTheTiersAsTheInventoryDoes() {
        assertThat(SkillTier.values()).extracting(SkillTier::number).containsExactly("1", "2", "3", "3b", "4", "5");
    }
}
