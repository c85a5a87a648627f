package io.github.abmrules.hubspot.fake;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which operation a path stands for. */
final class Router {

    /**
     * An operation.
     *
     * @param name its name in the journal
     * @param scope what the token must allow, null for nothing
     * @param search whether the limit of searches counts
     * @param work what is done
     */
    record Operation(String name, @Nullable String scope, boolean search, Supplier<Answer> work) {}

    private static final String DATED = "20[0-9]{2}-[0-9]{2}";
    private static final Pattern DATED_PATH = Pattern.compile(
            "/(crm|account-info|oauth)/(?:(objects|associations|properties|pipelines|owners)/)?" + DATED + "(/.*)?");
    private static final Pattern NUMBERED_PATH = Pattern.compile(
            "/(crm|account-info|oauth)/v([134])(?:/(objects|associations|properties|pipelines|owners))?(/.*)?");

    private final RecordsApi records;
    private final AssociationsApi associations;
    private final PropertiesApi properties;
    private final AccountApi account;
    private final Tokens tokens;

    Router(
            RecordsApi records,
            AssociationsApi associations,
            PropertiesApi properties,
            AccountApi account,
            Tokens tokens) {
        this.records = records;
        this.associations = associations;
        this.properties = properties;
        this.account = account;
        this.tokens = tokens;
    }

    /** The operation, null for a path that there is not. */
    @Nullable
    Operation find(Request request) {
        String path = request.uri().getPath();
        String area;
        String kind;
        String rest;
        Matcher dated = DATED_PATH.matcher(path);
        Matcher numbered = NUMBERED_PATH.matcher(path);
        if (dated.matches()) {
            area = dated.group(1);
            kind = dated.group(2);
            rest = dated.group(3);
        } else if (numbered.matches()) {
            area = numbered.group(1);
            kind = numbered.group(3);
            rest = numbered.group(4);
            boolean known = area.equals("crm")
                    ? numbered.group(2).equals("associations".equals(kind) ? "4" : "3")
                    : !numbered.group(2).equals("4");
            if (!known) {
                return null;
            }
        } else {
            return null;
        }
        String text = rest == null ? "" : rest.substring(1);
        List<String> parts = text.isEmpty() ? List.of() : List.of(text.split("/", -1));
        return switch (area + "/" + kind) {
            case "crm/objects" -> objects(request, parts);
            case "crm/associations" -> associations(request, parts);
            case "crm/properties" -> properties(request, parts);
            case "crm/pipelines" -> pipelines(request, parts);
            case "crm/owners" -> owners(request, parts);
            case "account-info/null" ->
                is(request, "GET", parts, "details")
                        ? new Operation("account-info", null, false, account::details)
                        : null;
            case "oauth/null" ->
                is(request, "POST", parts, "token")
                        ? new Operation("oauth.token", null, false, () -> tokens.refresh(request))
                        : null;
            default -> null;
        };
    }

    private static boolean is(Request request, String method, List<String> parts, String... wanted) {
        return request.method().equals(method) && parts.equals(List.of(wanted));
    }

    private @Nullable Operation objects(Request request, List<String> parts) {
        ObjectType type = parts.isEmpty() ? null : ObjectType.of(parts.get(0));
        if (type == null) {
            return null;
        }
        List<String> rest = parts.subList(1, parts.size());
        String call = request.method() + " " + String.join("/", rest);
        Operation fixed = switch (call) {
            case "GET " -> read(type, "list", () -> records.list(type, request));
            case "POST " -> write(type, "create", () -> records.create(type, request.json()));
            case "POST search" ->
                new Operation(type.path() + ".search", type.readScope(), true, () -> records.search(type, request));
            case "POST batch/read" -> read(type, "batch.read", () -> records.batchRead(type, request));
            case "POST batch/create" -> write(type, "batch.create", () -> records.batchCreate(type, request));
            case "POST batch/update" -> write(type, "batch.update", () -> records.batchUpdate(type, request));
            case "POST batch/upsert" -> write(type, "batch.upsert", () -> records.batchUpsert(type, request));
            case "POST batch/archive" -> write(type, "batch.archive", () -> records.batchArchive(type, request));
            default -> null;
        };
        if (fixed != null || rest.size() != 1) {
            return fixed;
        }
        String id = rest.get(0);
        return switch (request.method()) {
            case "GET" -> read(type, "get", () -> records.get(type, id, request));
            case "PATCH" -> write(type, "update", () -> records.update(type, id, request));
            case "DELETE" -> write(type, "archive", () -> records.archive(type, id));
            default -> null;
        };
    }

