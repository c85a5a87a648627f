package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.run.OneAnswer;
import io.github.abmrules.cli.run.RecordList;
import io.github.abmrules.core.playbook.DropStage;
import io.github.abmrules.core.playbook.Route;
import io.github.abmrules.core.playbook.RouteRequest;
import io.github.abmrules.core.playbook.RouteStep;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.route.Need;
import io.github.abmrules.rules.route.RoutingGuide;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code abm route}. */
@Command(
        name = "route",
        description = "Says which part of the playbook helps with a need, and what comes before it.",
        footer = {
            "",
            "Exit status: 0 done; 2 there is no such need, or an option, the rules or the parameters cannot be used;"
                    + " 3 the output failed.",
            "",
            "Examples:",
            "  abm route warm up cold accounts",
            "  abm route conversion-is-low --drop top"
        })
final class RouteCommand implements Callable<Integer> {

    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    @Parameters(
            index = "0..*",
            arity = "0..*",
            paramLabel = "NEED",
            description = "What is needed: the id or the text of a row of the routing guides, in any capitals.")
    private List<String> words = List.of();

    @Option(
            names = "--drop",
            paramLabel = "top|middle|bottom",
            description = "Where conversion is low: from traffic to leads, to meetings, to deals.")
    private @Nullable String drop;

    @Option(names = "--list", description = "Lists the needs that are known.")
    private boolean list;

    RouteCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        engineOptions.givenAsOf();
        DropStage stage = OptionValues.optionalConstant("--drop", drop, DropStage.class);
        String need = String.join(" ", words);
        if (need.isBlank() != list) {
            throw new UnusableException(
                    list
                            ? "--list lists all needs. Maybe leave \"" + need + "\" out?"
                            : "a need is missing. Maybe \"abm route --list\"?");
        }
        try (Advisor<RouteRequest, Route> advisor = engineOptions.advisor(Questions.NEED)) {
            Instant asOf = engineOptions.asOf(shell);
            if (list) {
                return list(advisor, asOf);
            }
            return new OneAnswer<>(shell, advisor, field -> field.equals("drop") ? "--drop" : field)
                    .run(
                            new RouteRequest(need, stage),
                            asOf,
                            writer("routes", AnswerLayout.texts(RouteCommand::text)),
                            () -> outputOptions.delivery(shell));
        }
    }

    private int list(Advisor<RouteRequest, Route> advisor, Instant asOf) {
        RoutingGuide guide = RoutingGuide.of(advisor.parameters().pack("routing"));
        AnswerLayout<Need> layout =
                AnswerLayout.<Need>rows().column("ID", 26, Need::id).column("NEED", 40, Need::text);
        return new RecordList<>(shell, writer("needs", layout), outputOptions.delivery(shell))
                .write(guide.needs(), Need.class, advisor.rulesVersion(), asOf);
    }

    private <O> AnswerWriter<O> writer(String noun, AnswerLayout<O> layout) {
        OutputFormat format = outputOptions.format(shell);
        return new AnswerWriter<>(format, noun, layout, outputOptions.width(shell, spec));
    }

    private static String text(Route route) {
        StringBuilder text = new StringBuilder();
        text.append(route.text()).append("  (").append(route.row()).append(")\n");
        int number = 0;
        for (RouteStep step : route.steps()) {
            number++;
            text.append("  ").append(number).append(". ").append(step.id());
            if (step.kind() != RouteStep.Kind.SKILL) {
                text.append("  [")
                        .append(step.kind().name().toLowerCase(Locale.ROOT))
                        .append(']');
            }
            if (!step.alternatives().isEmpty()) {
                String link = step.kind() == RouteStep.Kind.TOPIC ? ": " : ", or ";
                text.append(link).append(String.join(", or ", step.alternatives()));
            }
            text.append('\n');
        }
        if (!route.narrower().isEmpty()) {
            text.append("  more precisely: ")
                    .append(String.join(", ", route.narrower()))
                    .append('\n');
        }
        text.append("  source ").append(route.source()).append('\n');
        text.append("  rules  ")
                .append(route.firedRules().stream().map(rule -> rule.id()).collect(Collectors.joining(", ")))
                .append('\n');
        return text.toString();
    }
}
