package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records: one at a time, lists, searches and batches. */
final class RecordsApi {

    private static final int LIST_LIMIT = 100;
    private static final int LIST_STANDARD = 10;
    static final int BATCH_LIMIT = 100;
    private static final int OVERLAP = 3;

    private final Portal portal;
    private final Faults faults;
    private final SearchOrder order;
    private final long seed;

    RecordsApi(Portal portal, Faults faults, SearchOrder order, long seed) {
        this.portal = portal;
        this.faults = faults;
        this.order = order;
        this.seed = seed;
    }

    Answer list(ObjectType type, Request request) {
        int limit = request.limit(LIST_STANDARD, LIST_LIMIT);
        long after = Json.position("list", request.parameter("after"));
        List<String> properties = request.list("properties");
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        long last = 0;
        for (Portal.Row row : portal.all(type).tailMap(after, false).values()) {
            if (row.archived) {
                continue;
            }
            if (results.size() == limit) {
                Json.next(answer, Json.cursor("list", last), request.uri().getPath());
                break;
            }
            results.add(view(row, properties, request.list("associations")));
            last = row.id;
        }
        return Answer.ok(answer);
    }

    Answer get(ObjectType type, String id, Request request) {
        Portal.Row row = portal.get(type, id, request.parameter("idProperty"));
        return Answer.ok(view(row, request.list("properties"), request.list("associations")));
    }

    Answer create(ObjectType type, ObjectNode input) {
        return Answer.created(view(created(type, input), writtenProperties(input), List.of()));
    }

    Answer update(ObjectType type, String id, Request request) {
        ObjectNode input = request.json();
        Portal.Row row = portal.get(type, id, request.parameter("idProperty"));
        Faults.BadRecord bad = faults.badRecord(type, Long.toString(row.id));
        if (bad != null) {
            throw spoilt(row.id, bad);
        }
        portal.update(row, Json.values(input));
        return Answer.ok(view(row, writtenProperties(input), List.of()));
    }

    Answer archive(ObjectType type, String id) {
        Portal.Row row = portal.find(type, id);
        if (row != null) {
            portal.archive(row);
        }
        return Answer.nothing();
    }

    Answer search(ObjectType type, Request request) {
        Search search = new Search(portal, type, request);
        List<Portal.Row> found = search.found(order, seed);
        ObjectNode answer = Json.object();
        answer.put("total", found.size());
        ArrayNode results = answer.putArray("results");
        int start = Math.toIntExact(order == SearchOrder.STUCK ? 0 : search.after);
        int first = order == SearchOrder.REPEATING && start >= OVERLAP ? start - OVERLAP : start;
        int end = Math.min(found.size(), first + search.limit);
        for (Portal.Row row : first < end ? found.subList(first, end) : List.<Portal.Row>of()) {
            results.add(view(row, search.properties, List.of()));
        }
        if (end < found.size()) {
            Json.next(answer, Json.cursor("search", end), "?after=" + end);
        }
        return Answer.ok(answer);
    }

    Answer batchRead(ObjectType type, Request request) {
        ObjectNode body = request.json();
        List<String> properties = Json.texts(body, "properties");
        String idProperty = Json.text(body, "idProperty");
        Batch batch = new Batch();
        Set<Long> seen = new HashSet<>();
        List<String> unknown = new ArrayList<>();
        for (ObjectNode input : Json.inputs(body, BATCH_LIMIT)) {
            String id = id(input);
            Portal.Row row = portal.find(type, id, idProperty);
            if (row == null) {
                unknown.add(id);
            } else if (seen.add(row.id)) {
                batch.results.add(view(row, properties, List.of()));
            }
        }
        if (!unknown.isEmpty()) {
            ObjectNode error = Refusal.body(
                    "OBJECT_NOT_FOUND",
                    "Could not get some " + type
                            + " objects, they may be deleted or not exist. Check that ids are valid.");
            unknown.forEach(error.putObject("context").putArray("ids")::add);
            batch.error(error);
        }
        return batch.answer(200);
    }

    Answer batchCreate(ObjectType type, Request request) {
        List<ObjectNode> inputs = Json.inputs(request.json(), BATCH_LIMIT);
        // All are checked before one is written: a bad one refuses all.
        inputs.forEach(input -> check(type, input));
        Batch batch = new Batch();
        for (ObjectNode input : inputs) {
            batch.results.add(view(created(type, input), writtenProperties(input), List.of()));
        }
        return batch.answer(201);
    }

    Answer batchUpdate(ObjectType type, Request request) {
        List<ObjectNode> inputs = Json.inputs(request.json(), BATCH_LIMIT);
        Batch batch = new Batch();
        Map<Portal.Row, ObjectNode> rows = new LinkedHashMap<>();
        Set<String> repeated = new TreeSet<>();
        for (ObjectNode input : inputs) {
            String idProperty = Json.text(input, "idProperty");
            if (idProperty != null) {
                portal.requireUnique(type, idProperty);
            }
            String id = id(input);
            Portal.Row row = portal.find(type, id, idProperty);
            if (row == null) {
                batch.error(Refusal.notFound("resource not found: " + id).entry(id));
            } else if (rows.put(row, input) != null) {
                repeated.add(id);
            }
        }
        if (!repeated.isEmpty()) {
            throw Refusal.invalid("Duplicate IDs found in batch input: " + repeated + ".");
        }
        for (Map.Entry<Portal.Row, ObjectNode> each : rows.entrySet()) {
            Faults.BadRecord bad = faults.badRecord(type, Long.toString(each.getKey().id));
            if (bad != null && bad != Faults.BadRecord.PARTIAL) {
                throw spoilt(each.getKey().id, bad);
            }
            portal.properties.checked(type, Json.values(each.getValue()));
        }
        rows.forEach((row, input) -> {
            if (faults.badRecord(type, Long.toString(row.id)) == Faults.BadRecord.PARTIAL) {
                batch.error(spoilt(row.id, Faults.BadRecord.PARTIAL).entry(Long.toString(row.id)));
                return;
            }
            portal.update(row, Json.values(input));
            batch.results.add(view(row, writtenProperties(input), List.of()));
        });
        return batch.answer(200);
    }

