package io.github.abmrules.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.abmrules.core.json.DocumentWriter;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Writes rules, for machines and for people. */
public final class RuleListing {

    private static final JsonFactory JSON = new JsonFactory();

    private final ParameterSet parameters;
    private final Instant asOf;
    private final ZoneId zone;
    private final OutputStream out;

    /** A listing of rules that read these parameters, of which those in force at an instant come first. */
    public RuleListing(ParameterSet parameters, Instant asOf, ZoneId zone, OutputStream out) {
        this.parameters = parameters;
        this.asOf = asOf;
        this.zone = zone;
        this.out = out;
    }

    /** All about each rule. */
    public void json(List<RuleInfo> rules, String rulesVersion) {
        DocumentWriter document = new DocumentWriter(out, "rules", false);
        rules.forEach(rule -> document.element(json(rule)));
        document.finish(List.of(), rulesVersion, asOf);
    }

    /** A rule in four lines. */
    public void list(List<RuleInfo> rules) {
        StringBuilder text = new StringBuilder();
        for (RuleInfo rule : rules) {
            text.append(rule.id()).append('\n');
            text.append("    ").append(rule.summary()).append('\n');
            text.append("    source ").append(rule.source()).append('\n');
            text.append("    at     ").append(rule.place()).append('\n');
        }
        text.append(rules.size()).append(" rules\n");
        print(text);
    }

    /** A rule as its author wrote it, and its parameters. */
    public void whole(RuleInfo rule) {
        StringBuilder text = new StringBuilder();
        text.append(rule.id()).append('\n');
        text.append("    source ").append(rule.source()).append('\n');
        text.append("    at     ").append(rule.place()).append("\n\n");
        text.append(rule.text());
        if (!rule.parameters().isEmpty()) {
            text.append("\nParameters\n");
        }
        for (String name : rule.parameters()) {
            ParameterDeclaration all = declaration(name);
            ParameterDeclaration declaration = all.at(asOf, zone);
            text.append('\n').append(name).append(" = ").append(declaration.valueText());
            text.append("  [").append(declaration.unit().label()).append("]\n");
            text.append("    ").append(declaration.description()).append('\n');
            text.append("    source ").append(declaration.source()).append('\n');
            text.append("    at     ").append(declaration.node().place()).append('\n');
            if (!declaration.range().limits().isEmpty()) {
                text.append("    range  ").append(declaration.range().limits()).append('\n');
            }
            if (!all.later().isEmpty()) {
                text.append("    dated  ").append(all.valueText()).append('\n');
                all.later()
                        .forEach(each -> text.append("           from ")
                                .append(each.from())
                                .append(" at ")
                                .append(each.node().place())
                                .append('\n'));
            }
        }
        print(text);
    }

    private void print(StringBuilder text) {
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        stream.print(text);
        stream.flush();
        if (stream.checkError()) {
            throw new UncheckedIOException(new IOException("standard output cannot be written"));
        }
    }

    private ParameterDeclaration declaration(String name) {
        int slash = name.indexOf('/');
        return Objects.requireNonNull(
                parameters.pack(name.substring(0, slash)).declaration(name.substring(slash + 1)), name);
    }

    private byte[] json(RuleInfo rule) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            json.writeStringField("summary", rule.summary());
            json.writeStringField("source", rule.source());
            json.writeArrayFieldStart("covers");
            for (String item : rule.covers()) {
                json.writeString(item);
            }
            json.writeEndArray();
            json.writeStringField("place", rule.place());
            json.writeStringField("text", rule.text());
            json.writeArrayFieldStart("parameters");
            for (String name : rule.parameters()) {
                ParameterDeclaration all = declaration(name);
                ParameterDeclaration declaration = all.at(asOf, zone);
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeStringField("value", declaration.valueText());
                json.writeStringField("unit", declaration.unit().label());
                json.writeStringField("description", declaration.description());
                json.writeStringField("source", declaration.source());
                json.writeStringField("place", declaration.node().place());
                if (!all.later().isEmpty()) {
                    json.writeStringField("dated", all.valueText());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
