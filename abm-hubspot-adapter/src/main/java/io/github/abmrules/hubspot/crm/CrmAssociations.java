package io.github.abmrules.hubspot.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.abmrules.hubspot.failure.PagingException;
import io.github.abmrules.hubspot.transport.Request;
import io.github.abmrules.hubspot.transport.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What belongs to what. Thread-safe. */
public final class CrmAssociations {

    static final int BATCH = 1_000;

    private final Transport transport;
    private final Fanout fanout;

    CrmAssociations(Transport transport, Fanout fanout) {
        this.transport = transport;
        this.fanout = fanout;
    }

    /**
     * The records of one type that records of another belong to; 1,000 a call, and more calls for those that have several
     * pages.
     *
     * @return by id of the record asked about; an id without associations has an empty list
     */
    public Map<String, List<Association>> of(ObjectType from, Collection<String> ids, ObjectType to) {
        return of(List.of(new Linking(from, ids, to))).get(0);
    }

    /**
     * Records of one type whose associations with another are asked for.
     *
     * @param from their type
     * @param ids the records
     * @param to the other type
     */
    public record Linking(ObjectType from, Collection<String> ids, ObjectType to) {

        /** Copies the ids, each once. */
        public Linking {
            ids = List.copyOf(new LinkedHashSet<>(ids));
        }
    }

    /** The same for several questions, all at the same time; an answer for each, in their order. */
    public List<Map<String, List<Association>>> of(List<Linking> linkings) {
        List<Map<String, List<Association>>> all = new ArrayList<>();
        List<Integer> question = new ArrayList<>();
        List<Linking> parts = new ArrayList<>();
        for (Linking linking : linkings) {
            Map<String, List<Association>> none = new LinkedHashMap<>();
            linking.ids().forEach(id -> none.put(id, List.of()));
            for (List<String> part : Fanout.parts(List.copyOf(linking.ids()), BATCH)) {
                parts.add(new Linking(linking.from(), part, linking.to()));
                question.add(all.size());
            }
            all.add(none);
        }
        List<Map<String, Map<String, Association>>> answers =
                fanout.map(parts, part -> read(part.from(), List.copyOf(part.ids()), part.to()));
        for (int i = 0; i < parts.size(); i++) {
            Map<String, List<Association>> mine = all.get(question.get(i));
            answers.get(i).forEach((id, found) -> mine.put(id, List.copyOf(found.values())));
        }
        return all;
    }

    private Map<String, Map<String, Association>> read(ObjectType from, List<String> ids, ObjectType to) {
        Map<String, Map<String, Association>> found = new LinkedHashMap<>();
        Map<String, String> next = new LinkedHashMap<>();
        ids.forEach(id -> next.put(id, ""));
        while (!next.isEmpty()) {
            JsonNode reply = page(from, next, to);
            Map<String, String> asked = Map.copyOf(next);
            next.clear();
            for (JsonNode each : reply.path("results")) {
                String id = Json.textOr(each.path("from"), "id", "");
                Map<String, Association> mine = found.computeIfAbsent(id, any -> new LinkedHashMap<>());
                int before = mine.size();
                each.path("to").forEach(target -> add(target, mine));
                String after = Json.after(each);
                if (after != null) {
                    if (mine.size() == before || after.equals(asked.get(id))) {
                        throw new PagingException(
                                "Reading the " + to.path() + " of the record " + id + " of " + from.path()
                                        + " makes no progress.",
                                0,
                                null);
                    }
                    next.put(id, after);
                }
            }
        }
        return found;
    }

    private JsonNode page(ObjectType from, Map<String, String> next, ObjectType to) {
        ObjectNode body = Json.object();
        ArrayNode inputs = body.putArray("inputs");
        next.forEach((id, after) -> {
            ObjectNode input = inputs.addObject().put("id", id);
            if (!after.isEmpty()) {
                input.put("after", after);
            }
        });
        String what = "Reading " + to.path() + " of " + from.path();
        return Json.read(
                transport.send(Request.post(
                        what, transport.paths().associations(from.path(), to.path(), "read"), Json.write(body))),
                what);
    }

    private static void add(JsonNode target, Map<String, Association> found) {
        String id = Json.text(target, "toObjectId");
        if (id == null) {
            id = Json.textOr(target, "id", "");
        }
        TreeSet<Integer> types = new TreeSet<>();
        target.path("associationTypes")
                .forEach(type -> types.add(type.path("typeId").asInt()));
        Association known = found.get(id);
        if (known != null) {
            types.addAll(known.typeIds());
        }
        found.put(id, new Association(id, new ArrayList<>(types)));
    }
}