    Answer batchUpsert(ObjectType type, Request request) {
        Batch batch = new Batch();
        for (ObjectNode input : Json.inputs(request.json(), BATCH_LIMIT)) {
            String idProperty = Json.text(input, "idProperty");
            String id = id(input);
            Portal.Row row = portal.find(type, id, idProperty);
            boolean isNew = row == null;
            if (row != null) {
                portal.update(row, Json.values(input));
            } else if (idProperty == null) {
                batch.error(Refusal.notFound("resource not found: " + id).entry(id));
                continue;
            } else {
                Map<String, String> values = Json.values(input);
                values.put(idProperty, id);
                row = portal.create(type, values);
            }
            batch.results.add(view(row, writtenProperties(input), List.of()).put("new", isNew));
        }
        return batch.answer(200);
    }

    Answer batchArchive(ObjectType type, Request request) {
        for (ObjectNode input : Json.inputs(request.json(), BATCH_LIMIT)) {
            archive(type, id(input));
        }
        return Answer.nothing();
    }

    private void check(ObjectType type, ObjectNode input) {
        Map<String, String> values = portal.properties.checked(type, Json.values(input));
        List<String> missing = portal.properties.missing(type, values);
        if (!missing.isEmpty()) {
            throw Refusal.missing(missing);
        }
        associations(type, input);
    }

    private Portal.Row created(ObjectType type, ObjectNode input) {
        List<Link> wanted = associations(type, input);
        Portal.Row row = portal.create(type, Json.values(input));
        wanted.forEach(link -> portal.associate(type, row, link.to.type, link.to, link.typeId));
        return row;
    }

    private record Link(Portal.Row to, int typeId) {}

    private List<Link> associations(ObjectType type, ObjectNode input) {
        List<Link> links = new ArrayList<>();
        for (JsonNode association : input.path("associations")) {
            String to = association.path("to").path("id").asText();
            for (JsonNode kind : association.path("types")) {
                int typeId = AssociationsApi.typeId(kind);
                ObjectType target = Links.target(type, typeId);
                links.add(new Link(portal.get(target, to, null), typeId));
            }
        }
        return links;
    }

    private static String id(ObjectNode input) {
        String id = Json.text(input, "id");
        if (id == null) {
            throw Refusal.invalid("Invalid input JSON: an input has no id.");
        }
        return id;
    }

    private static List<String> writtenProperties(ObjectNode input) {
        List<String> names = new ArrayList<>();
        input.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Refusal spoilt(long id, Faults.BadRecord bad) {
        return switch (bad) {
            case WHOLE_BATCH_404 -> Refusal.notFound("resource not found: a record of the batch");
            case WHOLE_BATCH_409 -> Refusal.of(409, "CONFLICT", "A record of the batch is in conflict.");
            case WHOLE_BATCH_400 -> Refusal.invalid("A record of the batch is not valid.");
            case PARTIAL -> Refusal.invalid("Record " + id + " cannot be written.");
        };
    }

    /** A record as it is returned: the values that were asked for, and a few that always come. */
    private ObjectNode view(Portal.Row row, List<String> properties, List<String> associations) {
        ObjectNode view = Json.object();
        view.put("id", Long.toString(row.id));
        ObjectNode values = view.putObject("properties");
        Set<String> shown = new TreeSet<>(properties);
        shown.addAll(List.of("hs_object_id", row.type.createdProperty(), row.type.modifiedProperty()));
        if (properties.isEmpty() && row.type == ObjectType.COMPANIES) {
            shown.addAll(List.of("name", "domain"));
        }
        for (String name : shown) {
            String value = row.values.get(name);
            if (value != null) {
                values.put(name, value);
            } else if (portal.properties.find(row.type, name) != null && !portal.leavesOut(row.id, name)) {
                values.putNull(name);
            }
        }
        view.put("createdAt", Json.instant(row.createdAt));
        view.put("updatedAt", Json.instant(row.updatedAt));
        view.put("archived", row.archived);
        for (String name : associations) {
            ObjectType to = ObjectType.of(name);
            if (to == null) {
                throw Refusal.invalid("There are no records of type \"" + name + "\".");
            }
            ArrayNode results = Json.object().arrayNode();
            portal.links
                    .of(row.type, row.id, to)
                    .keySet()
                    .forEach(id -> results.addObject()
                            .put("id", Long.toString(id))
                            .put("type", row.type.singular() + "_to_" + to.singular()));
            if (!results.isEmpty()) {
                view.withObjectProperty("associations").putObject(to.path()).set("results", results);
            }
        }
        return view;
    }

    /** The answer to a batch. */
    final class Batch {
        final ArrayNode results = Json.object().arrayNode();
        private final ArrayNode errors = Json.object().arrayNode();

        void error(@Nullable ObjectNode error) {
            errors.add(error);
        }

        Answer answer(int status) {
            ObjectNode answer = Json.object();
            answer.put("status", "COMPLETE");
            answer.set("results", results);
            answer.put("startedAt", Json.instant(portal.now()));
            answer.put("completedAt", Json.instant(portal.now()));
            if (errors.isEmpty()) {
                return new Answer(status, Map.of(), answer);
            }
            answer.put("numErrors", errors.size());
            answer.set("errors", errors);
            return new Answer(207, Map.of(), answer);
        }
    }
}
