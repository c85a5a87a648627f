package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Shipped;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Rulebook;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.restrict.RuleTrust;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say by which rules, and as of when. */
final class EngineOptions {

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT|DATE",
            description = "The instant of the decisions, such as 2026-06-30T12:00:00Z, or the end of a day, such as"
                    + " 2026-06-30. Default: now, which is printed.")
    private @Nullable String asOf;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone of bare dates and calendar months. Default: UTC.")
    private String zone = "UTC";

    @Option(
            names = "--parameters",
            paramLabel = "FILE.yaml",
            description = "Parameters that differ: a file, or the short name of a shipped one (crm-sales). May be"
                    + " repeated; the last one wins.")
    private List<String> parameters = List.of();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "A folder of rule packs that replace shipped ones of their name, or are added. May be repeated.")
    private List<Path> rules = List.of();

    @Option(
            names = "--trust-rules",
            description = "Trusts the rules of --rules as code: they may do whatever Java can. Without it they are"
                    + " restricted to the domain's types and verbs.")
    private boolean trustRules;

    /** The zone. */
    ZoneId zone() {
        return OptionValues.zone(zone);
    }

    /** The instant as it was given, null when it was not. */
    @Nullable
    Instant givenAsOf() {
        return asOf == null ? null : OptionValues.endOf("--as-of", asOf, zone());
    }

    /** The instant, now by default: then it is printed. */
    Instant asOf(Shell shell) {
        return OptionValues.asOf(asOf, zone(), shell);
    }

    /** All rules. */
    Rulebook rulebook() {
        return Rulebook.of(
                rules,
                parameters.stream()
                        .map(name -> Shipped.yaml(name, "-parameters"))
                        .toList(),
                trustRules ? RuleTrust.TRUSTED : RuleTrust.RESTRICTED);
    }

    /** An advisor. */
    <I, O> Advisor<I, O> advisor(Question<I, O> question) {
        Advisor.Builder<I, O> builder = Advisor.builder(question).zone(zone());
        if (trustRules) {
            builder.trustRules();
        }
        rules.forEach(builder::rules);
        parameters.forEach(name -> builder.parameters(Shipped.yaml(name, "-parameters")));
        return builder.build();
    }

    /** The engine. */
    AbmEngine engine() {
        return builder().build();
    }

    /**
     * The engine, with more packs than those that decide about clusters.
     *
     * @param packs names of shipped packs, as {@code --with} gives them
     */
    AbmEngine engine(List<String> packs) {
        AbmEngine.Builder builder = builder();
        for (String pack : packs) {
            try {
                builder.pack(pack);
            } catch (IllegalArgumentException e) {
                throw new UnusableException("--with \"" + pack + "\": " + e.getMessage());
            }
        }
        return builder.build();
    }

    /** The engine with more folders of rules and more parameters, which win over those of the options. */
    AbmEngine engine(List<Path> moreRules, List<String> moreParameters) {
        AbmEngine.Builder builder = builder();
        moreRules.forEach(builder::rules);
        moreParameters.forEach(name -> builder.parameters(Shipped.yaml(name, "-parameters")));
        return builder.build();
    }

    private AbmEngine.Builder builder() {
        AbmEngine.Builder builder = AbmEngine.builder().zone(zone());
        if (trustRules) {
            builder.trustRules();
        }
        rules.forEach(builder::rules);
        parameters.forEach(name -> builder.parameters(Shipped.yaml(name, "-parameters")));
        return builder;
    }
}