    private static Operation read(ObjectType type, String name, Supplier<Answer> work) {
        return new Operation(type.path() + "." + name, type.readScope(), false, work);
    }

    private static Operation write(ObjectType type, String name, Supplier<Answer> work) {
        return new Operation(type.path() + "." + name, type.writeScope(), false, work);
    }

    private @Nullable Operation associations(Request request, List<String> parts) {
        if (parts.size() != 4
                || !parts.get(2).equals("batch")
                || !request.method().equals("POST")) {
            return null;
        }
        ObjectType from = ObjectType.of(parts.get(0));
        ObjectType to = ObjectType.of(parts.get(1));
        if (from == null || to == null) {
            return null;
        }
        String name = "associations." + from.path() + "." + to.path() + "." + parts.get(3);
        return switch (parts.get(3)) {
            case "read" -> new Operation(name, from.readScope(), false, () -> associations.read(from, to, request));
            case "create" ->
                new Operation(name, from.writeScope(), false, () -> associations.create(from, to, request));
            case "archive" ->
                new Operation(name, from.writeScope(), false, () -> associations.archive(from, to, request));
            default -> null;
        };
    }

    private @Nullable Operation properties(Request request, List<String> parts) {
        ObjectType type = parts.isEmpty() ? null : ObjectType.of(parts.get(0));
        if (type == null) {
            return null;
        }
        String write = "crm.schemas." + (type == ObjectType.COMPANIES ? "companies" : "contacts") + ".write";
        String name = "properties." + type.path();
        String second = parts.size() == 2 ? parts.get(1) : "";
        if (is(request, "POST", parts.subList(1, parts.size()), "batch", "create")) {
            return new Operation(name + ".batch.create", write, false, () -> properties.batchCreate(type, request));
        }
        if (parts.size() > 2) {
            return null;
        }
        if (second.equals("groups")) {
            return switch (request.method()) {
                case "GET" -> new Operation(name + ".groups", type.readScope(), false, () -> properties.groups(type));
                case "POST" ->
                    new Operation(name + ".groups.create", write, false, () -> properties.createGroup(type, request));
                default -> null;
            };
        }
        return switch (request.method() + (second.isEmpty() ? "" : " name")) {
            case "GET" -> new Operation(name + ".list", type.readScope(), false, () -> properties.list(type));
            case "GET name" ->
                new Operation(name + ".get", type.readScope(), false, () -> properties.get(type, second));
            case "POST" -> new Operation(name + ".create", write, false, () -> properties.create(type, request));
            case "PATCH name" ->
                new Operation(name + ".update", write, false, () -> properties.update(type, second, request));
            default -> null;
        };
    }

    private @Nullable Operation pipelines(Request request, List<String> parts) {
        if (!request.method().equals("GET") || parts.isEmpty() || ObjectType.of(parts.get(0)) != ObjectType.DEALS) {
            return null;
        }
        String scope = ObjectType.DEALS.readScope();
        return switch (parts.size()) {
            case 1 -> new Operation("pipelines.list", scope, false, account::pipelines);
            case 2 -> new Operation("pipelines.get", scope, false, () -> account.pipeline(parts.get(1)));
            default -> null;
        };
    }

    private @Nullable Operation owners(Request request, List<String> parts) {
        String scope = "crm.objects.owners.read";
        if (!request.method().equals("GET") || parts.size() > 1) {
            return null;
        }
        return parts.isEmpty() || parts.get(0).isEmpty()
                ? new Operation("owners.list", scope, false, () -> account.owners(request))
                : new Operation(
                        "owners.get", scope, false, () -> account.owner(parts.get(0), request.parameter("idProperty")));
    }
}
