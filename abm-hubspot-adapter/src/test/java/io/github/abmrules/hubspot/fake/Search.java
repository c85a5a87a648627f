package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A search: its limits, its filters, its order. */
final class Search {

    private static final int BODY_LIMIT = 3_000;
    private static final int GROUP_LIMIT = 5;
    private static final int FILTER_LIMIT = 6;
    private static final int TOTAL_FILTER_LIMIT = 18;
    private static final int PAGE_LIMIT = 200;
    private static final int STANDARD_PAGE = 10;
    static final int RESULT_LIMIT = 10_000;
    private static final Set<String> OPERATORS = Set.of(
            "LT",
            "LTE",
            "GT",
            "GTE",
            "EQ",
            "NEQ",
            "BETWEEN",
            "IN",
            "NOT_IN",
            "HAS_PROPERTY",
            "NOT_HAS_PROPERTY",
            "CONTAINS_TOKEN",
            "NOT_CONTAINS_TOKEN");

    private record Filter(
            String property,
            String operator,
            @Nullable String value,
            List<String> values,
            @Nullable String high) {}

    private final Portal portal;
    private final ObjectType type;
    private final List<List<Filter>> groups = new ArrayList<>();
    private final @Nullable String query;
    private final @Nullable String sortProperty;
    private final boolean descending;
    final List<String> properties;
    final int limit;
    final long after;

    Search(Portal portal, ObjectType type, Request request) {
        this.portal = portal;
        this.type = type;
        if (request.text().length() > BODY_LIMIT) {
            throw Refusal.invalid("The search request is too long: "
                    + request.text().length() + " characters, and at most " + BODY_LIMIT + " are allowed.");
        }
        ObjectNode body = request.json();
        int filters = 0;
        for (JsonNode group : body.path("filterGroups")) {
            List<Filter> all = new ArrayList<>();
            group.path("filters").forEach(filter -> all.add(filter(filter)));
            if (all.size() > FILTER_LIMIT) {
                throw Refusal.invalid("There are " + all.size() + " filters in a group; at most " + FILTER_LIMIT + ".");
            }
            filters += all.size();
            groups.add(all);
        }
        if (groups.size() > GROUP_LIMIT) {
            throw Refusal.invalid("There are " + groups.size() + " filter groups; at most " + GROUP_LIMIT + ".");
        }
        if (filters > TOTAL_FILTER_LIMIT) {
            throw Refusal.invalid("There are " + filters + " filters; at most " + TOTAL_FILTER_LIMIT + ".");
        }
        this.query = Json.text(body, "query");
        this.properties = Json.texts(body, "properties");
        JsonNode sorts = body.path("sorts");
        if (sorts.size() > 1) {
            throw Refusal.invalid("There are " + sorts.size() + " sorts; at most 1.");
        }
        JsonNode sort = sorts.path(0);
        this.sortProperty = sort.isTextual() ? sort.asText() : Json.text(sort, "propertyName");
        this.descending = "DESCENDING".equals(Json.text(sort, "direction"));
        if (sortProperty != null) {
            require(sortProperty);
        }
        this.limit = body.path("limit").asInt(STANDARD_PAGE);
        if (limit < 1 || limit > PAGE_LIMIT) {
            throw Refusal.invalid("limit must be from 1 to " + PAGE_LIMIT + ", not " + limit + ".");
        }
        this.after = Json.position("search", Json.text(body, "after"));
        if (after + limit > RESULT_LIMIT) {
            throw Refusal.invalid("A search returns at most " + RESULT_LIMIT + " results; after and limit go beyond.");
        }
    }

    private Filter filter(JsonNode node) {
        String property = Json.text(node, "propertyName");
        String operator = Json.text(node, "operator");
        if (property == null || operator == null || !OPERATORS.contains(operator)) {
            throw Refusal.invalid("A filter needs a propertyName and an operator of "
                    + new java.util.TreeSet<>(OPERATORS) + ", not " + operator + ".");
        }
        Filter filter = new Filter(
                property, operator, Json.text(node, "value"), Json.texts(node, "values"), Json.text(node, "highValue"));
        boolean list = operator.equals("IN") || operator.equals("NOT_IN");
        boolean none = operator.endsWith("HAS_PROPERTY");
        if (list && filter.values.isEmpty()) {
            throw Refusal.invalid("operator " + operator + " requires values.");
        }
        if (!list && !none && filter.value == null) {
            throw Refusal.invalid("operator " + operator + " requires a value.");
        }
        if (operator.equals("BETWEEN") && filter.high == null) {
            throw Refusal.invalid("operator BETWEEN requires a highValue.");
        }
        if (target(property) == null) {
            require(property);
        }
        return filter;
    }

