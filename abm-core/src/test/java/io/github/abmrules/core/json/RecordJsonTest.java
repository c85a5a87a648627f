package io.github.abmrules.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    /** A record with a name that is not plain ASCII. */
    @SuppressWarnings("UnicodeInCode") // That is what it is for.
    public record Measure(String id, @Nullable Integer größe) {}

    /** A record with everything. */
    public record Visit(
            String visitId,
            @Nullable String note,
            IcpTier tier,
            @Nullable NextAction action,
            Instant at,
            @Nullable LocalDate day,
            int count,
            @Nullable BigDecimal score,
            boolean done,
            @Nullable Boolean sure,
            @Nullable Place place,
            List<Place> places,
            List<String> words,
            Map<String, BigDecimal> weights) {

        /** Refuses a count of thirteen. */
        public Visit {
            if (count == 13) {
                throw new InvalidFactException("count", "13", "brings bad luck");
            }
            places = List.copyOf(places);
            words = List.copyOf(words);
            weights = new LinkedHashMap<>(weights);
        }
    }

    /** A part. */
    public record Place(String city, @Nullable Integer floor) {}

    /** Accounts in a record. */
    public record Folder(String name, List<Account> accounts, List<Deal> deals) {}

    private static final RecordJson<Visit> VISITS = RecordJson.of(Visit.class);

    private static final String LEAST = "{\"visit_id\":\"v1\",\"tier\":\"A\",\"at\":\"2026-06-30\",\"count\":0}";

    private static final Visit FULL = new Visit(
            "v1",
            "a \"note\"",
            IcpTier.B,
            NextAction.DEVELOP_CHAMPION,
            Instant.parse("2026-06-30T10:00:00Z"),
            LocalDate.of(2026, 7, 1),
            3,
            new BigDecimal("19.5"),
            true,
            false,
            new Place("Pune", 2),
            List.of(new Place("Oslo", null)),
            List.of("x", "y|z"),
            Map.of("Größe \"1\"", new BigDecimal("0.5")));

    @Test
    void writesComponentsInTheirOrderUnderNamesInSnakeCase() {
        assertThat(RecordJson.text(FULL))
                .isEqualTo("{\"visit_id\":\"v1\",\"note\":\"a \\\"note\\\"\",\"tier\":\"B\","
                        + "\"action\":\"develop_champion\",\"at\":\"2026-06-30T10:00:00Z\",\"day\":\"2026-07-01\","
                        + "\"count\":3,\"score\":19.5,\"done\":true,\"sure\":false,"
                        + "\"place\":{\"city\":\"Pune\",\"floor\":2},\"places\":[{\"city\":\"Oslo\",\"floor\":null}],"
                        + "\"words\":[\"x\",\"y|z\"],\"weights\":{\"Größe \\\"1\\\"\":0.5}}");
    }

    @Test
    void readsNamesBeyondAscii() {
        RecordJson<Measure> measures = RecordJson.of(Measure.class);

        assertThat(measures.require("{\"id\":\"x\",\"größe\":5}", ZoneOffset.UTC))
                .isEqualTo(new Measure("x", 5));
        assertThat(measures.require("{\"id\":\"x\",\"gr??e\":5}", ZoneOffset.UTC))
                .isEqualTo(new Measure("x", null));
    }

    @Test
    void readsWhatItWrote() {
        assertThat(VISITS.require(RecordJson.text(FULL), ZoneOffset.UTC)).isEqualTo(FULL);
    }

    @Test
    void takesListsMapsBooleansAndWhatMayBeNullAsOptional() {
        Visit visit = VISITS.require(LEAST, ZoneId.of("Asia/Kolkata"));

        assertThat(visit.at()).isEqualTo("2026-06-29T18:30:00Z");
        assertThat(visit.done()).isFalse();
        assertThat(visit.sure()).isNull();
        assertThat(visit.places()).isEmpty();
        assertThat(visit.weights()).isEmpty();
        assertThat(VISITS.require(RecordJson.text(visit), ZoneOffset.UTC)).isEqualTo(visit);
    }

    @Test
    void findsEveryProblemWithItsPath() {
        ReadRecord<Visit> record = VISITS.read(
                "{\"visit_id\":\"v1\",\"tier\":\"F\",\"day\":\"2026-02-30\",\"count\":-1,\"score\":\"1\","
                        + "\"place\":{},\"places\":[{\"city\":\"x\"},{\"city\":\" \"}],\"weights\":{\"w\":\"x\"}}",
                ZoneOffset.UTC);

        assertThat(record.id()).isEqualTo("v1");
        assertThat(record.problems())
                .extracting(Problem::field)
                .containsExactly("tier", "day", "count", "score", "place.city", "places[1].city", "weights.w", "at");
        assertThat(record.problems().get(0).message()).contains("allowed: A, B, C, D, E");
        assertThat(record.problems().get(1).message()).contains("is not a date; allowed: a date such as 2026-06-30");
    }

    @Test
    void reportsWhatTheConstructorRefuses() {
        ReadRecord<Visit> record = VISITS.read(LEAST.replace(":0", ":13"), ZoneOffset.UTC);

        assertThat(record.problems()).containsExactly(new Problem("count", "13", "brings bad luck"));
        assertThatThrownBy(() -> VISITS.require("{}", ZoneOffset.UTC))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("visit_id is required")
                .hasMessageContaining("; at is required");
    }

    @Test
    void suggestsTheDateOfAnInstant() {
        ReadRecord<Visit> record =
                VISITS.read(LEAST.replace("}", ",\"day\":\"2026-06-30T10:00:00Z\"}"), ZoneOffset.UTC);

        assertThat(record.problems().get(0).message()).endsWith("Maybe \"2026-06-30\"?");
    }

    @Test
    void readsLinesAndLists() {
        String two = LEAST + "\n\n" + LEAST.replace("v1", "v2") + "\n";

        assertThat(ids(VISITS.jsonLines(stream(two), ZoneOffset.UTC))).containsExactly("v1@1", "v2@3");
        assertThat(ids(VISITS.jsonArray(stream("[" + LEAST + "]"), "visits", ZoneOffset.UTC)))
                .containsExactly("v1@1");
        assertThat(ids(VISITS.jsonArray(stream("{\"visits\":[" + LEAST + "]}"), "visits", ZoneOffset.UTC)))
                .containsExactly("v1@1");
    }

    @Test
    void readsAndWritesCells() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("visit_id", "007");
        cells.put("note", "12");
        cells.put("tier", "C");
        cells.put("at", "2026-06-30");
        cells.put("count", "4");
        cells.put("score", "");
        cells.put("done", "TRUE");
        cells.put("place_city", "Pune");
        cells.put("words", "a|b");
        cells.put("unknown", "x");

        Visit visit = VISITS.readCells(cells, 0, 2L, ZoneOffset.UTC).value();

        assertThat(visit).isNotNull();
        assertThat(visit.visitId()).isEqualTo("007");
        assertThat(visit.note()).isEqualTo("12");
        assertThat(visit.done()).isTrue();
        assertThat(visit.place()).isEqualTo(new Place("Pune", null));
        assertThat(visit.words()).containsExactly("a", "b");
        assertThat(RecordJson.cells(visit))
                .containsEntry("place_city", "Pune")
                .containsEntry("place_floor", "")
                .containsEntry("words", "a|b")
                .containsEntry("tier", "C");
        assertThat(VISITS.cellNames())
                .containsExactlyElementsOf(RecordJson.cells(FULL).keySet())
                .contains("places")
                .doesNotContain("weights");
        assertThat(RecordJson.cells(FULL)).containsEntry("places", "Oslo");
        assertThat(VISITS.columns()).contains("place_city", "words", "day").doesNotContain("places", "weights");
    }

    @Test
    void complainsOfCellsAsOfJson() {
        ReadRecord<Visit> record = VISITS.readCells(
                Map.of("visit_id", "v", "tier", "a", "at", "x", "count", "many"), 5, 7L, ZoneOffset.UTC);

        assertThat(record.index()).isEqualTo(5);
        assertThat(record.line()).isEqualTo(7);
        assertThat(record.problems()).extracting(Problem::field).containsExactly("tier", "at", "count");
        assertThat(record.problems().get(0).message()).contains("Maybe \"A\"?");
    }

    @Test
    void writesAccountsAsTheirOwnFormat() {
        String json = "{\"name\":\"f\",\"accounts\":[{\"account_id\":\"a\",\"icp_tier\":\"A\"}],"
                + "\"deals\":[{\"deal_id\":\"d\",\"status\":\"OPEN\"}]}";

        Folder folder = RecordJson.of(Folder.class).require(json, ZoneOffset.UTC);

        assertThat(folder.accounts().get(0).inCrm()).isTrue();
        assertThat(RecordJson.of(Folder.class).require(RecordJson.text(folder), ZoneOffset.UTC))
                .isEqualTo(folder);
    }

    @Test
    void describesItsFields() {
        assertThat(VISITS.fields())
                .filteredOn(RecordField::required)
                .extracting(RecordField::path)
                .containsExactly("visit_id", "tier", "at", "count", "place.city", "places[].city");
        assertThat(VISITS.fields())
                .filteredOn(field -> field.path().equals("tier"))
                .extracting(RecordField::allowed)
                .containsExactly("A, B, C, D, E");
        assertThat(VISITS.idName()).isEqualTo("visit_id");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(RecordReader<Visit> reader) {
        List<String> ids = new ArrayList<>();
        try (reader) {
            reader.forEachRemaining(record -> ids.add(record.id() + "@" + record.line()));
        }
        return ids;
    }
}
