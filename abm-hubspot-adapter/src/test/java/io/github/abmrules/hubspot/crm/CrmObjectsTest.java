package io.github.abmrules.hubspot.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.transport.ScriptedServer;
import io.github.abmrules.hubspot.transport.ScriptedServer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrmObjectsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    private static List<String> ids(String body) {
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode input : JSON.readTree(body).path("inputs")) {
                ids.add(input.path("id").asText());
            }
            return ids;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String results(List<String> ids) {
        return ids.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"properties\":{\"name\":\"n" + id + "\",\"domain\":null}}")
                .collect(Collectors.joining(",", "{\"results\":[", "]"));
    }

    private static List<ObjectUpdate> updates(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> new ObjectUpdate(Integer.toString(id), Map.of("abm_cluster", "CLUSTER_ICP")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409})
    void oneBadRecordDoesNotKeepTheOthersFromBeingWritten(int status) throws IOException {
        Set<String> bad = Set.of("17", "18", "211");
        serving(new ScriptedServer(call -> {
            List<String> ids = ids(call.body());
            return ids.stream().anyMatch(bad::contains)
                    ? Answer.of(status, "{\"message\":\"bad record\",\"correlationId\":\"c\"}")
                    : Answer.of(200, results(ids) + "}");
        }));

        BatchResult result = crm.objects().update(ObjectType.COMPANY, updates(1, 250));

        assertThat(result.objects()).hasSize(247);
        assertThat(result.missing()).isEmpty();
        assertThat(result.errors()).extracting(RecordError::id).containsExactlyInAnyOrder("17", "18", "211");
        assertThat(result.errors().get(0).message()).contains("bad record").contains("correlation id c");
    }

    @Test
    void updatesByIdNameNoOtherKey() throws IOException {
        serving(new ScriptedServer(call -> Answer.of(200, results(ids(call.body())) + "}")));
        crm.objects().update(ObjectType.COMPANY, updates(1, 101));

        assertThat(server.calls()).hasSize(2).allMatch(call -> !call.body().contains("idProperty"));
        assertThat(server.calls().stream().map(call -> ids(call.body()).size())).containsExactlyInAnyOrder(100, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 207})
    void readsTheErrorsOfEvery2xx(int status) throws IOException {
        serving(ScriptedServer.answering(Answer.of(
                status,
                results(List.of("1")) + ",\"numErrors\":1,\"errors\":[{\"status\":\"error\",\"message\":\"locked\","
                        + "\"context\":{\"ids\":[\"2\"]}}]}")));

        BatchResult result = crm.objects().update(ObjectType.COMPANY, updates(1, 3));

        assertThat(result.objects()).extracting(CrmObject::id).containsExactly("1");
        assertThat(result.errors()).containsExactly(new RecordError("2", "locked"));
        assertThat(result.missing()).containsExactly("3");
    }

    @Test
    void errorsWithoutAReasonAreErrors() throws IOException {
        serving(ScriptedServer.answering(Answer.of(200, "{\"results\":[],\"numErrors\":2}")));

        assertThat(crm.objects()
                        .read(ObjectType.DEAL, List.of("1", "2"), List.of())
                        .errors())
                .containsExactly(new RecordError("", "2 errors without a reason"));
    }

    @Test
    void unsetValuesAreNotThere() throws IOException {
        serving(ScriptedServer.answering(Answer.of(200, results(List.of("1")) + ",\"unknown\":{\"a\":[1]}}")));

        CrmObject company = crm.objects()
                .page(ObjectType.COMPANY, List.of("name"), null)
                .objects()
                .get(0);
        assertThat(company.get("name")).isEqualTo("n1");
        assertThat(company.get("domain")).isNull();
    }

    @Test
    void tooManyPropertiesForAnAddressAreReadInBatches() throws IOException {
        serving(new ScriptedServer(call -> {
            String query = String.valueOf(call.uri().getQuery());
            return query.contains("properties=")
                    ? Answer.of(414, "")
                    : Answer.of(
                            200,
                            call.method().equals("GET")
                                    ? results(List.of("1", "2")) + ",\"paging\":{\"next\":{\"after\":\"2\"}}}"
                                    : results(ids(call.body())) + "}");
        }));

        Page page = crm.objects().page(ObjectType.COMPANY, List.of("name"), null);
        assertThat(page.objects()).hasSize(2);
        assertThat(page.after()).isEqualTo("2");
    }

    @Test
    void aCallThatIsRefusedForItselfIsNotHalved() throws IOException {
        serving(ScriptedServer.answering(Answer.of(414, "")));
        assertThatThrownBy(() -> crm.objects().update(ObjectType.COMPANY, updates(1, 50)))
                .isInstanceOf(RefusedException.class);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void associationsOfEachRecordHavePagesOfTheirOwn() throws IOException {
        serving(
                new ScriptedServer(
                        call -> call.body().contains("\"after\":\"p2\"")
                                ? Answer.of(
                                        200,
                                        "{\"results\":[{\"from\":{\"id\":\"1\"},\"to\":[{\"toObjectId\":12,\"associationTypes\":[]}]}]}")
                                : Answer.of(
                                        207,
                                        "{\"results\":[{\"from\":{\"id\":\"1\"},\"to\":[{\"toObjectId\":11,\"associationTypes\":"
                                                + "[{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":190,\"label\":null}]}],"
                                                + "\"paging\":{\"next\":{\"after\":\"p2\"}}}],\"numErrors\":1,"
                                                + "\"errors\":[{\"category\":\"OBJECT_NOT_FOUND\",\"context\":{\"fromObjectId\":[\"2\"]}}]}")));

        Map<String, List<Association>> found =
                crm.associations().of(ObjectType.COMPANY, List.of("1", "2"), ObjectType.NOTE);

        assertThat(found.get("1")).extracting(Association::toId).containsExactly("11", "12");
        assertThat(found.get("1").get(0).typeIds()).containsExactly(190);
        assertThat(found.get("2")).isEmpty();
        assertThat(ids(server.calls().get(1).body())).containsExactly("1");
    }
}