    private void require(String property) {
        if (portal.properties.find(type, property) == null) {
            throw Refusal.invalid("There is no property \"" + property + "\" of " + type.path() + ".");
        }
    }

    private static @Nullable ObjectType target(String property) {
        return property.startsWith("associations.")
                ? ObjectType.of(property.substring("associations.".length()))
                : null;
    }

    /** All records that are found, in order. */
    List<Portal.Row> found(SearchOrder order, long seed) {
        List<Portal.Row> found = new ArrayList<>();
        for (Portal.Row row : portal.all(type).values()) {
            Map<String, String> values = row.indexedAt(portal.now());
            if (values != null && matches(row, values)) {
                found.add(row);
            }
        }
        if (order == SearchOrder.ANY) {
            found.sort(Comparator.comparingLong(row -> (row.id ^ seed) * 0x9E3779B97F4A7C15L));
        } else if (sortProperty != null) {
            Comparator<Portal.Row> by = (left, right) -> compare(
                    portal.properties.find(type, sortProperty),
                    left.values.getOrDefault(sortProperty, ""),
                    right.values.getOrDefault(sortProperty, ""));
            found.sort(descending ? by.reversed() : by);
        }
        return found;
    }

    private boolean matches(Portal.Row row, Map<String, String> values) {
        if (query != null && !query.isBlank()) {
            String wanted = query.toLowerCase(Locale.ROOT);
            if (values.values().stream()
                    .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted))) {
                return false;
            }
        }
        return groups.isEmpty()
                || groups.stream().anyMatch(group -> group.stream().allMatch(filter -> matches(filter, row, values)));
    }

    private boolean matches(Filter filter, Portal.Row row, Map<String, String> values) {
        ObjectType target = target(filter.property);
        if (target != null) {
            Set<Long> linked = portal.links.of(type, row.id, target).keySet();
            List<String> wanted = filter.values.isEmpty() ? List.of(String.valueOf(filter.value)) : filter.values;
            boolean any = wanted.stream()
                    .anyMatch(id ->
                            linked.stream().anyMatch(each -> each.toString().equals(id)));
            return filter.operator.startsWith("N") != any;
        }
        Property property = portal.properties.find(type, filter.property);
        String actual = values.getOrDefault(filter.property, "");
        String value = filter.value == null ? "" : filter.value;
        boolean set = !actual.isEmpty();
        return switch (filter.operator) {
            case "HAS_PROPERTY" -> set;
            case "NOT_HAS_PROPERTY" -> !set;
            case "EQ" -> set && compare(property, actual, value) == 0;
            case "NEQ" -> set && compare(property, actual, value) != 0;
            case "LT" -> set && compare(property, actual, value) < 0;
            case "LTE" -> set && compare(property, actual, value) <= 0;
            case "GT" -> set && compare(property, actual, value) > 0;
            case "GTE" -> set && compare(property, actual, value) >= 0;
            case "BETWEEN" ->
                set
                        && compare(property, actual, value) >= 0
                        && compare(property, actual, filter.high == null ? "" : filter.high) <= 0;
            case "IN" -> set && isIn(property, actual, filter.values);
            case "NOT_IN" -> set && !isIn(property, actual, filter.values);
            case "CONTAINS_TOKEN" -> set && containsToken(actual, value);
            default -> set && !containsToken(actual, value);
        };
    }

    /** Texts are indexed in lower case, and IN compares with the value as it is given. */
    private static boolean isIn(@Nullable Property property, String actual, List<String> values) {
        boolean text = property == null || property.type().equals("string");
        return text
                ? values.contains(actual.toLowerCase(Locale.ROOT))
                : values.stream().anyMatch(value -> compare(property, actual, value) == 0);
    }

    private static int compare(@Nullable Property property, String left, String right) {
        String kind = property == null ? "string" : property.type();
        try {
            if (kind.equals("number")) {
                return number(left).compareTo(number(right));
            }
            if ((kind.equals("date") || kind.equals("datetime")) && !left.isEmpty() && !right.isEmpty()) {
                return Property.instant(left).compareTo(Property.instant(right));
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw Refusal.invalid("\"" + right + "\" is no value of type " + kind + ".");
        }
        return left.compareToIgnoreCase(right);
    }

    private static BigDecimal number(String text) {
        return text.isEmpty() ? BigDecimal.valueOf(Long.MIN_VALUE) : new BigDecimal(text);
    }

    private static boolean containsToken(String text, String wanted) {
        List<String> tokens = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+"));
        String[] parts = wanted.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_*]+");
        for (int start = 0; start + parts.length <= tokens.size(); start++) {
            boolean all = true;
            for (int i = 0; i < parts.length && all; i++) {
                all = tokens.get(start + i).matches(parts[i].replace("*", ".*"));
            }
            if (all) {
                return true;
            }
        }
        return false;
    }
}
