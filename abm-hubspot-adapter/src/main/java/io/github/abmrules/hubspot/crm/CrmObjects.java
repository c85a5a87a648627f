package io.github.abmrules.hubspot.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.transport.Request;
import io.github.abmrules.hubspot.transport.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Records: pages, batches and changes. Thread-safe. */
public final class CrmObjects {

    static final int BATCH = 100;

    private final Transport transport;
    private final Fanout fanout;

    CrmObjects(Transport transport, Fanout fanout) {
        this.transport = transport;
        this.fanout = fanout;
    }

    /**
     * A page of all records of a type, 100 of them. There is no limit to how many pages there are.
     *
     * @param after where it begins; null for the first
     */
    public Page page(ObjectType type, List<String> properties, @Nullable String after) {
        try {
            return pageOf(type, properties, after);
        } catch (RefusedException e) {
            if (e.status() != 414) {
                throw e;
            }
            // Too many properties for an address: their values come in a batch, which has a body.
            Page bare = pageOf(type, List.of(), after);
            List<String> ids = bare.objects().stream().map(CrmObject::id).toList();
            return new Page(read(type, ids, properties).objects(), bare.total(), bare.after());
        }
    }

    private Page pageOf(ObjectType type, List<String> properties, @Nullable String after) {
        String what = "Listing " + type.path();
        JsonNode reply = Json.read(
                transport.send(Request.get(
                        what, transport.paths().page(type.path(), BATCH, properties, after == null ? "" : after))),
                what);
        return new Page(Json.crmObjects(type, reply), -1, Json.after(reply));
    }

    /** Records by id, in the order of the ids; 100 a call. */
    public BatchResult read(ObjectType type, Collection<String> ids, List<String> properties) {
        List<List<String>> parts = Fanout.parts(List.copyOf(new LinkedHashSet<>(ids)), BATCH);
        return join(fanout.map(parts, part -> readPart(type, part, properties)));
    }

    /** Records of several types by id, all at the same time; {@code properties} has an entry for each type. */
    public Map<ObjectType, BatchResult> read(
            Map<ObjectType, ? extends Collection<String>> ids, Map<ObjectType, List<String>> properties) {
        record Part(ObjectType type, List<String> ids) {}
        List<Part> parts = new ArrayList<>();
        ids.forEach((type, own) -> Fanout.parts(List.copyOf(new LinkedHashSet<>(own)), BATCH)
                .forEach(part -> parts.add(new Part(type, part))));
        List<BatchResult> read = fanout.map(
                parts, part -> readPart(part.type(), part.ids(), properties.getOrDefault(part.type(), List.of())));
        Map<ObjectType, List<BatchResult>> byType = new EnumMap<>(ObjectType.class);
        ids.keySet().forEach(type -> byType.put(type, new ArrayList<>()));
        for (int i = 0; i < parts.size(); i++) {
            byType.computeIfAbsent(parts.get(i).type(), any -> new ArrayList<>())
                    .add(read.get(i));
        }
        Map<ObjectType, BatchResult> joined = new EnumMap<>(ObjectType.class);
        byType.forEach((type, results) -> joined.put(type, join(results)));
        return joined;
    }

    private BatchResult readPart(ObjectType type, List<String> ids, List<String> properties) {
        ObjectNode body = Json.object();
        body.set("properties", Json.texts(properties));
        body.putArray("propertiesWithHistory");
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        String what = "Reading " + type.path();
        try {
            JsonNode reply = Json.read(
                    transport.send(Request.post(what, transport.paths().batch(type.path(), "read"), Json.write(body))),
                    what);
            return result(type, ids, reply);
        } catch (RefusedException e) {
            return bisect(ids, e, (part, error) -> readPart(type, part, properties));
        }
    }

    /**
     * Writes values to records, 100 a call. A record that makes HubSpot refuse a whole batch is isolated by halving it; the
     * others are written.
     */
    public BatchResult update(ObjectType type, Collection<ObjectUpdate> updates) {
        Map<String, ObjectUpdate> byId = new LinkedHashMap<>();
        updates.forEach(update -> byId.put(update.id(), update));
        List<List<String>> parts = Fanout.parts(List.copyOf(byId.keySet()), BATCH);
        return join(fanout.map(parts, part -> updatePart(type, part, byId)));
    }

