package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.fact.ActiveFocusLoad;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes scenarios of what a scenario file says. Every mistake in it is a {@link BrokenFileException}. */
final class ScenarioReader {
    private static final List<String> INPUTS = inputs();
    private static final List<String> KEYS = with(
            List.of("scenario", "rule", "as-of", "zone", "parameters"), INPUTS, List.of("expect", "cases", "steps"));
    private static final List<String> STEP_KEYS = List.of("step", "as-of", "account", "add", "review", "expect");
    private static final List<String> COLUMN_ROOTS =
            with(List.of("rule", "as-of", "zone", "parameters"), INPUTS, List.of("expect"));
    private static final String CASE = "case";
    private static final Set<String> PORTFOLIO_EXPECTATIONS = Set.of("fires", "does-not-fire", "findings");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Map<String, RuleInfo> rules = new LinkedHashMap<>();
    private final List<RulePack> packs;
    private final ParameterSet parameters;
    private final Map<String, DecisionContext> contexts = new HashMap<>();

    ScenarioReader(List<RuleInfo> rules, List<RulePack> packs, ParameterSet parameters) {
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
        this.packs = packs;
        this.parameters = parameters;
    }

    /**
     * The scenarios of a file.
     *
     * @param pack the pack it belongs to
     * @param stem its name without {@code .yaml}: that of the rule file
     */
    List<Scenario> read(YamlNode file, String pack, String stem) {
        List<Scenario> scenarios = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        FileProblems.forEach(file.asList(), node -> {
            FileProblems problems = new FileProblems();
            problems.attempt(() -> checkKeys(node));
            if (inputs(node).isEmpty()) {
                // The key of the input is among those that are unknown.
                problems.check();
            }
            List<Scenario> read = problems.attempt(() -> scenarios(node));
            problems.check();
            for (Scenario scenario : Objects.requireNonNull(read)) {
                String home = home(scenario.rule());
                if (!home.equals(pack + "/" + stem)) {
                    throw node.broken("the rule \"" + scenario.rule() + "\" is in " + home
                            + ".drl. Maybe move this scenario to " + home.replace("/", "/scenarios/") + ".yaml?");
                }
                String earlier = places.putIfAbsent(scenario.name(), scenario.place());
                if (earlier != null) {
                    throw node.broken("the scenario \"" + scenario.name() + "\" is there twice, first at " + earlier
                            + ". Maybe say what is different about this one?");
                }
                scenarios.add(scenario);
            }
        });
        return scenarios;
    }

    private static List<String> inputs() {
        List<String> names = new ArrayList<>(List.of("account", "portfolio"));
        Questions.all().forEach(question -> names.add(question.name()));
        return List.copyOf(names);
    }

