package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pipelines, owners, and the account itself. */
final class AccountApi {

    private static final int OWNER_LIMIT = 500;

    private final Portal portal;
    private final long portalId;

    AccountApi(Portal portal, long portalId) {
        this.portal = portal;
        this.portalId = portalId;
    }

    Answer details() {
        ObjectNode details = Json.object();
        details.put("portalId", portalId);
        details.put("accountType", "DEVELOPER_TEST");
        details.put("timeZone", "Europe/Berlin");
        details.put("companyCurrency", "EUR");
        details.putArray("additionalCurrencies");
        details.put("utcOffset", "+01:00");
        details.put("utcOffsetMilliseconds", 3_600_000);
        details.put("uiDomain", "app-eu1.hubspot.com");
        details.put("dataHostingLocation", "eu1");
        return Answer.ok(details);
    }

    Answer pipelines() {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        portal.pipelines.forEach(pipeline -> results.add(view(pipeline)));
        return Answer.ok(answer);
    }

    Answer pipeline(String id) {
        return portal.pipelines.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> Answer.ok(view(each)))
                .orElseThrow(() -> Refusal.notFound("There is no pipeline " + id + "."));
    }

    private ObjectNode view(Pipeline pipeline) {
        ObjectNode view = Json.object();
        view.put("id", pipeline.id());
        view.put("label", pipeline.label());
        view.put("displayOrder", 0);
        ArrayNode stages = view.putArray("stages");
        for (Pipeline.Stage stage : pipeline.stages()) {
            ObjectNode each = stages.addObject();
            each.put("id", stage.id());
            each.put("label", stage.label());
            each.put("displayOrder", stages.size() - 1);
            each.putObject("metadata")
                    .put("isClosed", Boolean.toString(stage.closed()))
                    .put("probability", stage.probability());
            times(each);
        }
        times(view);
        return view;
    }

    private static void times(ObjectNode node) {
        node.put("createdAt", "2024-01-01T00:00:00.000Z");
        node.put("updatedAt", "2024-01-01T00:00:00.000Z");
        node.put("archived", false);
    }

    Answer owners(Request request) {
        int limit = request.limit(100, OWNER_LIMIT);
        int start = Math.toIntExact(Json.position("owner", request.parameter("after")));
        String email = request.parameter("email");
        List<Owner> found = "true".equals(request.parameter("archived"))
                ? List.of()
                : portal.owners.stream()
                        .filter(owner -> email == null || owner.email().equalsIgnoreCase(email))
                        .toList();
        int end = Math.min(found.size(), start + limit);
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        for (Owner owner : start < end ? found.subList(start, end) : List.<Owner>of()) {
            results.add(view(owner));
        }
        if (end < found.size()) {
            Json.next(answer, Json.cursor("owner", end), "?after=" + end);
        }
        return Answer.ok(answer);
    }

    Answer owner(String id, @Nullable String idProperty) {
        return portal.owners.stream()
                .filter(each -> id.equals("userId".equals(idProperty) ? Long.toString(each.userId()) : each.id()))
                .findFirst()
                .map(each -> Answer.ok(view(each)))
                .orElseThrow(() -> Refusal.notFound("There is no owner " + id + "."));
    }

    private static ObjectNode view(Owner owner) {
        ObjectNode view = Json.object();
        view.put("id", owner.id());
        view.put("email", owner.email());
        view.put("type", "PERSON");
        view.put("firstName", owner.firstName());
        view.put("lastName", owner.lastName());
        view.put("userId", owner.userId());
        view.put("userIdIncludingInactive", owner.userId());
        times(view);
        return view;
    }
}
