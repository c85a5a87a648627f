package io.github.abmrules.core.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private enum Level {
        LOW,
        HIGH;

        String id() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    private static final ValueKind<Instant> INSTANT = Values.instant(ZoneOffset.UTC);

    @Test
    void readsAConstantByItsExactName() {
        ValueKind<Level> level = Values.enumeration(Level.class);

        assertThat(level.parse("HIGH")).isEqualTo(Level.HIGH);
        assertThat(level.parse("high")).isNull();
        assertThat(level.parse(" HIGH")).isNull();
        assertThat(level.parse("")).isNull();
        assertThat(level.allowed()).isEqualTo("LOW, HIGH");
        assertThat(level.complaint("high")).isEqualTo("is not known; allowed: LOW, HIGH. Maybe \"HIGH\"?");
        assertThat(level.complaint("purple")).isEqualTo("is not known; allowed: LOW, HIGH");
    }

    @Test
    void readsAConstantByItsId() {
        ValueKind<Level> level = Values.enumeration(Level.class, Level::id);

        assertThat(level.parse("High")).isEqualTo(Level.HIGH);
        assertThat(level.complaint("HIGH")).isEqualTo("is not known; allowed: Low, High. Maybe \"High\"?");
    }

    @Test
    void addsAProblemOrGivesAValue() {
        List<Problem> problems = new ArrayList<>();

        assertThat(Values.enumeration(Level.class).read("level", "LOW", problems))
                .isEqualTo(Level.LOW);
        assertThat(problems).isEmpty();
        assertThat(Values.enumeration(Level.class).read("level", "LWO", problems))
                .isNull();
        assertThat(problems)
                .containsExactly(new Problem("level", "LWO", "is not known; allowed: LOW, HIGH. Maybe \"LOW\"?"));
    }

    @Test
    void readsAnyTextAndIdsThatAreNotBlank() {
        assertThat(Values.text().parse(" ")).isEqualTo(" ");
        assertThat(Values.id().parse(" a ")).isEqualTo(" a ");
        assertThat(Values.id().parse(" ")).isNull();
        assertThat(Values.id().complaint(" ")).isEqualTo("must not be blank");
        assertThat(Values.id().allowed()).isEmpty();
    }

    @Test
    void readsTrueAndFalse() {
        assertThat(Values.bool().parse("true")).isTrue();
        assertThat(Values.bool().parse("FALSE")).isFalse();
        assertThat(Values.bool().parse("yes")).isNull();
        assertThat(Values.bool().complaint("yes")).isEqualTo("is not known; allowed: true, false. Maybe \"true\"?");
        assertThat(Values.bool().complaint("0")).isEqualTo("is not known; allowed: true, false. Maybe \"false\"?");
        assertThat(Values.bool().complaint("perhaps")).isEqualTo("is not known; allowed: true, false");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
        "2026-03-01T09:00Z, 2026-03-01T09:00:00Z",
        "2026-03-01T09:00:00.5Z, 2026-03-01T09:00:00.500Z",
        "2026-03-01T09:00:00.123456789Z, 2026-03-01T09:00:00.123456789Z",
        "2026-03-01T09:00:00+01:00, 2026-03-01T08:00:00Z",
        "2026-03-01T09:00:00+01, 2026-03-01T08:00:00Z",
        "2026-03-01T00:00:00-11:30, 2026-03-01T11:30:00Z",
        "2026-03-01t09:00:00z, 2026-03-01T09:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2028-02-29, 2028-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
    })
    void readsInstantsAndDates(String text, String instant) {
        assertThat(INSTANT.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "now",
                "2026-03-01T09:00:00",
                "2026-03-01 09:00:00Z",
                "2026-02-29",
                "2026-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T23:60:00Z",
                "2026-03-01T23:59:60Z",
                "2026-03-01T09:00:00.1234567890Z",
                "2026-03-01T09:00:00.12a4Z",
                "2026-03-01T09:00:00,5Z",
                "2026-03-01T09:00:00+0100",
                "2026-03-01T09:00:00Z[UTC]",
                "2O26-03-01T09:00:00Z",
                "٢٠٢٦-03-01T09:00:00Z",
                "20260301T090000Z",
                "2026-W10-1",
                "1767225600",
                "2026-03-01T09:00:00ZZ",
                "2026-03-01T09:00:00\u0000Z",
                "2026-03-0\uD800"
            })
    void readsNothingElseAsAnInstant(String text) {
        assertThat(INSTANT.parse(text)).isNull();
        assertThat(INSTANT.complaint(text))
                .startsWith("is not an instant; allowed: an instant such as 2026-03-01T09:00:00Z or"
                        + " 2026-03-01T10:00:00+01:00, or a date such as 2026-03-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31",
                "0000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00"
            })
    void refusesYearsOutsideOneTo9999(String text) {
        assertThat(INSTANT.parse(text)).isNull();
        assertThat(INSTANT.complaint(text)).isEqualTo("is outside the years 0001 to 9999");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:00:00, 2026-03-01T09:00:00Z",
        "2026-03-01 09:00:00, 2026-03-01T09:00:00Z",
        "2026-03-01 09:00:00Z, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00+0100, 2026-03-01T10:00:00+01:00",
        "2026-3-1, 2026-03-01",
        "2026/03/01, 2026-03-01",
        "2026/3/1 9:00:00, ",
        "01.03.2026, ",
        "2026-02-30, ",
        "yesterday, "
    })
    void knowsWhatAnInstantMayHaveMeant(String text, String meant) {
        String complaint = INSTANT.complaint(text);
        if (meant == null) {
            assertThat(complaint).doesNotContain("Maybe");
        } else {
            assertThat(complaint).endsWith(". Maybe \"" + meant + "\"?");
        }
    }

    @Test
    void aDateIsTheStartOfTheDayInTheZone() {
        assertThat(Values.instant(ZoneId.of("Europe/Berlin")).parse("2026-07-01"))
                .isEqualTo("2026-06-30T22:00:00Z");
        assertThat(Values.instant(ZoneOffset.ofHours(-5)).parse("2026-07-01")).isEqualTo("2026-07-01T05:00:00Z");
    }

    @Test
    void aDayWhoseMidnightIsSkippedStartsBehindIt() {
        assertThat(Values.instant(ZoneId.of("America/Asuncion")).parse("2023-10-01"))
                .isEqualTo("2023-10-01T04:00:00Z");
    }

    @Test
    void readsInstantsAsTheJdkDoes() {
        Random random = new Random(7);
        String alphabet = "0123456789-:TZ.+ ";
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));
            String text = instant.toString();
            assertThat(INSTANT.parse(text)).isEqualTo(instant);

            char[] changed = text.toCharArray();
            changed[random.nextInt(changed.length)] = alphabet.charAt(random.nextInt(alphabet.length()));
            assertThat(INSTANT.parse(new String(changed)))
                    .as(new String(changed))
                    .isEqualTo(byTheJdk(new String(changed)));
        }
    }

    private static Instant byTheJdk(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() < 1 || time.getYear() > 9999 ? null : time.toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Test
    void readsWholeNumbersInARange() {
        ValueKind<Integer> year = Values.integer(1, 9999);

        assertThat(year.parse("1999")).isEqualTo(1999);
        assertThat(year.parse("1")).isEqualTo(1);
        assertThat(year.parse("9999")).isEqualTo(9999);
        assertThat(year.parse("250.0")).isEqualTo(250);
        assertThat(year.parse("1e3")).isEqualTo(1000);
        assertThat(year.complaint("0")).isEqualTo("is out of range; allowed: a whole number from 1 to 9999");
        assertThat(year.complaint("10000")).isEqualTo("is out of range; allowed: a whole number from 1 to 9999");
        assertThat(year.complaint("2.5"))
                .isEqualTo("is not a whole number; allowed: a whole number from 1 to 9999. Maybe \"3\"?");
        assertThat(year.complaint("two")).isEqualTo("is not a number; allowed: a whole number from 1 to 9999");
        assertThat(year.complaint(" 12"))
                .isEqualTo("is not a number; allowed: a whole number from 1 to 9999. Maybe \"12\"?");
        assertThat(Values.wholeNumber(0, Long.MAX_VALUE).parse("9223372036854775807"))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Values.wholeNumber(0, Long.MAX_VALUE).complaint("-3"))
                .isEqualTo("must not be negative; allowed: a whole number from 0 to 9223372036854775807");
    }

    @Test
    void readsDecimalsAsTheyAreWritten() {
        assertThat(Values.decimal().parse("12.50")).isEqualTo(new BigDecimal("12.50"));
        assertThat(Values.decimal().parse("1E+3")).isEqualTo(new BigDecimal("1E+3"));
        assertThat(Values.decimal().parse("0")).isEqualTo(BigDecimal.ZERO);
        assertThat(Values.decimal().complaint("-0.01"))
                .isEqualTo("must not be negative; allowed: a number of 0 or more");
        assertThat(Values.decimal().complaint("1,5"))
                .isEqualTo("is not a number; allowed: a number of 0 or more. Maybe \"1.5\"?");
        assertThat(Values.decimal().complaint("1,000")).isEqualTo("is not a number; allowed: a number of 0 or more");
        assertThat(Values.decimal(BigDecimal.ZERO, BigDecimal.valueOf(40)).complaint("40.1"))
                .isEqualTo("is out of range; allowed: a number from 0 to 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "NaN", "Infinity", "0x10", "1_000", "1e", "٣", "1d", "--1", "1 000"})
    void readsNothingElseAsANumber(String text) {
        assertThat(Values.decimal().parse(text)).isNull();
        assertThat(Values.decimal().complaint(text)).startsWith("is not a number; allowed: a number of 0 or more");
    }

    @Test
    void refusesNumbersThatWouldFillTheMemory() {
        String complaint = "has too many digits; allowed: at most 30 before and 30 after the decimal point";
        for (String text : List.of(
                "1e999999999",
                "1e99999999999",
                "1e-999999999",
                "1e31",
                "0." + "1".repeat(31),
                "9".repeat(31),
                "9".repeat(1_000_000))) {
            assertThat(Values.decimal().parse(text)).isNull();
            assertThat(Values.decimal().complaint(text)).isEqualTo(complaint);
        }
        assertThat(Values.decimal().parse("9".repeat(30))).isNotNull();
    }

    @Test
    void showsOnlyTheBeginningOfALongValue() {
        assertThat(Values.excerpt("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Values.excerpt("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
        assertThat(Values.excerpt("x".repeat(199) + "😀😀")).isEqualTo("x".repeat(199) + "…");
        assertThat(INSTANT.problem("at", "1".repeat(10_000)).value()).hasSize(201);
    }
}
