package io.github.abmrules.hubspot.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.abmrules.hubspot.failure.PagingException;
import io.github.abmrules.hubspot.transport.ScriptedServer;
import io.github.abmrules.hubspot.transport.ScriptedServer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrmSearchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SearchQuery ALL = SearchQuery.all(List.of(), List.of("name"));

    private ScriptedServer server;
    private Crm crm;

    @AfterEach
    void stop() {
        crm.close();
        server.close();
    }

    private void serving(ScriptedServer given) {
        server = given;
        crm = Portals.of(given);
    }

    /** A page of a search over these ids, in the order they are given. */
    private static Answer page(List<Long> records, String body) {
        try {
            JsonNode query = JSON.readTree(body);
            long from = 0;
            long to = Long.MAX_VALUE;
            for (JsonNode filter : query.path("filterGroups").path(0).path("filters")) {
                long value = Long.parseLong(filter.path("value").asText());
                if (filter.path("operator").asText().equals("GTE")) {
                    from = value;
                } else {
                    to = value;
                }
            }
            long low = from;
            long high = to;
            List<Long> found =
                    records.stream().filter(id -> id >= low && id < high).toList();
            int start = query.path("after").asInt(0);
            int end = Math.min(found.size(), start + query.path("limit").asInt());
            if (start >= 10_000) {
                return Answer.of(400, "{\"message\":\"beyond 10000\"}");
            }
            String results = found.subList(start, end).stream()
                    .map(id -> "{\"id\":\"" + id + "\",\"properties\":{}}")
                    .collect(Collectors.joining(","));
            return Answer.of(
                    200,
                    "{\"total\":" + found.size() + ",\"results\":[" + results + "]"
                            + (end < found.size() ? ",\"paging\":{\"next\":{\"after\":\"" + end + "\"}}" : "") + "}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> ids(int count, long first, long step) {
        return new ArrayList<>(
                LongStream.range(0, count).map(i -> first + i * step).boxed().toList());
    }

    private Set<String> found() {
        Set<String> ids = new HashSet<>();
        crm.search()
                .each(
                        ObjectType.COMPANY,
                        ALL,
                        object -> assertThat(ids.add(object.id())).isTrue());
        return ids;
    }

    @Test
    void asksForTwoHundredAPage() throws IOException {
        List<Long> records = ids(401, 1, 1);
        serving(new ScriptedServer(call -> page(records, call.body())));

        assertThat(found()).hasSize(401);
        assertThat(server.calls()).hasSize(3).allMatch(call -> call.body().contains("\"limit\":200"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void splitsWhatIsLargerThanHubSpotGivesWithoutTrustingTheOrder(boolean sorted) throws IOException {
        List<Long> records = ids(25_000, 9_000_000_000L, 37);
        if (!sorted) {
            Collections.shuffle(records, new Random(3));
        }
        serving(new ScriptedServer(call -> page(records, call.body())));

        assertThat(found()).hasSize(25_000);
        // 125 pages at least; some more for the splits.
        assertThat(server.calls().size()).isBetween(125, 200);
    }

    @Test
    void tenThousandAreTooManyAndOneFewerAreNot() throws IOException {
        List<Long> records = ids(9_999, 5, 3);
        serving(new ScriptedServer(call -> page(records, call.body())));
        assertThat(found()).hasSize(9_999);
        assertThat(server.calls()).hasSize(50);

        records.add(4L);
        assertThat(found()).hasSize(10_000);
    }

    @Test
    void aRecordOnTwoPagesComesOnceAndWhatIsMissingIsLookedForAgain() throws IOException {
        List<Long> records = ids(300, 1, 1);
        int[] passes = {0};
        serving(new ScriptedServer(call -> {
            List<Long> order = new ArrayList<>(records);
            if (!call.body().contains("\"after\"")) {
                passes[0]++;
            }
            if (passes[0] == 1) {
                // In the first pass 150 is there twice and 250 not at all.
                order.set(249, 150L);
            }
            return page(order, call.body());
        }));

        assertThat(found()).hasSize(300).contains("250");
        assertThat(passes[0]).isEqualTo(2);
    }

    @Test
    void pagesWithoutAnythingNewEndWithAnError() throws IOException {
        serving(ScriptedServer.answering(
                Answer.of(200, "{\"total\":5,\"results\":[{\"id\":\"1\"}],\"paging\":{\"next\":{\"after\":\"x\"}}}")));

        assertThatThrownBy(this::found)
                .isInstanceOf(PagingException.class)
                .hasMessageStartingWith("The search for companies makes no progress: a page after 2 records");
    }

    @Test
    void aCountThatIsNeverReachedEndsWithAnError() throws IOException {
        serving(ScriptedServer.answering(Answer.of(200, "{\"total\":5,\"results\":[{\"id\":\"1\"}]}")));

        assertThatThrownBy(this::found)
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("counts 5 records but gave 1 in 3 passes");
    }

    @Test
    void rejectsWhatHubSpotWouldRefuse() {
        Filter filter = Filter.equal("name", "x");
        assertThatThrownBy(() -> SearchQuery.all(Collections.nCopies(7, filter), List.of()))
                .hasMessageContaining("at most 5 groups, 6 filters a group and 18 in all are allowed");
        assertThatThrownBy(() -> SearchQuery.all(List.of(Filter.equal("name", "x".repeat(3_000))), List.of())
                        .body(200, null))
                .hasMessageContaining("at most 3000 are allowed. Maybe search for fewer values at a time?");
        serveNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aLargeSearchNeedsPlaceForARange(int filters) throws IOException {
        serving(new ScriptedServer(call -> Answer.of(
                200,
                call.body().contains("\"LT\"") || call.body().contains("\"GTE\"")
                        ? "{\"total\":0,\"results\":[]}"
                        : "{\"total\":10000,\"results\":[{\"id\":\"7\",\"properties\":{}}]}")));
        SearchQuery query = SearchQuery.all(Collections.nCopies(filters, Filter.isSet("name")), List.of());

        if (filters == 4) {
            crm.search().each(ObjectType.COMPANY, query, object -> {});
            assertThat(server.calls()).hasSizeGreaterThan(2);
        } else {
            assertThatThrownBy(() -> crm.search().each(ObjectType.COMPANY, query, object -> {}))
                    .isInstanceOf(PagingException.class)
                    .hasMessageContaining("finds 10000 records, more than HubSpot gives")
                    .hasMessageContaining("Maybe search with at most 4 filters a group");
        }
    }

    @Test
    void manyValuesAreSearchedForInParts() throws IOException {
        List<String> domains = IntStream.range(0, 250)
                .mapToObj(i -> "A-rather-long-domain-" + i + ".example.com")
                .toList();
        serving(ScriptedServer.answering(Answer.of(200, "{\"total\":0,\"results\":[]}")));

        crm.search().eachIn(ObjectType.COMPANY, "domain", domains, List.of("name"), object -> {});

        assertThat(server.calls())
                .hasSizeGreaterThan(3)
                .allMatch(call -> call.body().length() <= 3_000);
        assertThat(server.calls().stream().map(ScriptedServer.Call::body).collect(Collectors.joining()))
                .contains("a-rather-long-domain-0.example.com", "a-rather-long-domain-249.example.com")
                .doesNotContain("A-rather");
    }

    private void serveNothing() {
        try {
            serving(ScriptedServer.answering(Answer.of(200, "{}")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
