package io.github.abmrules.rules.content;

import io.github.abmrules.core.content.Program;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The programmes and their offers, as the parameters describe them. */
final class Programs {
    private static final Set<String> KEYS = Set.of("program", "owner", "goal", "questions", "metrics");

    private Programs() {}

    /**
     * A programme in words.
     *
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when the parameters do not describe it
     */
    static Program of(ProgramType type, ParameterSet parameters) {
        Parameters content = parameters.pack("content");
        Parameters portfolio = parameters.pack("portfolio");
        YamlNode row = row(type, content);
        return switch (type) {
            case NONE -> described(type, row, null, null, null);
            case AUTOMATED_DEMAND_GEN ->
                described(
                        type,
                        row,
                        below(content, "cluster-icp-opportunity"),
                        range(portfolio, "cluster-icp-from", "cluster-icp-to"),
                        "automated");
            case SDR_AND_MARKETING_NURTURE ->
                described(
                        type,
                        row,
                        below(content, "future-pipeline-opportunity"),
                        range(portfolio, "future-pipeline-from", "future-pipeline-to"),
                        portfolio.number("future-pipeline-effort") + " % of the effort");
            case SALES_AND_MARKETING ->
                described(
                        type,
                        row,
                        content.text("active-focus-opportunity"),
                        range(portfolio, "active-focus-from", "active-focus-to"),
                        portfolio.number("active-focus-effort") + " % of the effort");
        };
    }

    /** What an action is, in words. */
    static String words(NextAction action, ParameterSet parameters) {
        YamlNode offers = parameters.pack("content").node("offers");
        YamlNode words = offers.get(action.id());
        if (words == null) {
            throw offers.broken("offers says nothing of " + action.id() + ". Maybe take over the shipped line?");
        }
        return words.asText();
    }

    private static YamlNode row(ProgramType type, Parameters content) {
        for (YamlNode row : content.rows("programs")) {
            row.allow(KEYS);
            if (row.require("program").asChoice(ProgramType.class) == type) {
                return row;
            }
        }
        throw content.node("programs").broken("programs has no row for " + type + ". Maybe take over the shipped row?");
    }

    private static Program described(
            ProgramType type,
            YamlNode row,
            @Nullable String opportunity,
            @Nullable String size,
            @Nullable String resources) {
        return new Program(
                type,
                text(row, "owner"),
                text(row, "goal"),
                opportunity,
                size,
                resources,
                list(row, "questions"),
                list(row, "metrics"));
    }

    private static @Nullable String text(YamlNode row, String key) {
        YamlNode node = row.get(key);
        return node == null || node.isNull() ? null : node.asText();
    }

    private static List<String> list(YamlNode row, String key) {
        YamlNode node = row.get(key);
        return node == null
                ? List.of()
                : node.asList().stream().map(YamlNode::asText).toList();
    }

    private static String below(Parameters parameters, String key) {
        return String.format(Locale.ROOT, "below %d %%", parameters.number(key));
    }

    private static String range(Parameters parameters, String from, String to) {
        return parameters.number(from) + "–" + parameters.number(to) + " accounts";
    }
}