    private static List<String> with(List<String> first, List<String> second, List<String> third) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return List.copyOf(all);
    }

    private static void checkKeys(YamlNode node) {
        FileProblems.forEach(node.asMap(), (key, value) -> {
            if (!KEYS.contains(key)) {
                throw value.brokenKey("unknown key \"" + key + "\". Known: " + String.join(", ", KEYS) + "."
                        + Nearest.maybe(key, KEYS));
            }
        });
    }

    /** {@code pack/stem} of the file that a rule is in. */
    private String home(String id) {
        RuleInfo info = rules.get(id);
        String place = info == null ? "" : info.place();
        String file = place.substring(place.replace('\\', '/').lastIndexOf('/') + 1, place.lastIndexOf(':'));
        return id.substring(0, id.indexOf('.')) + "/" + file.replace(".drl", "");
    }

    private List<Scenario> scenarios(YamlNode node) {
        YamlNode nameNode = node.require("scenario");
        String name = nameNode.asText().strip();
        if (name.isEmpty()) {
            throw nameNode.broken("the scenario has no name. Maybe a sentence that says what should happen?");
        }
        YamlNode cases = node.get("cases");
        YamlNode steps = node.get("steps");
        if (steps != null) {
            return List.of(story(node, name, steps));
        }
        if (cases == null) {
            return List.of(scenario(node, name, node.place()));
        }
        cases.allow(List.of("columns", "rows"));
        List<YamlNode> columns = cases.require("columns").asList();
        FileProblems.forEach(columns, column -> checkColumn(column));
        List<YamlNode> rows = cases.require("rows").asList();
        if (rows.isEmpty()) {
            throw cases.broken("the table of cases has no rows");
        }
        return FileProblems.each(rows, row -> caseOf(node, name, columns, row));
    }

    /** The scenario with the cells of a row in their places. */
    private Scenario caseOf(YamlNode node, String name, List<YamlNode> columns, YamlNode row) {
        List<YamlNode> cells = row.asList();
        if (cells.size() != columns.size()) {
            throw row.broken("the row has " + cells.size() + " cells, but the table has " + columns.size()
                    + " columns. Maybe a comma is missing, or quotes around a text with a comma?");
        }
        YamlNode merged = node;
        List<String> values = new ArrayList<>();
        String title = null;
        String ruleOfRow = "";
        for (int i = 0; i < cells.size(); i++) {
            String column = columns.get(i).asText();
            YamlNode cell = cells.get(i);
            if (column.equals(CASE)) {
                title = cell.asText();
                continue;
            }
            merged = FieldPath.with(merged, FieldPath.of(column), cell);
            if (column.equals("rule")) {
                ruleOfRow = cell.asText() + ": ";
            } else if (!column.startsWith("expect")) {
                values.add(Expectation.FieldValue.text(cell));
            }
        }
        String label = ruleOfRow + (title == null ? String.join(", ", values) : title);
        return scenario(merged, name + " (" + label + ")", row.place());
    }

    private static void checkColumn(YamlNode column) {
        String path = column.asText();
        List<FieldPath.Step> steps = FieldPath.of(path);
        String root = steps.isEmpty() ? null : steps.get(0).key();
        if (!path.equals(CASE) && (root == null || !COLUMN_ROOTS.contains(root))) {
            List<String> known = new ArrayList<>(List.of("case", "rule", "as-of", "zone", "parameters.…"));
            INPUTS.forEach(input -> known.add(input + ".…"));
            known.add("expect.…");
            String advice = AssignmentFields.names().contains(path)
                    ? " Maybe \"account." + path + "\" or \"expect." + path + "\"?"
                    : Nearest.maybe(root == null ? path : root, COLUMN_ROOTS);
            throw column.broken("unknown column \"" + path + "\". Known: " + String.join(", ", known) + "." + advice);
        }
    }

    private Scenario scenario(YamlNode node, String name, String place) {
        FileProblems problems = new FileProblems();
        String rule = problems.attempt(() -> ruleId(node.require("rule")));
        ZoneId zone = problems.attempt(() -> zone(node.get("zone")));
        ZoneId days = zone == null ? ZoneOffset.UTC : zone;
        Instant asOf = problems.attempt(() -> asOf(node.require("as-of"), days));
        YamlNode expect = problems.attempt(() -> node.require("expect"));
        YamlNode input = problems.attempt(() -> input(node));
        // What stands on what cannot be read cannot be read either.
        if (rule == null || expect == null || input == null) {
            problems.check();
        }
        String id = Objects.requireNonNull(rule);
        YamlNode expected = Objects.requireNonNull(expect);
        YamlNode asked = Objects.requireNonNull(input);
        Instant then = asOf == null ? Instant.EPOCH : asOf;
        String kind = inputs(node).get(0);
        Question<?, ?> question = Questions.all().stream()
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElse(null);
        List<Expectation> expectations = problems.attempt(() -> question == null
                ? expectations(expected, id, kind.equals("portfolio"))
                : new AnswerExpectations(this).of(expected, id, question));
        Scenario.Given given = problems.attempt(() -> {
            YamlNode overlay = node.get("parameters");
            String home = id.substring(0, id.indexOf('.'));
            if (question != null) {
                return asked(question, asked, overlay, days, then, home, expected);
            }
            return kind.equals("portfolio")
                    ? portfolio(asked, overlay, days, then, home)
                    : account(asked, overlay, days, then, home, expected);
        });
        problems.check();
        return new Scenario(
                name,
                id,
                place,
                List.of(Scenario.Step.only(
                        place, Objects.requireNonNull(given), Objects.requireNonNull(expectations))));
    }

    private static List<String> inputs(YamlNode node) {
        return INPUTS.stream().filter(key -> node.get(key) != null).toList();
    }

    /** The one input of a scenario. */
    private static YamlNode input(YamlNode node) {
        List<String> inputs = inputs(node);
        if (inputs.size() != 1) {
            throw node.broken("a scenario has one of " + String.join(", ", INPUTS) + ", but this one has "
                    + (inputs.isEmpty() ? "none" : String.join(" and ", inputs)));
        }
        return node.require(inputs.get(0));
    }

    /** A scenario with several decisions about one account. */
    private Scenario story(YamlNode node, String name, YamlNode steps) {
        FileProblems.forEach(List.of("as-of", "expect", "cases"), key -> {
            YamlNode value = node.get(key);
            if (value != null) {
                throw value.brokenKey("a scenario with steps has no \"" + key + "\" of its own."
                        + (key.equals("cases") ? "" : " Maybe move it into the steps?"));
            }
        });
        for (String key : INPUTS) {
            YamlNode value = node.get(key);
            if (value != null && !key.equals("account")) {
                throw value.brokenKey("only an account goes through steps, but this is \"" + key + "\"");
            }
        }
        String rule = ruleId(node.require("rule"));
        ZoneId zone = zone(node.get("zone"));
        YamlNode account = node.require("account");
        List<Scenario.Step> read = new ArrayList<>();
        Set<String> named = new HashSet<>();
        FileProblems problems = new FileProblems();
        for (YamlNode each : steps.asList()) {
            problems.attempt(() -> each.allow(STEP_KEYS));
            YamlNode before = account;
            YamlNode now = problems.attempt(() -> changed(before, each));
            YamlNode expect = problems.attempt(() -> each.require("expect"));
            Instant asOf = problems.attempt(() -> notBefore(read, asOf(each.require("as-of"), zone), each));
            if (now == null || expect == null || asOf == null) {
                continue;
            }
            account = now;
            Set<String> ofStep = new HashSet<>();
            List<Expectation> expectations = problems.attempt(() -> expectations(expect, rule, false, ofStep));
            named.addAll(ofStep);
            String home = rule.substring(0, rule.indexOf('.'));
            Scenario.Given given =
                    problems.attempt(() -> account(now, node.get("parameters"), zone, asOf, home, expect));
            Scenario.Verdict said = problems.attempt(() -> {
                YamlNode verdict = each.get("review");
                return verdict == null ? null : verdict.asChoice(Scenario.Verdict.class);
            });
            if (expectations == null || given == null) {
                continue;
            }
            YamlNode own = each.get("account");
            YamlNode title = each.get("step");
            read.add(new Scenario.Step(
                    title == null ? "" : title.asText(),
                    each.place(),
                    given,
                    own != null && own.get("current") != null,
                    own != null && own.get("reviews") != null,
                    said,
                    expectations));
        }
        problems.check();
        if (read.isEmpty()) {
            throw steps.broken("there are no steps");
        }
        if (!named.contains(rule)) {
            throw node.broken("no step says whether the rule fires. Maybe \"fires: true\" under expect?");
        }
        return new Scenario(name, rule, node.place(), read);
    }

    private static Instant notBefore(List<Scenario.Step> earlier, Instant asOf, YamlNode step) {
        if (!earlier.isEmpty()
                && asOf.isBefore(earlier.get(earlier.size() - 1).given().asOf())) {
            throw step.require("as-of").broken("the step is before the one above it. Maybe in another order?");
        }
        return asOf;
    }

    /** The account as a step leaves it: fields replaced, and elements added to lists. */
    private static YamlNode changed(YamlNode account, YamlNode step) {
        YamlNode changed = account;
        YamlNode own = step.get("account");
        if (own != null) {
            for (Map.Entry<String, YamlNode> entry : own.asMap().entrySet()) {
                changed = changed.with(entry.getKey(), entry.getValue());
            }
        }
        YamlNode add = step.get("add");
        if (add != null) {
            for (Map.Entry<String, YamlNode> entry : add.asMap().entrySet()) {
                YamlNode there = changed.get(entry.getKey());
                List<YamlNode> all = new ArrayList<>(there == null || there.isNull() ? List.of() : there.asList());
                all.addAll(entry.getValue().asList());
                changed = changed.with(entry.getKey(), entry.getValue().withElements(all));
            }
        }
        return changed;
    }

    private Scenario.Given portfolio(
            YamlNode node, @Nullable YamlNode overlay, ZoneId zone, Instant asOf, String home) {
        node.allow(List.of("incumbents"));
        Family family = Family.of(packs, DecisionPacks.NAMES, home);
        var load = new ActiveFocusLoad(node.require("incumbents").asNumber());
        return new Scenario.Given(family, context(family, overlay, zone), asOf, null, List.of(), load, null);
    }

    private Scenario.Given account(
            YamlNode node, @Nullable YamlNode overlay, ZoneId zone, Instant asOf, String home, YamlNode expect) {
        Family family = Family.of(packs, DecisionPacks.NAMES, home);
        ReadRecord<Account> record = AccountNode.read(node, zone);
        requireReadable("account", node, record.problems(), expect);
        return new Scenario.Given(
                family, context(family, overlay, zone), asOf, record.value(), record.problems(), null, null);
    }

    private Scenario.Given asked(
            Question<?, ?> question,
            YamlNode node,
            @Nullable YamlNode overlay,
            ZoneId zone,
            Instant asOf,
            String home,
            YamlNode expect) {
        Family family = Family.of(packs, question.packs(), home);
        // Only the packs of the question: a key that stands alone may be in a pack that has nothing to do with it.
        ParameterSet own = family.parameters(parameters, question.packs());
        Setting setting = new Setting(overlay == null ? own : own.overlaid(overlay), zone, asOf);
        Asked<?, ?> asked = Asked.read(question, family, setting, node, zone);
        requireReadable(question.name(), node, asked.problems(), expect);
        return new Scenario.Given(family, null, asOf, null, asked.problems(), null, asked);
    }

    private static void requireReadable(String name, YamlNode node, List<Problem> problems, YamlNode expect) {
        if (!problems.isEmpty() && expect.get("rejected") == null) {
            throw AccountNode.broken(name, node, problems);
        }
    }

    private String ruleId(YamlNode node) {
        String id = node.asText();
        if (!rules.containsKey(id)) {
            List<String> near = Nearest.to(id, rules.keySet(), 3);
            int dot = id.indexOf('.');
            String pack = dot < 0 ? "" : id.substring(0, dot + 1);
            List<String> known = rules.keySet().stream()
                    .filter(each -> each.startsWith(pack) && !pack.isEmpty())
                    .toList();
            String alternatives = known.isEmpty()
                    ? " Known packs: "
                            + String.join(
                                    ", ", packs.stream().map(RulePack::name).toList()) + "."
                    : " Known in this pack: " + String.join(", ", known) + ".";
            throw node.broken("there is no rule \"" + id + "\"." + alternatives
                    + (near.isEmpty() ? "" : " Maybe \"" + near.get(0) + "\"?"));
        }
        return id;
    }

    private static ZoneId zone(@Nullable YamlNode node) {
        if (node == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(node.asText());
        } catch (DateTimeException e) {
            throw node.broken("\"" + node.asText() + "\" is not a zone; allowed: names such as UTC or Europe/Berlin."
                    + Nearest.maybe(node.asText(), ZoneId.getAvailableZoneIds()));
        }
    }

    /** A bare date means the end of that day, so that all that happened on it counts. */
    private static Instant asOf(YamlNode node, ZoneId zone) {
        String text = node.asText();
        ValueKind<Instant> instants = Values.instant(zone);
        Instant instant = instants.parse(text);
        if (instant == null) {
            throw node.broken("as-of \"" + text + "\" " + instants.complaint(text));
        }
        return DATE.matcher(text).matches()
                ? LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minusNanos(1)
                : instant;
    }

    private DecisionContext context(Family family, @Nullable YamlNode overlay, ZoneId zone) {
        ParameterSet all = overlay == null ? parameters : parameters.overlaid(overlay);
        ParameterSet effective = family.parameters(all, DecisionPacks.NAMES);
        String key = family.names() + " " + effective.packs() + " " + zone;
        return contexts.computeIfAbsent(key, it -> DecisionContext.of(family.packs(), effective, zone));
    }

    private List<Expectation> expectations(YamlNode expect, String rule, boolean portfolio) {
        Set<String> mentioned = new HashSet<>();
        FileProblems problems = new FileProblems();
        List<Expectation> expectations = problems.attempt(() -> expectations(expect, rule, portfolio, mentioned));
        if (!mentioned.contains(rule) && !saysWhetherItFires(expect)) {
            problems.attempt(() -> {
                throw expect.broken("the scenario does not say whether its rule fires. Maybe \"fires: true\"?");
            });
        }
        problems.check();
        return Objects.requireNonNull(expectations);
    }

    /** Whether expectations say that the scenario's own rule fires or not, be it in words that cannot be read. */
    static boolean saysWhetherItFires(YamlNode expect) {
        return List.of("fires", "does-not-fire").stream()
                .map(expect::get)
                .anyMatch(each -> each != null && each.isText());
    }

    private List<Expectation> expectations(YamlNode expect, String rule, boolean portfolio, Set<String> mentioned) {
        List<Expectation> expectations = new ArrayList<>();
        boolean rejection = expect.get("rejected") != null;
        Set<String> known =
                new LinkedHashSet<>(List.of("fires", "does-not-fire", "findings", "review-reasons", "rejected"));
        known.addAll(AssignmentFields.names());
        FileProblems.forEach(expect.asMap(), (key, value) -> {
            if (!known.contains(key)) {
                String advice = key.equals("fired_rules") ? " Maybe \"fires\"?" : Nearest.maybe(key, known);
                throw value.brokenKey("nothing can be expected of \"" + key + "\". Known: " + String.join(", ", known)
                        + "." + advice);
            }
            boolean firing = key.equals("fires") || key.equals("does-not-fire");
            if (portfolio && !PORTFOLIO_EXPECTATIONS.contains(key)) {
                throw value.brokenKey("a portfolio has no \"" + key + "\". Known: fires, does-not-fire, findings.");
            }
            if (rejection && !firing && !key.equals("rejected")) {
                throw value.brokenKey(
                        "a rejected account has no \"" + key + "\". Known beside rejected: fires, does-not-fire.");
            }
            switch (key) {
                case "fires", "does-not-fire" -> firing(key, value, rule, mentioned, expectations);
                case "findings" -> expectations.add(new Expectation.Findings(value.place(), codes(value)));
                case "rejected" -> expectations.add(new Expectation.Rejected(value.place(), value.asText()));
                case "review-reasons" -> {
                    AssignmentFields.check("review.reasons", value);
                    boolean none = !value.isNull() && value.asList().isEmpty();
                    expectations.add(
                            none
                                    ? new Expectation.NoReview(value.place())
                                    : new Expectation.FieldValue("review.reasons", value));
                }
                default -> {
                    AssignmentFields.check(key, value);
                    expectations.add(new Expectation.FieldValue(key, value));
                }
            }
        });
        return expectations;
    }

    void firing(String key, YamlNode value, String rule, Set<String> mentioned, List<Expectation> expectations) {
        boolean fires = key.equals("fires");
        if (value.isText()) {
            if (!fires) {
                throw value.broken("expected a list of rule ids here. Maybe \"fires: false\"?");
            }
            expectations.add(new Expectation.Firing(value.place(), rule, value.asFlag()));
            note(value, rule, mentioned);
            return;
        }
        for (YamlNode element : value.asList()) {
            String id = ruleId(element);
            expectations.add(new Expectation.Firing(element.place(), id, fires));
            note(element, id, mentioned);
        }
    }

    private static void note(YamlNode node, String id, Set<String> mentioned) {
        if (!mentioned.add(id)) {
            throw node.broken("the rule \"" + id + "\" is named twice under fires and does-not-fire");
        }
    }

    static Set<String> codes(YamlNode value) {
        Set<String> codes = new LinkedHashSet<>();
        for (YamlNode element : value.asList()) {
            if (!CODE.matcher(element.asText()).matches()) {
                throw element.broken("\"" + element.asText()
                        + "\" is no code of a finding: codes are in capitals, such as FUTURE_EVIDENCE");
            }
            codes.add(element.asText());
        }
        return codes;
    }
}
