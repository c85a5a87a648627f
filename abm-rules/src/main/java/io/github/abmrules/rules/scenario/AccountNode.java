package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the account of a scenario, whose fields are those of its JSON. */
final class AccountNode {
    private static final String DEFAULT_ID = "scenario";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    /** One of everything, so that writing it shows every field there is. */
    private static final String SAMPLE = """
            {"account_id": "sample", "icp_tier": "A", "firmographics": {},
             "signals": [{"type": "DEMO", "at": "2026-01-01"}],
             "triggers": [{"polarity": "POSITIVE", "detected_at": "2026-01-01"}],
             "deals": [{"deal_id": "d", "status": "OPEN"}],
             "contacts": [{"contact_id": "c"}],
             "events": [{"type": "CHAMPION_LEFT", "at": "2026-01-01"}],
             "current": {"cluster": "CLUSTER_ICP", "since": "2026-01-01"},
             "reviews": [{"id": "r", "from": "ACTIVE_FOCUS", "proposed_cluster": "FUTURE_PIPELINE",
                          "status": "PENDING", "raised_at": "2026-01-01"}],
             "pin": {"cluster": "CLUSTER_ICP", "until": "2026-01-01"}}
            """;

    private static final YamlNode FIELDS = YamlReader.parse(
            new String(AccountJson.write(AccountJson.read(SAMPLE, ZoneOffset.UTC)), StandardCharsets.UTF_8), "account");

    private AccountNode() {}

    /**
     * The account, or what is wrong with its values.
     *
     * @throws BrokenFileException when a field is not one of an account's
     */
    static ReadRecord<Account> read(YamlNode node, ZoneId zone) {
        checkFields(node, FIELDS);
        YamlNode named = node.get("account_id") == null
                ? node.with("account_id", YamlNode.text("account", 1, DEFAULT_ID))
                : node;
        StringBuilder json = new StringBuilder();
        write(named, json);
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return AccountJson.read(bytes, 0, bytes.length, 0, null, zone);
    }

    /** The mistake that a problem with a value is, at the line of that value. */
    static BrokenFileException broken(YamlNode node, Problem problem) {
        YamlNode found = node;
        for (FieldPath.Step step : FieldPath.of(problem.field())) {
            YamlNode next = step.in(found);
            if (next == null) {
                break;
            }
            found = next;
        }
        return found.broken("account." + problem.field()
                + (problem.value() == null ? " " : " \"" + problem.value() + "\" ") + problem.message());
    }

    private static void checkFields(YamlNode node, YamlNode fields) {
        if (node.isList() && fields.isList()) {
            node.asList()
                    .forEach(element ->
                            fields.asList().stream().findFirst().ifPresent(each -> checkFields(element, each)));
        } else if (node.isMap() && fields.isMap()) {
            Map<String, YamlNode> known = fields.asMap();
            node.asMap().forEach((key, value) -> {
                YamlNode field = known.get(key);
                if (field == null) {
                    throw value.broken("unknown field \"" + key + "\". Known: " + String.join(", ", known.keySet())
                            + "." + Nearest.maybe(key, known.keySet()));
                }
                checkFields(value, field);
            });
        }
    }

    private static void write(YamlNode node, StringBuilder json) {
        if (node.isMap()) {
            String separator = "{";
            for (Map.Entry<String, YamlNode> entry : node.asMap().entrySet()) {
                json.append(separator);
                quote(entry.getKey(), json);
                json.append(':');
                write(entry.getValue(), json);
                separator = ",";
            }
            json.append(node.asMap().isEmpty() ? "{}" : "}");
        } else if (node.isList()) {
            List<YamlNode> elements = node.asList();
            json.append('[');
            for (int i = 0; i < elements.size(); i++) {
                json.append(i == 0 ? "" : ",");
                write(elements.get(i), json);
            }
            json.append(']');
        } else if (node.isNull()) {
            json.append("null");
        } else if (node.isPlain() && isLiteral(node.asText())) {
            json.append(node.asText());
        } else {
            quote(node.asText(), json);
        }
    }

    private static boolean isLiteral(String text) {
        return text.equals("true")
                || text.equals("false")
                || NUMBER.matcher(text).matches();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
