package io.github.abmrules.rules.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedParametersTest {
    private static final String DATED = """
            lead:
              hot-from:
                - {from: 2026-07-01, value: 40}
                - {from: 2026-10-01, value: 35}
            """;

    private static ParameterSet shippedWith(String overlay) {
        return ShippedPacks.parameters().overlaid(YamlReader.parse(overlay, "house.yaml"));
    }

    private static List<ParameterDeclaration> declared(String text) {
        return ParameterDeclaration.readAll(YamlReader.parse(text, "parameters.yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T23:59:59.999999999Z, 30",
        "2026-07-01T00:00:00Z, 40",
        "2026-09-30T23:59:59.999999999Z, 40",
        "2026-10-01T00:00:00Z, 35",
        "2030-01-01T00:00:00Z, 35"
    })
    void areChosenByTheInstant(Instant asOf, int points) {
        ParameterSet then = shippedWith(DATED).at(asOf, ZoneOffset.UTC);
        assertThat(then.pack("lead").number("hot-from")).isEqualTo(points);
    }

    @Test
    void beginAtMidnightOfTheZone() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ParameterSet dated = shippedWith(DATED);
        assertThat(dated.changes(berlin))
                .containsExactly(Instant.parse("2026-06-30T22:00:00Z"), Instant.parse("2026-09-30T22:00:00Z"));
        assertThat(dated.at(Instant.parse("2026-06-30T22:00:00Z"), berlin)
                        .pack("lead")
                        .number("hot-from"))
                .isEqualTo(40);
        assertThat(ShippedPacks.parameters().changes(berlin)).isEmpty();
    }

    @Test
    void areTheSameSetWhereNothingIsDated() {
        ParameterSet shipped = ShippedPacks.parameters();
        assertThat(shipped.at(Instant.EPOCH, ZoneOffset.UTC)).isSameAs(shipped);
    }

    @Test
    void changeTheRulesVersion() {
        try (AbmEngine plain = AbmEngine.create();
                AbmEngine dated = AbmEngine.builder()
                        .parameter("review", "active-focus-capacity", "[{from: 2026-07-01, value: 40}]")
                        .build()) {
            assertThat(dated.rulesVersion()).isNotEqualTo(plain.rulesVersion());
        }
    }

    @Test
    void aPlainValueOfALaterOverlayReplacesThemAll() {
        ParameterSet plain = shippedWith(DATED).overlaid(YamlReader.parse("lead: {hot-from: 50}", "house.yaml"));
        assertThat(plain.changes(ZoneOffset.UTC)).isEmpty();
        assertThat(plain.pack("lead").number("hot-from")).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lead: {hot-from: 2000} | house.yaml:1:18: hot-from must be at most 1000, but is 2000",
                "review: {review-expires-after-days: 3651} | house.yaml:1:37: review-expires-after-days must be from 0 to 3650",
                "lead: {hot-from: [{from: 2026-07-01, value: 2000}]} | house.yaml:1:45: hot-from must be at most 1000",
                "lead: {hot-from: [{from: July, value: 20}]} | house.yaml:1:26: \"July\"",
                "lead: {hot-from: [{from: 2026-07-01, value: 1}, {from: 2026-07-01, value: 2}]} | not in the order of",
                "lead: {hot-from: [{from: 2026-07-01, value: 31}, {value: 2}]} | the key \"from\" is missing",
                "lead: {hot-form: 20} | Maybe \"hot-from\"?",
                "lead: {hot-from: warm} | house.yaml:1:18: \"warm\" is not a whole number"
            })
    void areRefusedWithTheirPlace(String overlay, String message) {
        assertThatThrownBy(() -> shippedWith(overlay))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void cutOffsOutOfOrderAreFoundWhenTheEngineIsBuilt() {
        ParameterSet wrong = shippedWith("lead: {warm-from: 31}");
        assertThatThrownBy(wrong::checkOrder)
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(
                        "house.yaml:1:19: lead/warm-from must be at most lead/hot-from, but they are 31 and 30 (");
        assertThatCode(() -> shippedWith("lead: {warm-from: 30}").checkOrder()).doesNotThrowAnyException();
        assertThatCode(() -> shippedWith("portfolio: {active-focus-from: 30}").checkOrder())
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> shippedWith("portfolio: {active-focus-from: 31}").checkOrder())
                .hasMessageContaining("at most portfolio/active-focus-to");
    }

    @Test
    void cutOffsThatAreOutOfOrderOnlyForAWhileAreFoundToo() {
        ParameterSet wrong = shippedWith("lead: {hot-from: [{from: 2026-07-01, value: 15}]}");
        assertThatThrownBy(wrong::checkOrder).hasMessageContaining("lead/warm-from must be at most lead/hot-from");
    }

    @Test
    void showThemselvesWithTheirDays() {
        ParameterSet dated = shippedWith("lead: {hot-from: [{from: 2026-07-01, value: 40}]}");
        assertThat(dated.pack("lead").toString())
                .contains("hot-from=30, from 2026-07-01 40")
                .isNotEqualTo(ShippedPacks.parameters().pack("lead").toString());
    }

    @Test
    void aDeclarationNeedsAValueForAllTimes() {
        assertThatThrownBy(() -> declared("""
                        seats:
                          description: Seats.
                          unit: count
                          source: house
                          value:
                            - {from: 2026-07-01, value: 3}
                        """)).hasMessageContaining("seats has no value before 2026-07-01");
        ParameterDeclaration seats = declared("""
                        seats:
                          description: Seats.
                          unit: count
                          source: house
                          value:
                            - {value: 2}
                            - {from: 2026-07-01, value: 3}
                        """).get(0);
        assertThat(seats.value()).isEqualTo(2);
        assertThat(seats.valueText()).isEqualTo("2, from 2026-07-01 3");
    }

    @Test
    void aRangeMustSuitTheUnit() {
        String head = "x:\n  description: X.\n  source: house\n";
        assertThatThrownBy(() -> declared(head + "  unit: text\n  minimum: 1\n  value: a"))
                .hasMessageContaining("parameters.yaml:5:12: a parameter in text has no minimum. Maybe allowed");
        assertThatThrownBy(() -> declared(head + "  unit: count\n  allowed: [a]\n  value: 1"))
                .hasMessageContaining("Maybe minimum and maximum?");
        assertThatThrownBy(() -> declared(head + "  unit: count\n  minimum: 3\n  maximum: 2\n  value: 3"))
                .hasMessageContaining("the minimum 3 is above the maximum 2");
        assertThatThrownBy(() -> declared(head + "  unit: text\n  allowed: [quiet, loud]\n  value: lout"))
                .hasMessageContaining("Allowed: quiet, loud. Maybe \"loud\"?");
    }

    @Test
    void everyNumberThatHasASenseOfRangeDeclaresOne() {
        for (Parameters pack : ShippedPacks.parameters().packs()) {
            assertThat(pack.declarations())
                    .filteredOn(each -> each.unit().isNumber() && each.unit() != ParameterUnit.PERCENT)
                    .as(pack.pack())
                    .noneMatch(each -> each.range().equals(ParameterRange.ANY));
        }
    }

    @Test
    void aliasesOfYamlAreRefused() {
        assertThatThrownBy(() -> YamlReader.parse("a: &x [1, 2]\nb: *x", "house.yaml"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("house.yaml: is no YAML: Number of aliases");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + before + ", " + before + "]\n");
        }
        assertThatThrownBy(() -> YamlReader.parse(bomb.toString(), "house.yaml"))
                .hasMessageContaining("Number of aliases");
    }
}
