package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.profile.Profiler;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a house changes figures without touching rules, and what it is told when it errs. */
class ParametersTest {

    @Test
    void comeWithTheFiguresOfThePlaybook() {
        ParameterSet shipped = ShippedPacks.parameters();
        assertThat(shipped.pack("engagement").window("signal-window")).isEqualTo(Window.months(6));
        assertThat(shipped.pack("engagement").window("visit-window")).isEqualTo(Window.days(30));
        assertThat(shipped.pack("engagement").window("trigger-window")).isEqualTo(Window.months(6));
        assertThat(shipped.pack("engagement").number("engaged-contacts")).isEqualTo(2);
        assertThat(shipped.pack("promotion").window("event-window")).isEqualTo(Window.months(6));
        assertThat(shipped.pack("promotion").number("committee-members")).isEqualTo(2);
        assertThat(shipped.pack("promotion").flag("any-recent-visit-promotes")).isFalse();
        assertThat(shipped.pack("movement").window("stalled-after-days")).isEqualTo(Window.days(30));
        assertThat(shipped.pack("movement").window("no-engagement-after")).isEqualTo(Window.months(6));
        assertThat(shipped.pack("movement").flag("customers-leave-clustering")).isTrue();
        assertThat(shipped.pack("review").number("active-focus-capacity")).isEqualTo(30);
        assertThat(shipped.pack("review").window("review-expires-after-days")).isEqualTo(Window.days(30));
        assertThat(shipped.pack("scorecard").number("minimum-known-weight")).isEqualTo(50);
        assertThat(shipped.pack("scorecard").number("tier-a-from")).isEqualTo(80);
        assertThat(shipped.pack("scorecard").number("tier-b-from")).isEqualTo(60);
        assertThat(shipped.pack("scorecard").number("tier-c-from")).isEqualTo(40);
        assertThat(shipped.pack("scorecard").number("tier-d-from")).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "movement, stalled-after-days",
        "review, review-expires-after-days",
        "engagement, trigger-window",
        "scorecard, criteria",
        "scorecard, minimum-known-weight",
        "scorecard, tier-a-from",
        "scorecard, tier-b-from",
        "scorecard, tier-c-from",
        "scorecard, tier-d-from"
    })
    void markWhatThePlaybookDoesNotGive(String pack, String key) {
        assertThat(ShippedPacks.parameters().pack(pack).declaration(key).source())
                .isEqualTo("house");
    }

    @Nested
    class Overlays {

        @Test
        void nameThePack(@TempDir Path folder) {
            assertThat(overlaid(folder, "review:\n  active-focus-capacity: 5\n")
                            .pack("review")
                            .number("active-focus-capacity"))
                    .isEqualTo(5);
        }

        @Test
        void mayNameTheKeyAloneWhereOnlyOnePackHasIt(@TempDir Path folder) {
            assertThat(overlaid(folder, "active-focus-capacity: 5\n")
                            .pack("review")
                            .number("active-focus-capacity"))
                    .isEqualTo(5);
        }

        @Test
        void changeNothingElse(@TempDir Path folder) {
            ParameterSet parameters = overlaid(folder, "visit-window: 7\n");
            assertThat(parameters.pack("engagement").window("visit-window")).isEqualTo(Window.days(7));
            assertThat(parameters.pack("engagement").window("signal-window")).isEqualTo(Window.months(6));
            assertThat(parameters.pack("review").number("active-focus-capacity"))
                    .isEqualTo(30);
        }

        @Test
        void mayBeEmpty(@TempDir Path folder) {
            assertThat(overlaid(folder, "# nothing\n").pack("review").number("active-focus-capacity"))
                    .isEqualTo(30);
        }

        @Test
        void winOverEarlierOnes(@TempDir Path folder) {
            PackText.in(folder)
                    .file("one.yaml", "active-focus-capacity: 5\nvisit-window: 7\n")
                    .file("two.yaml", "review: {active-focus-capacity: 6}\n");
            try (AbmEngine engine = AbmEngine.builder()
                    .parameters(folder.resolve("one.yaml"))
                    .parameters(folder.resolve("two.yaml"))
                    .parameter("engagement", "visit-window", "8")
                    .build()) {
                assertThat(engine.parameters().pack("review").number("active-focus-capacity"))
                        .isEqualTo(6);
                assertThat(engine.parameters().pack("engagement").window("visit-window"))
                        .isEqualTo(Window.days(8));
            }
        }

        @Test
        void mayHaveWindowsLineEnds(@TempDir Path folder) {
            assertThat(overlaid(folder, "review:\r\n  active-focus-capacity: 5\r\n")
                            .pack("review")
                            .number("active-focus-capacity"))
                    .isEqualTo(5);
        }

        @Test
        void decide() {
            Account visitor = account(IcpTier.A)
                    .signals(signal(SignalType.WEBSITE_VISIT, daysAgo(10)))
                    .build();
            Account crowd = account(IcpTier.A)
                    .signals(
                            Signal.of(SignalType.EVENT, daysAgo(1), "ann"),
                            Signal.of(SignalType.WEBINAR, daysAgo(1), "bob"))
                    .build();
            try (AbmEngine house = AbmEngine.builder()
                    .parameter("engagement", "visit-window", "10")
                    .parameter("engagement", "engaged-contact-signals", "[EVENT, DEMO]")
                    .build()) {
                assertThat(house.decide(visitor, NOW).engagementLevel()).isEqualTo(EngagementLevel.NONE);
                assertThat(house.decide(visitor, NOW.minusNanos(1)).engagementLevel())
                        .isEqualTo(EngagementLevel.LOW);
                assertThat(house.decide(crowd, NOW).engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
            }
        }
    }

    @Nested
    class Mistakes {

        @ParameterizedTest
        @CsvSource({
            "'a: 1\nreviw:\n  active-focus-capacity: 5', file.yaml:1, unknown pack or parameter, ''",
            "'reviw:\n  active-focus-capacity: 5', file.yaml:1, unknown pack or parameter, review",
            "'\nactive-focus-capcity: 5', file.yaml:2, unknown pack or parameter, active-focus-capacity",
            "'review:\n  active-focus-capcity: 5', file.yaml:2, has no parameter, active-focus-capacity"
        })
        void inNamesAreShownWithThePlaceAndTheNearestName(String text, String place, String message, String nearest) {
            assertBroken(text, place, message);
            if (!nearest.isEmpty()) {
                assertBroken(text, "Maybe \"" + nearest + "\"?");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "'review:\n  active-focus-capacity: thirty', file.yaml:2, '\"thirty\" is not a whole number'",
            "'review:\n  active-focus-capacity: 30.5', file.yaml:2, '\"30.5\" is not a whole number'",
            "'review:\n  active-focus-capacity:', file.yaml:2, is not a whole number",
            "'review:\n  active-focus-capacity: [1, 2]', file.yaml:2, expected a single value",
            "'review:\n  active-focus-capacity: {a: 1}', file.yaml:2, expected a single value",
            "'review:\n  active-focus-capacity: 99999999999', file.yaml:2, is not a whole number",
            "'movement:\n  customers-leave-clustering: maybe', file.yaml:2, neither true nor false",
            "'engagement:\n  engaged-contact-signals: DEMO', file.yaml:2, expected a list",
            "'programme:\n  account-tiers: [A]', file.yaml:2, expected \"key: value\" lines",
            "'review: 5', file.yaml:1, expected \"key: value\" lines",
            "'- review', file.yaml:1, expected \"key: value\" lines"
        })
        void inTheKindOfAValueAreShownWithThePlace(String text, String place, String message) {
            assertBroken(text, place, message);
        }

        @ParameterizedTest
        @CsvSource({
            "'review:\n  active-focus-capacity: -1', file.yaml:2, must not be negative",
            "'engagement:\n  visit-window: -30', file.yaml:2, must not be negative",
            "'scorecard:\n  minimum-known-weight: 101', file.yaml:2, from 0 to 100"
        })
        void inTheRangeOfAValueAreShownWithThePlace(String text, String place, String message) {
            assertBroken(text, place, message);
        }

        @ParameterizedTest
        @CsvSource({
            "'engagement:\n  engaged-contact-signals:\n    - DEMOO', file.yaml:3, Maybe \"DEMO\"?",
            "'programme:\n  account-tiers:\n    A: TIER_9', file.yaml:3, 'TIER_1, TIER_2, TIER_3'",
            "'programme:\n  account-tiers:\n    F: TIER_1', file.yaml:3, 'A, B, C, D, E'"
        })
        void inListsAndTablesAreShownWithThePlace(String text, String place, String message) {
            assertBroken(text, place, message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{field: country, kind: firmographic, weight: 0, values: [x]}   | at least 1",
                    "{field: size, kind: firmographic, weight: 1, values: [x]}      | unknown field",
                    "{field: country, kind: odd, weight: 1, values: [x]}            | firmographic, technographic",
                    "{field: country, kind: firmographic, weight: 1}                | needs values",
                    "{field: employees, kind: firmographic, weight: 1, values: [x]} | takes minimum and maximum",
                    "{feld: employees, kind: firmographic, weight: 1, minimum: 1}   | Maybe \"field\"?"
                })
        void inTheCriteriaOfTheScorecardAreShownWithThePlace(String criterion, String message) {
            assertBroken("scorecard:\n  criteria:\n    - " + criterion, "file.yaml:3", message);
        }

        @Test
        void inYamlAreShownWithThePlace() {
            assertBroken("review:\n  active-focus-capacity: [1", "file.yaml:", "is no YAML");
            assertBroken("review:\n\tactive-focus-capacity: 1", "file.yaml:2", "is no YAML");
            assertBroken("visit-window: 7\nvisit-window: 8", "file.yaml:2", "is there twice");
        }

        @Test
        void inThePathAreShown(@TempDir Path folder) {
            Path file = folder.resolve("nowhere.yaml");
            assertThatThrownBy(() -> AbmEngine.builder().parameters(file))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll(file.toString(), "no such file", "Maybe");
            assertThatThrownBy(() -> AbmEngine.builder().parameters(folder))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining(folder.toString());
        }

        @Test
        void inTheEncodingAreShown(@TempDir Path folder) {
            Path file = PackText.in(folder)
                    .file("latin.yaml", "# Größe\nvisit-window: 7\n".getBytes(StandardCharsets.ISO_8859_1))
                    .folder()
                    .resolve("latin.yaml");
            assertThatThrownBy(() -> AbmEngine.builder().parameters(file))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("latin.yaml", "UTF-8", "Maybe");
        }

        @Test
        void inOneParameterAreShownByItsName() {
            assertThatThrownBy(() -> AbmEngine.builder()
                            .parameter("review", "active-focus-capacity", "many")
                            .build())
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("review/active-focus-capacity", "\"many\" is not a whole number");
            assertThatThrownBy(() -> AbmEngine.builder()
                            .parameter("review", "activ-focus-capacity", "5")
                            .build())
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("Maybe \"active-focus-capacity\"?");
        }

        @Test
        void inTheUseOfAParameterAreShown() {
            ParameterSet shipped = ShippedPacks.parameters();
            assertThatThrownBy(() -> shipped.pack("reviw"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Maybe \"review\"?");
            assertThatThrownBy(() -> shipped.pack("review").number("active-focus-capcity"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Maybe \"active-focus-capacity\"?");
            assertThatThrownBy(() -> shipped.pack("review").flag("active-focus-capacity"))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("review/active-focus-capacity", "count");
        }

        /** What an engine does with an overlay before it compiles anything. */
        private static void assertBroken(String text, String... parts) {
            assertThatThrownBy(() -> {
                        ParameterSet parameters =
                                ShippedPacks.parameters().overlaid(YamlReader.parse(text, "file.yaml"));
                        new Profiler(parameters, ZoneOffset.UTC);
                    })
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll(parts);
        }
    }

    private static ParameterSet overlaid(Path folder, String text) {
        Path file = PackText.in(folder).file("house.yaml", text).folder().resolve("house.yaml");
        return ShippedPacks.parameters().overlaid(YamlReader.read(file));
    }
}
