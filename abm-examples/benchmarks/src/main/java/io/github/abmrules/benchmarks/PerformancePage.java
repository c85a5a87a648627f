package io.github.abmrules.benchmarks;

import io.github.abmrules.benchmarks.mapping.MappingBenchmark;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, in Markdown: the goals first, then ratios before figures.
 *
 * @param results all figures
 * @param footprint what the library takes up
 * @param conditions how and where it was measured, in words
 */
record PerformancePage(List<Measured> results, Footprint footprint, String conditions) {
    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- end of measured -->";

    private static final List<String> DECISIONS = List.of(
            "engineBatch",
            "engineTwoThreads",
            "engineManyRules",
            "engineJoiningRule",
            "chunkedDroolsJoiningRule",
            "chunkedDrools",
            "naiveDrools",
            "handCoded",
            "handCodedFields");

    /** The text of a page with the new figures: what else a page says stays. */
    String in(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        String measured = BEGIN + "\n" + text() + "\n" + END;
        if (begin < 0 || end < begin) {
            return "# Performance\n\n" + measured + "\n";
        }
        return page.substring(0, begin) + measured + page.substring(end + END.length());
    }

    /** What was measured. */
    String text() {
        StringBuilder text = new StringBuilder("""
                ## Goals

                Ratios of one run hold better than figures, which depend on the machine and its mood.

                | | goal | measured | met |
                |---|---:|---:|:---:|
                """);
        goals().forEach(goal -> text.append(goal.row()));
        text.append("""

                ## The full decision

                Accounts with five signals, a deal and two contacts, every second one with a current cluster. All but the last row
                give the whole assignment: the rules that took part, rationale, findings and ids. The hand-coded Java gives the same
                bytes as the engine, which a test shows over random accounts; the last row leaves out explanation, findings and ids.

                | | beside naive Drools | beside hand-coded Java | accounts a second | | time an account |
                |---|---:|---:|---:|---:|---:|
                """);
        double naive = value("naiveDrools");
        double hand = value("handCoded");
        for (String name : DECISIONS) {
            Measured result = find(name);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %,.0f | %s | %s |%n",
                    title(name),
                    ratio(result.value() / naive),
                    ratio(result.value() / hand),
                    result.value(),
                    error(result),
                    time(1_000_000 / result.value())));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nOne account at a time, each as a request of its own: half of them take at most %s, 99 of 100 at most %s.%n"
                        + "%n| accounts in one go | time an account | |%n|---:|---:|---:|%n",
                time(value("engineSingle/p50")),
                time(value("engineSingle/p99"))));
        for (Measured portfolio : portfolios()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %s | %s |%n",
                    size(portfolio),
                    time(portfolio.value() / size(portfolio)),
                    error(portfolio)));
        }
        text.append("""

                ## The mapping alone

                Tier, engagement and news to a cluster: the same table and the same 1,000 cases, which each engine gets in its own form
                before the clock starts. A test shows that all give the same. The shipped rules name the rule that decided as well. Each
                of the others is written as its documentation shows; of two implementations of FEEL in Camunda's engine the faster one
                is used.

                | | beside hand-coded Java | beside Easy Rules | cases a second | | time a case |
                |---|---:|---:|---:|---:|---:|
                """);
        for (MappingBenchmark.Engine engine : MappingBenchmark.Engine.values()) {
            Measured result = mapping(engine);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %,.0f | %s | %s |%n",
                    engine.words(),
                    ratio(result.value()
                            / mapping(MappingBenchmark.Engine.HAND_CODED).value()),
                    ratio(result.value()
                            / mapping(MappingBenchmark.Engine.EASY_RULES).value()),
                    result.value(),
                    error(result),
                    time(1_000_000 / result.value())));
        }
        text.append("\n## Footprint\n\n").append(footprint.text());
        text.append("\n## How it was measured\n\n").append(conditions);
        return text.toString().replace("\r\n", "\n");
    }

    private List<Goal> goals() {
        double engine = value("engineBatch");
        double rules = mapping(MappingBenchmark.Engine.RULES).value();
        List<Measured> portfolios = portfolios();
        Measured small = portfolios.get(0);
        Measured large = portfolios.get(portfolios.size() - 1);
        return List.of(
                Goal.atLeast(
                        "full decision, one thread, beside hand-coded Java",
                        "%.0f %%",
                        35,
                        100 * engine / value("handCoded")),
                Goal.atLeast(
                        "full decision, one thread, beside naive Drools", "%.1f ×", 20, engine / value("naiveDrools")),
                Goal.atLeast(
                        "mapping alone, beside Evrete in batches",
                        "%.1f ×",
                        10,
                        rules / mapping(MappingBenchmark.Engine.EVRETE).value()),
                Goal.atLeast(
                        "mapping alone, beside Easy Rules",
                        "%.1f ×",
                        5,
                        rules / mapping(MappingBenchmark.Engine.EASY_RULES).value()),
                Goal.atMost(
                        String.format(
                                Locale.ROOT,
                                "cost of an account among %,d, beside one among %,d",
                                size(large),
                                size(small)),
                        "%.2f ×",
                        1.3,
                        large.value() / size(large) / (small.value() / size(small))),
                Goal.atLeast("two threads, beside one", "%.2f ×", 1.7, value("engineTwoThreads") / engine),
                Goal.atMost("a single decision, median", "%.1f µs", 10, value("engineSingle/p50")),
                Goal.atMost("a single decision, 99 of 100", "%.1f µs", 100, value("engineSingle/p99")),
                Goal.atMost(
                        "cost of an account with ten times as many rules",
                        "%.2f ×",
                        4,
                        engine / value("engineManyRules")),
                Goal.atLeast(
                        "with a joining rule of an author, beside Drools sessions of 500",
                        "%.2f ×",
                        1,
                        value("engineJoiningRule") / value("chunkedDroolsJoiningRule")),
                Goal.atMost("jars that a host gets", "%.1f MB", 15, footprint.jarMegabytes()),
                Goal.atMost("heap of an idle engine with all packs", "%.1f MB", 40, footprint.heapMegabytes()));
    }

    private List<Measured> portfolios() {
        List<Measured> portfolios = results.stream()
                .filter(result -> result.name().startsWith("portfolio/"))
                .sorted(Comparator.comparingInt(PerformancePage::size))
                .toList();
        if (portfolios.isEmpty()) {
            throw missing("portfolio");
        }
        return portfolios;
    }

    private static int size(Measured portfolio) {
        return Integer.parseInt(portfolio.name().substring(portfolio.name().indexOf('/') + 1));
    }

    private Measured mapping(MappingBenchmark.Engine engine) {
        return find("mapping/" + engine);
    }

    private double value(String name) {
        return find(name).value();
    }

    private Measured find(String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("No result for " + name + ". Maybe it failed? See above.");
    }

    private static String title(String name) {
        return switch (name) {
            case "engineBatch" -> "engine, 1,000 accounts at once";
            case "engineTwoThreads" -> "the same on two threads";
            case "engineManyRules" -> "the same with ten times as many rules";
            case "engineJoiningRule" -> "the same with a joining rule of an author";
            case "chunkedDroolsJoiningRule" -> "Drools sessions of 500, with that joining rule";
            case "chunkedDrools" -> "Drools sessions of 500";
            case "naiveDrools" -> "naive Drools: a new session for every account";
            case "handCoded" -> "hand-coded Java";
            default -> "hand-coded Java, decision alone";
        };
    }

    private static String ratio(double ratio) {
        String pattern = ratio >= 10 ? "%,.0f ×" : ratio >= 0.1 ? "%.2f ×" : "%.4f ×";
        return String.format(Locale.ROOT, pattern, ratio);
    }

    private static String error(Measured result) {
        return Double.isNaN(result.error())
                ? "–"
                : String.format(Locale.ROOT, "± %.0f %%", 100 * result.error() / result.value());
    }

    private static String time(double micros) {
        if (micros < 0.1) {
            return String.format(Locale.ROOT, "%.0f ns", 1_000 * micros);
        }
        return String.format(Locale.ROOT, micros < 1 ? "%.2f µs" : micros < 10 ? "%.1f µs" : "%,.0f µs", micros);
    }
}
