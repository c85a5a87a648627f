package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Reads the account of a scenario, whose fields are those of its JSON. */
final class AccountNode {
    private static final String DEFAULT_ID = "scenario";

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
        byte[] bytes = JsonNode.text(named).getBytes(StandardCharsets.UTF_8);
        return AccountJson.read(bytes, 0, bytes.length, 0, null, zone);
    }

    /** The mistake that a problem with a value is, at that value. */
    private static BrokenFileException broken(String name, YamlNode node, Problem problem) {
        YamlNode found = node;
        for (FieldPath.Step step : FieldPath.of(problem.field())) {
            YamlNode next = step.in(found);
            if (next == null) {
                break;
            }
            found = next;
        }
        return found.broken(name + "." + problem.field()
                + (problem.value() == null ? " " : " \"" + problem.value() + "\" ") + problem.message());
    }

    /**
     * The mistakes that problems with values are, each at its value.
     *
     * @param name the key of the input, such as {@code account}
     */
    static BrokenFileException broken(String name, YamlNode node, List<Problem> problems) {
        return new BrokenFileException(problems.stream()
                .flatMap(problem -> broken(name, node, problem).problems().stream())
                .toList());
    }

    private static void checkFields(YamlNode node, YamlNode fields) {
        if (node.isList() && fields.isList()) {
            fields.asList().stream()
                    .findFirst()
                    .ifPresent(each -> FileProblems.forEach(node.asList(), element -> checkFields(element, each)));
        } else if (node.isMap() && fields.isMap()) {
            Map<String, YamlNode> known = fields.asMap();
            FileProblems.forEach(node.asMap(), (key, value) -> {
                YamlNode field = known.get(key);
                if (field == null) {
                    throw value.brokenKey("unknown field \"" + key + "\". Known: " + String.join(", ", known.keySet())
                            + "." + Nearest.maybe(key, known.keySet()));
                }
                checkFields(value, field);
            });
        }
    }
}