    private BatchResult updatePart(ObjectType type, List<String> ids, Map<String, ObjectUpdate> byId) {
        ObjectNode body = Json.object();
        ArrayNode inputs = body.putArray("inputs");
        for (String id : ids) {
            ObjectUpdate update = byId.get(id);
            if (update != null) {
                inputs.addObject().put("id", id).set("properties", Json.properties(update.properties()));
            }
        }
        String what = "Updating " + type.path();
        try {
            JsonNode reply = Json.read(
                    transport.send(
                            Request.post(what, transport.paths().batch(type.path(), "update"), Json.write(body))),
                    what);
            return result(type, ids, reply);
        } catch (RefusedException e) {
            return bisect(ids, e, (part, error) -> updatePart(type, part, byId));
        }
    }

    /**
     * Creates records, at most 100. HubSpot has no key that would make this happen once, so it is never repeated blindly, and
     * which of the drafts are there is for the caller to find out when it fails.
     *
     * @return the records that came back, and the errors of the others
     * @throws RefusedException when the whole batch was refused: none was created
     * @throws io.github.abmrules.hubspot.failure.UnknownOutcomeException when nobody knows
     */
    public BatchResult create(ObjectType type, List<ObjectDraft> drafts) {
        if (drafts.isEmpty() || drafts.size() > BATCH) {
            throw new IllegalArgumentException(
                    "A batch holds 1 to " + BATCH + " records, but " + drafts.size() + " were given.");
        }
        ObjectNode body = Json.object();
        ArrayNode inputs = body.putArray("inputs");
        for (ObjectDraft draft : drafts) {
            ObjectNode input = inputs.addObject();
            input.set("properties", Json.properties(draft.properties()));
            ArrayNode associations = input.putArray("associations");
            for (ObjectDraft.Target target : draft.associations()) {
                ObjectNode association = associations.addObject();
                association.putObject("to").put("id", target.id());
                association
                        .putArray("types")
                        .addObject()
                        .put("associationCategory", "HUBSPOT_DEFINED")
                        .put("associationTypeId", target.typeId());
            }
        }
        String what = "Creating " + type.path();
        JsonNode reply = Json.read(
                transport.send(Request.create(what, transport.paths().batch(type.path(), "create"), Json.write(body))),
                what);
        return new BatchResult(Json.crmObjects(type, reply), Set.of(), Json.errors(reply));
    }

    /** A page of a search, at most 200 records and none beyond the first 10,000. */
    Page search(ObjectType type, SearchQuery query, int limit, @Nullable String after) {
        String what = "Searching " + type.path();
        JsonNode reply = Json.read(
                transport.send(Request.search(what, transport.paths().search(type.path()), query.body(limit, after))),
                what);
        return new Page(Json.crmObjects(type, reply), reply.path("total").asLong(-1), Json.after(reply));
    }

    private static BatchResult result(ObjectType type, List<String> ids, JsonNode reply) {
        List<CrmObject> objects = Json.crmObjects(type, reply);
        Set<String> missing = new LinkedHashSet<>(ids);
        objects.forEach(object -> missing.remove(object.id()));
        List<RecordError> errors = Json.errors(reply);
        errors.forEach(error -> missing.remove(error.id()));
        return new BatchResult(objects, missing, errors);
    }

    /** Halves what was refused, down to the single record that is to blame. */
    private static BatchResult bisect(
            List<String> ids, RefusedException refused, BiFunction<List<String>, RefusedException, BatchResult> call) {
        boolean aboutRecords = refused.status() == 400 || refused.status() == 404 || refused.status() == 409;
        if (!aboutRecords) {
            throw refused;
        }
        if (ids.size() == 1) {
            return new BatchResult(List.of(), Set.of(), List.of(new RecordError(ids.get(0), words(refused))));
        }
        int middle = ids.size() / 2;
        return join(List.of(
                call.apply(ids.subList(0, middle), refused), call.apply(ids.subList(middle, ids.size()), refused)));
    }

    private static String words(RefusedException refused) {
        String message = refused.getMessage();
        return message == null ? "refused with status " + refused.status() : message;
    }

    private static BatchResult join(List<BatchResult> results) {
        List<CrmObject> objects = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        List<RecordError> errors = new ArrayList<>();
        for (BatchResult result : results) {
            objects.addAll(result.objects());
            missing.addAll(result.missing());
            errors.addAll(result.errors());
        }
        return new BatchResult(objects, missing, errors);
    }

    /** Records by id. */
    static Map<String, CrmObject> byId(Collection<CrmObject> objects) {
        Map<String, CrmObject> byId = new HashMap<>();
        objects.forEach(object -> byId.put(object.id(), object));
        return byId;
    }
}
