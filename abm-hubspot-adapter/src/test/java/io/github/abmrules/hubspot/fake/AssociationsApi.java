package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Associations, in batches. */
final class AssociationsApi {

    private static final int READ_LIMIT = 1_000;
    private static final int CREATE_LIMIT = 2_000;

    private final Portal portal;
    private final RecordsApi records;
    private final int pageSize;

    AssociationsApi(Portal portal, RecordsApi records, int pageSize) {
        this.portal = portal;
        this.records = records;
        this.pageSize = pageSize;
    }

    static int typeId(JsonNode type) {
        String category = Json.text(type, "associationCategory");
        if (!"HUBSPOT_DEFINED".equals(category)) {
            throw Refusal.invalid("associationCategory must be HUBSPOT_DEFINED, not " + category + ".");
        }
        return type.path("associationTypeId").asInt(-1);
    }

    Answer read(ObjectType from, ObjectType to, Request request) {
        Links.standard(from, to);
        RecordsApi.Batch batch = records.new Batch();
        for (ObjectNode input : Json.inputs(request.json(), READ_LIMIT)) {
            String id = String.valueOf(Json.text(input, "id"));
            long after = Json.position("link", Json.text(input, "after"));
            Portal.Row row = portal.find(from, id);
            var linked = row == null
                    ? new java.util.TreeMap<Long, Set<Integer>>()
                    : portal.links.of(from, row.id, to).tailMap(after + 1);
            if (linked.isEmpty()) {
                ObjectNode error = Refusal.body(
                        "OBJECT_NOT_FOUND",
                        "No " + to.singular() + " is associated with " + from.singular() + " " + id + ".");
                error.put("subCategory", "crm.associations.NO_ASSOCIATIONS_FOUND");
                ObjectNode context = error.putObject("context");
                context.putArray("fromObjectId").add(id);
                context.putArray("fromObjectType").add(from.singular());
                context.putArray("toObjectType").add(to.singular());
                batch.error(error);
                continue;
            }
            ObjectNode result = batch.results.addObject();
            result.putObject("from").put("id", id);
            ArrayNode all = result.putArray("to");
            for (Map.Entry<Long, ? extends Set<Integer>> each : linked.entrySet()) {
                if (all.size() == pageSize) {
                    long last = all.get(pageSize - 1).path("toObjectId").asLong();
                    Json.next(result, Json.cursor("link", last), "?after=" + last);
                    break;
                }
                ObjectNode other = all.addObject();
                other.put("toObjectId", each.getKey());
                ArrayNode types = other.putArray("associationTypes");
                for (int typeId : each.getValue()) {
                    types.addObject()
                            .put("category", "HUBSPOT_DEFINED")
                            .put("typeId", typeId)
                            .put("label", Links.label(typeId));
                }
            }
        }
        return batch.answer(200);
    }

    Answer create(ObjectType from, ObjectType to, Request request) {
        record Wanted(Portal.Row from, Portal.Row to, List<Integer> types) {}
        List<Wanted> all = new ArrayList<>();
        RecordsApi.Batch batch = records.new Batch();
        for (ObjectNode input : Json.inputs(request.json(), CREATE_LIMIT)) {
            List<Integer> types = new ArrayList<>();
            input.path("types").forEach(type -> types.add(typeId(type)));
            if (types.isEmpty()) {
                throw Refusal.invalid("Invalid input JSON: \"types\" is missing.");
            }
            types.forEach(type -> Links.check(from, to, type));
            Portal.Row fromRow = portal.find(from, input.path("from").path("id").asText());
            Portal.Row toRow = portal.find(to, input.path("to").path("id").asText());
            if (fromRow == null || toRow == null) {
                String missing =
                        input.path(fromRow == null ? "from" : "to").path("id").asText();
                batch.error(Refusal.notFound("resource not found: " + missing).entry(missing));
            } else {
                all.add(new Wanted(fromRow, toRow, types));
            }
        }
        for (Wanted each : all) {
            each.types.forEach(type -> portal.associate(from, each.from, to, each.to, type));
            ObjectNode result = batch.results.addObject();
            result.put("fromObjectTypeId", from.typeId());
            result.put("fromObjectId", Long.toString(each.from.id));
            result.put("toObjectTypeId", to.typeId());
            result.put("toObjectId", Long.toString(each.to.id));
            ArrayNode labels = result.putArray("labels");
            each.types.stream()
                    .map(Links::label)
                    .filter(java.util.Objects::nonNull)
                    .forEach(labels::add);
        }
        return batch.answer(201);
    }

    Answer archive(ObjectType from, ObjectType to, Request request) {
        for (ObjectNode input : Json.inputs(request.json(), CREATE_LIMIT)) {
            Portal.Row row = portal.find(from, input.path("from").path("id").asText());
            for (JsonNode other : input.path("to")) {
                Portal.Row otherRow = portal.find(to, other.path("id").asText());
                if (row != null && otherRow != null) {
                    portal.links.remove(from, row.id, to, otherRow.id);
                }
            }
        }
        return Answer.nothing();
    }
}
