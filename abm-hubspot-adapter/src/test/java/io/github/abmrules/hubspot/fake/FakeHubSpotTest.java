package io.github.abmrules.hubspot.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeHubSpotTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant START = Instant.parse("2026-06-30T12:00:00Z");

    private final ManualClock clock = new ManualClock(START);
    private FakeHubSpot hubspot = FakeHubSpot.builder().clock(clock).start();
    private String token = hubspot.token();

    @AfterEach
    void close() {
        hubspot.close();
    }

    private record Reply(int status, JsonNode body, Map<String, List<String>> headers) {}

    private void restart(FakeHubSpot.Builder builder) {
        hubspot.close();
        hubspot = builder.clock(clock).start();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(
                request.header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Reply reply(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = send(request);
        JsonNode body = new ObjectMapper().readTree(response.body().isEmpty() ? "{}" : response.body());
        return new Reply(response.statusCode(), body, response.headers().map());
    }

    private Reply get(String path) throws Exception {
        return reply(HttpRequest.newBuilder(URI.create(hubspot.baseUri() + path)));
    }

    private Reply post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    private Reply send(String method, String path, String body) throws Exception {
        return reply(HttpRequest.newBuilder(URI.create(hubspot.baseUri() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/crm/objects/2026-09/companies", "/crm/objects/2027-03/companies", "/crm/v3/objects/companies"})
    void listsByPagesOfAtMostAHundredOnAllVersions(String path) throws Exception {
        IntStream.range(0, 101).forEach(i -> hubspot.addCompany(Map.of("name", "Company " + i)));
        Reply first = get(path + "?limit=100&properties=name");
        assertThat(first.body.path("results")).hasSize(100);
        String after = first.body.path("paging").path("next").path("after").asText();
        Reply last = get(path + "?limit=100&properties=name&after=" + after);
        assertThat(last.body.path("results")).hasSize(1);
        assertThat(last.body.has("paging")).isFalse();
        assertThat(get(path + "?limit=101").status).isEqualTo(400);
        assertThat(get(path + "?after=guess").status).isEqualTo(400);
    }

    @Test
    void knowsNoOtherPaths() throws Exception {
        assertThat(get("/crm/v4/objects/companies").status).isEqualTo(404);
        assertThat(get("/crm/v3/objects/unicorns").status).isEqualTo(404);
    }

    @Test
    void refusesLongUrls() throws Exception {
        assertThat(get("/crm/v3/objects/companies?properties=" + "x".repeat(9_000)).status)
                .isEqualTo(414);
    }

    @Test
    void returnsUnsetValuesAsNullOrNotAtAllAndFieldsThatNobodyKnows() throws Exception {
        String id = hubspot.addCompany(Map.of("name", "Acme"));
        JsonNode company = get("/crm/v3/objects/companies/" + id
                        + "?properties=name,domain,industry,annualrevenue,numberofemployees,city,country,phone")
                .body;
        List<String> unset =
                List.of("domain", "industry", "annualrevenue", "numberofemployees", "city", "country", "phone");
        JsonNode values = company.path("properties");
        assertThat(values.path("name").asText()).isEqualTo("Acme");
        assertThat(unset).anyMatch(values::has).anyMatch(name -> !values.has(name));
        assertThat(unset)
                .filteredOn(values::has)
                .allMatch(name -> values.get(name).isNull());
        assertThat(company.has("addedLater")).isTrue();
    }

    @Test
    void searchesWithinItsLimits() throws Exception {
        String search = "/crm/v3/objects/companies/search";
        String filter = "{\"propertyName\":\"name\",\"operator\":\"HAS_PROPERTY\"}";
        String six = IntStream.range(0, 6).mapToObj(i -> filter).collect(Collectors.joining(","));
        String seven = six + "," + filter;
        String group = "{\"filters\":[" + filter + "]}";
        String full = "{\"filters\":[" + six + "]}";
        assertThat(post(search, "{\"filterGroups\":[" + full + "]}").status).isEqualTo(200);
        assertThat(post(search, "{\"filterGroups\":[{\"filters\":[" + seven + "]}]}").status)
                .isEqualTo(400);
        assertThat(post(search, "{\"filterGroups\":[" + full + "," + full + "," + full + "]}").status)
                .isEqualTo(200);
        assertThat(post(search, "{\"filterGroups\":[" + full + "," + full + "," + full + "," + group + "]}").status)
                .isEqualTo(400);
        assertThat(post(
                                search,
                                "{\"filterGroups\":[" + String.join(",", java.util.Collections.nCopies(6, group))
                                        + "]}")
                        .status)
                .isEqualTo(400);
        clock.advance(Duration.ofSeconds(2));
        assertThat(post(search, "{\"limit\":200}").status).isEqualTo(200);
        assertThat(post(search, "{\"limit\":201}").status).isEqualTo(400);
        assertThat(post(search, "{\"query\":\"" + "x".repeat(2_988) + "\"}").status)
                .isEqualTo(200);
        assertThat(post(search, "{\"query\":\"" + "x".repeat(2_989) + "\"}").status)
                .isEqualTo(400);
    }

    @Test
    void comparesInWithLowerCaseAndShowsChangesLate() throws Exception {
        String search = "/crm/v3/objects/companies/search";
        hubspot.addCompany(Map.of("name", "Acme", "domain", "ACME.example"));
        String in =
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"domain\",\"operator\":\"IN\",\"values\":[\"%s\"]}]}]}";
        assertThat(post(search, in.formatted("acme.example")).body.path("total").asInt())
                .isEqualTo(1);
        assertThat(post(search, in.formatted("ACME.example")).body.path("total").asInt())
                .isZero();
        post("/crm/v3/objects/companies", "{\"properties\":{\"name\":\"New\",\"domain\":\"new.example\"}}");
        assertThat(post(search, in.formatted("new.example")).body.path("total").asInt())
                .isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(post(search, in.formatted("new.example")).body.path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void endsSearchesAtTenThousand() throws Exception {
        restart(FakeHubSpot.builder().limits(Limits.none()));
        IntStream.range(0, 10_001).forEach(i -> hubspot.addCompany(Map.of("name", "Company")));
        String after = "";
        int seen = 0;
        while (seen < 10_000) {
            Reply page = post("/crm/v3/objects/companies/search", "{\"limit\":200,\"after\":\"" + after + "\"}");
            assertThat(page.status).isEqualTo(200);
            assertThat(page.body.path("total").asInt()).isEqualTo(10_001);
            seen += page.body.path("results").size();
            after = page.body.path("paging").path("next").path("after").asText();
        }
        assertThat(post("/crm/v3/objects/companies/search", "{\"limit\":200,\"after\":\"" + after + "\"}").status)
                .isEqualTo(400);
    }

    @Test
    void limitsCallsAndSearchesApart() throws Exception {
        for (int i = 0; i < 190; i++) {
            assertThat(get("/account-info/v3/details").status).isEqualTo(200);
        }
        Reply tooMany = get("/account-info/v3/details");
        assertThat(tooMany.status).isEqualTo(429);
        assertThat(tooMany.body.path("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
        assertThat(tooMany.body.has("category")).isFalse();
        assertThat(tooMany.headers).containsEntry("x-hubspot-ratelimit-remaining", List.of("0"));
        for (int i = 0; i < 5; i++) {
            Reply search = post("/crm/v3/objects/companies/search", "{}");
            assertThat(search.status).isEqualTo(200);
            assertThat(search.headers.keySet()).noneMatch(name -> name.startsWith("x-hubspot-ratelimit"));
        }
        assertThat(post("/crm/v3/objects/companies/search", "{}")
                        .body
                        .path("policyName")
                        .asText())
                .isEqualTo("SECONDLY");
        clock.advance(Duration.ofSeconds(10));
        assertThat(get("/account-info/v3/details").status).isEqualTo(200);
    }

    @Test
    void createsNotesOnceWithWhatTheyNeed() throws Exception {
        String company = hubspot.addCompany(Map.of("name", "Acme"));
        String association = ",\"associations\":[{\"to\":{\"id\":\"" + company
                + "\"},\"types\":[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":%d}]}]}";
        String note = "{\"properties\":{\"hs_timestamp\":\"2026-06-30T12:00:00Z\",\"hs_note_body\":\"%s\"}";
        assertThat(post("/crm/objects/2026-09/notes", note.formatted("x") + association.formatted(190)).status)
                .isEqualTo(201);
        assertThat(post("/crm/objects/2026-09/notes", note.formatted("x") + association.formatted(279)).status)
                .isEqualTo(400);
        assertThat(post("/crm/objects/2026-09/notes", note.formatted("x".repeat(65_536)) + "}").status)
                .isEqualTo(201);
        assertThat(post("/crm/objects/2026-09/notes", note.formatted("x".repeat(65_537)) + "}").status)
                .isEqualTo(400);
        Reply untimed = post("/crm/objects/2026-09/notes", "{\"properties\":{\"hs_note_body\":\"x\"}}");
        assertThat(untimed.status).isEqualTo(400);
        assertThat(untimed.body.toString()).contains("hs_timestamp");
        assertThat(hubspot.associated(ObjectType.COMPANIES, company, ObjectType.NOTES))
                .hasSize(1);
        assertThat(hubspot.record(ObjectType.COMPANIES, company).value("num_notes"))
                .isEqualTo("1");
    }

    @Test
    void failsABatchInPartOrWhole() throws Exception {
        String good = hubspot.addCompany(Map.of("name", "Good"));
        String bad = hubspot.addCompany(Map.of("name", "Bad"));
        String update = "{\"inputs\":[{\"id\":\"" + good + "\",\"properties\":{\"city\":\"Bonn\"}},{\"id\":\"" + bad
                + "\",\"properties\":{\"city\":\"Ulm\"}}]}";
        String path = "/crm/objects/2026-09/companies/batch/update";
        hubspot.faults().badRecord(ObjectType.COMPANIES, bad, Faults.BadRecord.WHOLE_BATCH_409);
        assertThat(post(path, update).status).isEqualTo(409);
        assertThat(hubspot.record(ObjectType.COMPANIES, good).value("city")).isEmpty();
        hubspot.faults().badRecord(ObjectType.COMPANIES, bad, Faults.BadRecord.PARTIAL);
        Reply partial = post(path, update);
        assertThat(partial.status).isEqualTo(207);
        assertThat(partial.body.path("numErrors").asInt()).isEqualTo(1);
        assertThat(partial.body.path("results")).hasSize(1);
        assertThat(hubspot.record(ObjectType.COMPANIES, good).value("city")).isEqualTo("Bonn");
        String ids =
                IntStream.range(0, 101).mapToObj(i -> "{\"id\":\"" + i + "\"}").collect(Collectors.joining(","));
        assertThat(post("/crm/v3/objects/companies/batch/read", "{\"inputs\":[" + ids + "]}").status)
                .isEqualTo(400);
    }

    @Test
    void refusesAnIdPropertyThatIsNotUnique() throws Exception {
        String id = hubspot.addCompany(Map.of("name", "Acme"));
        Reply reply = post(
                "/crm/v3/objects/companies/batch/update",
                "{\"inputs\":[{\"idProperty\":\"hs_object_id\",\"id\":\"" + id + "\",\"properties\":{}}]}");
        assertThat(reply.status).isEqualTo(400);
    }

    @Test
    void pagesTheAssociationsOfEachRecord() throws Exception {
        restart(FakeHubSpot.builder().associationPage(2));
        String company = hubspot.addCompany(Map.of("name", "Acme"));
        List<String> contacts = IntStream.range(0, 3)
                .mapToObj(i -> hubspot.addContact(company, Map.of("email", i + "@acme.example")))
                .toList();
        String path = "/crm/associations/2026-09/companies/contacts/batch/read";
        JsonNode first = post(path, "{\"inputs\":[{\"id\":\"" + company + "\"}]}")
                .body
                .path("results")
                .path(0);
        assertThat(first.path("to")).hasSize(2);
        assertThat(first.at("/to/0/associationTypes/0/typeId").asInt()).isEqualTo(280);
        assertThat(first.at("/to/0/associationTypes/0/category").asText()).isEqualTo("HUBSPOT_DEFINED");
        String after = first.at("/paging/next/after").asText();
        JsonNode last = post(path, "{\"inputs\":[{\"id\":\"" + company + "\",\"after\":\"" + after + "\"}]}")
                .body
                .path("results")
                .path(0);
        assertThat(last.at("/to/0/toObjectId").asText()).isEqualTo(contacts.get(2));
        assertThat(last.has("paging")).isFalse();
    }

    @Test
    void namesMissingScopesAndRequiredFields() throws Exception {
        restart(FakeHubSpot.builder().withoutScopes("crm.objects.deals.read"));
        Reply refused = get("/crm/v3/objects/deals");
        assertThat(refused.status).isEqualTo(403);
        assertThat(refused.body.path("category").asText()).isEqualTo("MISSING_SCOPES");
        assertThat(refused.body.toString()).contains("crm.objects.deals.read");
        String id = hubspot.addCompany(Map.of("name", "Acme"));
        hubspot.requireProperty(ObjectType.COMPANIES, "industry");
        Reply missing = send("PATCH", "/crm/v3/objects/companies/" + id, "{\"properties\":{\"city\":\"Bonn\"}}");
        assertThat(missing.status).isEqualTo(400);
        assertThat(missing.body.toString()).contains("industry");
    }

    @Test
    void letsTokensOfOauthExpire() throws Exception {
        List<String> secrets = hubspot.oauth();
        String form = "grant_type=refresh_token&client_id=" + secrets.get(0) + "&client_secret=" + secrets.get(1)
                + "&refresh_token=" + secrets.get(2);
        HttpRequest.Builder refresh = HttpRequest.newBuilder(URI.create(hubspot.baseUri() + "/oauth/2026-09/token"));
        assertThat(post("/oauth/2026-09/token", "{}").status).isEqualTo(415);
        Reply reply = reply(refresh.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        token = reply.body.path("access_token").asText();
        Reply granted = get("/account-info/v3/details");
        assertThat(granted.status).isEqualTo(200);
        assertThat(granted.headers)
                .containsKey("x-hubspot-ratelimit-max")
                .doesNotContainKey("x-hubspot-ratelimit-daily");
        clock.advance(Duration.ofMinutes(30));
        assertThat(get("/account-info/v3/details").status).isEqualTo(401);
    }

    @Test
    void losesAnswersOfWhatWasDone() throws Exception {
        String note = "{\"properties\":{\"hs_timestamp\":\"2026-06-30T12:00:00Z\",\"hs_note_body\":\"x\"}}";
        hubspot.faults().next("notes.create", Fault.lost(502)).next("notes.create", Fault.refused(503));
        assertThat(post("/crm/v3/objects/notes", note).status).isEqualTo(502);
        assertThat(hubspot.records(ObjectType.NOTES)).hasSize(1);
        assertThat(post("/crm/v3/objects/notes", note).status).isEqualTo(503);
        assertThat(hubspot.records(ObjectType.NOTES)).hasSize(1);
        hubspot.faults().next("notes.create", Fault.lostByReset());
        assertThatThrownBy(() -> post("/crm/v3/objects/notes", note)).isInstanceOf(IOException.class);
        assertThat(hubspot.records(ObjectType.NOTES)).hasSize(2);
        assertThat(hubspot.repeated(ObjectType.NOTES, each -> each.value("hs_note_body")))
                .containsEntry("x", 2);
        assertThat(hubspot.journal().faults()).containsOnlyKeys("502 after commit", "503", "reset after commit");
    }

    @Test
    void spoilsBodies() {
        hubspot.faults().next("account-info", Fault.truncatedBody());
        assertThatThrownBy(() -> get("/account-info/v3/details")).isInstanceOf(IOException.class);
        hubspot.faults().next("account-info", Fault.stalledHeaders());
        assertThatThrownBy(() -> CLIENT.send(
                        HttpRequest.newBuilder(URI.create(hubspot.baseUri() + "/account-info/v3/details"))
                                .timeout(Duration.ofMillis(200))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(java.net.http.HttpTimeoutException.class);
    }

    @Test
    void isTheSameForTheSameSeed() {
        SampleData.fill(hubspot, 30, 7, START);
        try (FakeHubSpot other = FakeHubSpot.builder().clock(clock).start()) {
            SampleData.fill(other, 30, 7, START);
            assertThat(other.records(ObjectType.COMPANIES)).isEqualTo(hubspot.records(ObjectType.COMPANIES));
            assertThat(other.records(ObjectType.CALLS)).isEqualTo(hubspot.records(ObjectType.CALLS));
        }
    }
}
