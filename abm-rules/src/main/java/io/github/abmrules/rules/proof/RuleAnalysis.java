package io.github.abmrules.rules.proof;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.analysis.Evaluator;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.RuleExpressions;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.fact.OfProfile;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.internal.TracedSessions;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.profile.Signals;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries rules on every input that their conditions can tell apart. What must hold is declared in the {@code checks.yaml} of a
 * pack; that every rule can fire, that each changes something and that none feeds itself is asked of all. The compiled
 * rules decide; this only makes the inputs and compares. Used once.
 */
public final class RuleAnalysis {
    /** The instant at which accounts of examples are decided about. */
    public static final Instant AS_OF = Maker.AS_OF;

    private static final int LOOP_FIRINGS = 500;
    private static final int SAMPLE = 120;

    private final ParameterSet parameters;
    private final TracedSessions sessions;
    private final AccountExamples accounts;
    private final Removals removals;
    private final Map<String, Declaration.Checks> checks;
    private final Set<String> inherited;
    private final List<Subject> subjects = new ArrayList<>();
    private final Set<Class<?>> known;
    private final Map<List<Object>, Space.Probes> probes = new HashMap<>();
    private final IdentityHashMap<Subject, Space> alone = new IdentityHashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<ProvenGroup> groups = new ArrayList<>();
    private long combinations;

    private RuleAnalysis(
            CompiledRules rules,
            List<RulePack> packs,
            ParameterSet parameters,
            Map<String, Declaration.Checks> checks,
            Set<String> inherited,
            Set<String> names) {
        this.inherited = inherited;
        this.parameters = parameters;
        this.sessions = new TracedSessions(rules, parameters);
        DecisionContext context = DecisionContext.of(packs, parameters, ZoneOffset.UTC);
        this.accounts = new AccountExamples(sessions, context);
        this.removals = new Removals(sessions, context);
        this.checks = checks;
        this.known = new LinkedHashSet<>();
        for (RuleInfo rule : rules.rules()) {
            RuleText text = Objects.requireNonNull(rules.texts().get(rule.id()));
            Evaluator evaluator = new Evaluator(text);
            text.rules()
                    .forEach(read -> read.patterns().forEach(pattern -> {
                        Class<?> type = evaluator.type(pattern.type());
                        if (type != null) {
                            known.add(type);
                        }
                    }));
            Subject subject = Subject.of(rule, text, parameters);
            if (subject != null) {
                subjects.add(subject);
            } else if (names.contains(rule.id().substring(0, rule.id().indexOf('.')))) {
                flaws.add(limit(
                        rule,
                        rule.id()
                                + " reads several facts, or one that is not there: it was not tried on every input."));
            }
        }
    }

    /**
     * Analyses packs.
     *
     * @param packs all packs that are loaded together
     * @param names those of them that are analysed
     * @param parameters the parameters in force
     * @param declarations the {@code checks.yaml} of packs that have one, by pack
     * @param inherited packs whose declarations are those of the shipped pack with their name
     * @param trust how far packs are trusted that the project does not ship
     * @throws BrokenRulesException when the rules cannot be used
     * @throws BrokenFileException when a declaration cannot be used
     */
    public static Analysis of(
            List<RulePack> packs,
            Set<String> names,
            ParameterSet parameters,
            Map<String, YamlNode> declarations,
            Set<String> inherited,
            RuleTrust trust) {
        Map<String, Declaration.Checks> checks = new HashMap<>();
        FileProblems.forEach(declarations, (pack, node) -> checks.put(pack, Declaration.read(node)));
        try (CompiledRules rules = CompiledRules.of(packs, parameters, trust)) {
            return new RuleAnalysis(rules, packs, parameters, checks, inherited, names).analyse(names);
        }
    }

    /**
     * Checks that declarations can be read.
     *
     * @param declarations the {@code checks.yaml} of packs that have one, by pack
     * @throws BrokenFileException with all that is wrong with any of them
     */
    public static void requireReadable(Map<String, YamlNode> declarations) {
        FileProblems.forEach(declarations, (pack, node) -> Declaration.read(node));
    }

    /** The same rules, to be looked at by another thread. */
    private RuleAnalysis(RuleAnalysis whole) {
        this.inherited = whole.inherited;
        this.parameters = whole.parameters;
        this.sessions = whole.sessions;
        this.accounts = whole.accounts;
        this.removals = whole.removals;
        this.checks = whole.checks;
        this.known = whole.known;
        this.subjects.addAll(whole.subjects);
    }

    /** Packs are looked at side by side; what is found is in the same order however long each takes. */
    private Analysis analyse(Set<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        List<RuleAnalysis> parts =
                sorted.stream().map(name -> new RuleAnalysis(this)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(parts.size(), Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                RuleAnalysis part = parts.get(i);
                String name = sorted.get(i);
                running.add(threads.submit(() -> part.analyse(name)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The analysis was interrupted.", e);
        } finally {
            threads.shutdownNow();
        }
        for (RuleAnalysis part : parts) {
            flaws.addAll(part.flaws);
            groups.addAll(part.groups);
            combinations += part.combinations;
        }
        flaws.sort(Comparator.comparing(Flaw::file).thenComparingInt(Flaw::line).thenComparing(Flaw::message));
        long rules =
                subjects.stream().filter(each -> names.contains(each.pack())).count();
        return new Analysis(flaws.stream().distinct().toList(), groups, (int) rules, combinations);
    }

    private void analyse(String name) {
        List<Subject> own =
                subjects.stream().filter(each -> each.pack().equals(name)).toList();
        own.forEach(this::alone);
        repeated(own);
        removed(own);
        covered(own);
        loops(own);
        for (Declaration declaration :
                checks.getOrDefault(name, Declaration.Checks.NONE).declarations()) {
            declared(name, declaration);
        }
    }

    /** Whether a rule can fire at all. */
    private void alone(Subject subject) {
        Space space = spaceOf(subject);
        if (space == null) {
            return;
        }
        int before = flaws.size();
        List<Object> some = new ArrayList<>(space.witnesses());
        some.addAll(space.sample(SAMPLE));
        if (!fire(some, Set.of(subject.id())).isEmpty() || flaws.size() > before) {
            combinations += some.size();
            return;
        }
        combinations += space.facts().size();
        if (!fire(space.facts(), Set.of(subject.id())).isEmpty() || flaws.size() > before) {
            return;
        }
        if (switched(subject)) {
            return;
        }
        String reason = checks.getOrDefault(subject.pack(), Declaration.Checks.NONE)
                .untried()
                .get(subject.id());
        if (reason != null) {
            flaws.add(limit(subject.rule(), subject.id() + " was not tried: " + reason));
            return;
        }
        if (!space.exhaustive()) {
            flaws.add(limit(
                    subject.rule(),
                    subject.id() + " fired on none of " + space.facts().size() + " inputs, out of " + space.size()
                            + "."));
            return;
        }
        String never = subject.neverHeld(space);
        if (never != null) {
            flaws.add(limit(
                    subject.rule(),
                    subject.id() + " was not tried where " + never + ": no such "
                            + subject.type().getSimpleName() + " could be made."));
            return;
        }
        boolean asks = subject.asks();
        if (asks && (!subject.varies(space.probed()) || !firesUnderOthers(subject, space))) {
            flaws.add(limit(
                    subject.rule(),
                    subject.id() + " fired on none of " + space.facts().size()
                            + " inputs, whatever its parameters: maybe none that it reads could be made."));
            return;
        }
        flaws.add(flaw(
                asks ? Flaw.Kind.NEVER_FIRES : Flaw.Kind.UNREACHABLE,
                Flaw.Severity.WARNING,
                List.of(subject),
                asks
                        ? subject.id() + " never fires under the parameters in force: " + inForce(subject)
                                + ". Maybe one of them is out of order with the others?"
                        : subject.id() + " can never fire: its conditions contradict each other. Maybe one of them is"
                                + " the wrong way round?",
                null));
    }

    private boolean switched(Subject subject) {
        return checks.getOrDefault(subject.pack(), Declaration.Checks.NONE)
                .switched()
                .contains(subject.id());
    }

    /** Whether another value of one of its parameters would make a rule fire. */
    private boolean firesUnderOthers(Subject subject, Space space) {
        for (String key : subject.rule().parameters()) {
            int slash = key.indexOf('/');
            String pack = key.substring(0, slash);
            String name = key.substring(slash + 1);
            for (String value : List.of("0", "1", "100", "true", "false")) {
                Subject other;
                try {
                    YamlNode node = YamlReader.parse(pack + ":\n  " + name + ": " + value + "\n", "other parameters");
                    other = Subject.of(subject.rule(), subject.file(), parameters.overlaid(node));
                } catch (BrokenFileException e) {
                    continue;
                }
                if (other != null && space.facts().stream().anyMatch(other::holds)) {
                    return true;
                }
            }
        }
        return false;
    }

    private String inForce(Subject subject) {
        List<String> values = new ArrayList<>();
        for (String key : subject.rule().parameters()) {
            int slash = key.indexOf('/');
            values.add(key + " = " + parameters.pack(key.substring(0, slash)).node(key.substring(slash + 1)));
        }
        return String.join(", ", values);
    }

    /** Rules that insert what another inserts as well, whenever they fire. */
    private void repeated(List<Subject> own) {
        Map<List<Object>, List<Subject>> alike = new LinkedHashMap<>();
        own.forEach(subject -> alike.computeIfAbsent(
                        List.of(subject.pack(), subject.type(), subject.words()), key -> new ArrayList<>())
                .add(subject));
        for (List<Subject> some : alike.values()) {
            for (int i = 0; i < some.size(); i++) {
                for (int j = i + 1; j < some.size(); j++) {
                    shadow(some.get(i), some.get(j));
                }
            }
        }
    }

    private void shadow(Subject one, Subject other) {
        if (withoutIt(one, other) && withoutIt(other, one)) {
            return;
        }
        Space space = space(List.of(one, other), RuleAnalysis::nothing);
        if (space == null || !space.exhaustive()) {
            return;
        }
        Set<Object> ones = identities();
        Set<Object> others = identities();
        for (TracedSessions.Firing firing : fire(space.facts(), Set.of(one.id(), other.id()))) {
            (firing.rule().equals(one.id()) ? ones : others).addAll(firing.matched());
        }
        ones.removeIf(each -> !space.type().isInstance(each));
        others.removeIf(each -> !space.type().isInstance(each));
        if (!others.isEmpty() && ones.containsAll(others)) {
            shadowed(other, one, others.iterator().next());
        } else if (!ones.isEmpty() && others.containsAll(ones)) {
            shadowed(one, other, ones.iterator().next());
        }
    }

    /** Whether an input is at hand on which the one fires and the other does not. */
    private boolean withoutIt(Subject one, Subject other) {
        Space space = spaceOf(one);
        return space != null && space.witnesses().stream().anyMatch(fact -> one.holds(fact) && other.fails(fact));
    }

    private void shadowed(Subject useless, Subject by, Object fact) {
        if (evidence(useless)) {
            return;
        }
        flaws.add(flaw(
                Flaw.Kind.SHADOWED,
                Flaw.Severity.WARNING,
                List.of(useless, by),
                useless.id() + " changes nothing: whenever it fires, " + by.id()
                        + " has said the same. Maybe narrow one"
                        + " of them, or declare it as evidence in checks.yaml?",
                fact));
    }

    /** Rules of which every word is said by others as well, whenever they fire. Those of the cluster decision are decided without. */
    private void covered(List<Subject> own) {
        Set<String> told = shadowed();
        for (Subject subject : own) {
            List<Subject> rivals = subjects.stream()
                    .filter(each -> each != subject
                            && each.type() == subject.type()
                            && each.insertion().type() == subject.insertion().type())
                    .toList();
            if (rivals.isEmpty() || ofAccounts(subject.type()) || evidence(subject) || told.contains(subject.id())) {
                continue;
            }
            Space alone = spaceOf(subject);
            if (alone == null) {
                continue;
            }
            Set<String> by = new TreeSet<>();
            if (said(subject, rivals, alone.witnesses(), by) != Said.BY_OTHERS) {
                continue;
            }
            List<Subject> some = new ArrayList<>(List.of(subject));
            rivals.stream().filter(each -> by.contains(each.id())).forEach(some::add);
            Space space = space(some, RuleAnalysis::nothing);
            if (space != null && space.exhaustive() && said(subject, rivals, space.facts(), by) == Said.BY_OTHERS) {
                flaws.add(flaw(
                        Flaw.Kind.NO_EFFECT,
                        Flaw.Severity.WARNING,
                        List.of(subject),
                        "removing " + subject.id() + " changes nothing: whenever it fires, " + String.join(" or ", by)
                                + " says the same. Maybe take it out, or declare it as evidence in checks.yaml?",
                        alone.witnesses().get(0),
                        some));
            }
        }
    }

    /** Who says what a rule says. */
    private enum Said {
        BY_NOBODY,
        BY_OTHERS,
        BY_IT_ALONE
    }

    private Said said(Subject subject, List<Subject> rivals, List<Object> facts, Set<String> by) {
        Set<String> ids = new TreeSet<>(Set.of(subject.id()));
        rivals.forEach(each -> ids.add(each.id()));
        IdentityHashMap<Object, List<TracedSessions.Firing>> firings = new IdentityHashMap<>();
        for (TracedSessions.Firing firing : fire(facts, ids)) {
            firing.matched().stream()
                    .filter(subject.type()::isInstance)
                    .forEach(fact -> firings.computeIfAbsent(fact, key -> new ArrayList<>())
                            .add(firing));
        }
        boolean fired = false;
        for (Map.Entry<Object, List<TracedSessions.Firing>> each : firings.entrySet()) {
            for (TracedSessions.Firing firing : each.getValue()) {
                if (firing.rule().equals(subject.id())) {
                    fired = true;
                    List<@Nullable Object> outcome = outcome(firing, each.getKey());
                    List<String> same = each.getValue().stream()
                            .filter(other -> !other.rule().equals(subject.id())
                                    && outcome(other, each.getKey()).equals(outcome))
                            .map(TracedSessions.Firing::rule)
                            .toList();
                    if (same.isEmpty() || firing.inserted().isEmpty()) {
                        return Said.BY_IT_ALONE;
                    }
                    by.addAll(same);
                }
            }
        }
        return fired ? Said.BY_OTHERS : Said.BY_NOBODY;
    }

    private Set<String> shadowed() {
        return flaws.stream()
                .filter(flaw -> flaw.kind() == Flaw.Kind.SHADOWED)
                .map(flaw -> flaw.rules().get(0))
                .collect(Collectors.toSet());
    }

    /** Rules of the cluster decision without which no account is decided otherwise. */
    private void removed(List<Subject> own) {
        Set<String> told = shadowed();
        Map<String, Subject> asked = new LinkedHashMap<>();
        own.stream()
                .filter(each -> !evidence(each) && !told.contains(each.id()) && ofDecision(each.type()))
                .forEach(each -> asked.put(each.id(), each));
        removals.idle(asked.keySet(), accounts.accounts()).forEach((id, idle) -> {
            Subject subject = Objects.requireNonNull(asked.get(id));
            flaws.add(new Flaw(
                    Flaw.Kind.NO_EFFECT,
                    Flaw.Severity.WARNING,
                    List.of(id),
                    subject.path(),
                    subject.line(),
                    "removing " + id + " changes no decision: without it, all " + idle.accounts()
                            + " accounts that were tried and on which it fires come out the same. Maybe take it out, or"
                            + " declare it as evidence in checks.yaml?",
                    List.of(),
                    json(idle.shortest())));
        });
    }

    private boolean evidence(Subject subject) {
        return checks.getOrDefault(subject.pack(), Declaration.Checks.NONE)
                .evidence()
                .contains(subject.id());
    }

    /** Rules that feed themselves, over any number of others. */
    private void loops(List<Subject> own) {
        Map<Subject, Set<Subject>> next = new LinkedHashMap<>();
        for (Subject from : subjects) {
            Set<Subject> fed = new LinkedHashSet<>();
            for (Subject to : subjects) {
                if (to.type().isAssignableFrom(from.insertion().type())
                        || (from.insertion().type().isAssignableFrom(to.type())
                                && from.insertion().type() != Object.class)) {
                    fed.add(to);
                }
            }
            next.put(from, fed);
        }
        Set<String> told = new HashSet<>();
        for (Subject subject : own) {
            Set<Subject> behind = reach(subject, next);
            if (!behind.contains(subject) || told.contains(subject.id())) {
                continue;
            }
            Set<String> ring = new TreeSet<>();
            behind.stream().filter(each -> reach(each, next).contains(subject)).forEach(each -> ring.add(each.id()));
            Space space = spaceOf(subject);
            if (space == null) {
                continue;
            }
            for (TracedSessions.Firing firing : fire(space.facts(), Set.of(subject.id()))) {
                Object fact = firing.matched().stream()
                        .filter(subject.type()::isInstance)
                        .findFirst()
                        .orElse(null);
                if (fact != null && sessions.runsOn(fact, ring, LOOP_FIRINGS)) {
                    told.addAll(ring);
                    flaws.add(flaw(
                            Flaw.Kind.LOOP,
                            Flaw.Severity.ERROR,
                            List.of(subject),
                            "never comes to an end: " + String.join(", ", ring) + " inserted " + LOOP_FIRINGS
                                    + " facts and would go on, since what they insert makes them fire again. Maybe insert"
                                    + " a fact that they do not read?",
                            fact));
                    break;
                }
            }
        }
    }

    private static Set<Subject> reach(Subject from, Map<Subject, Set<Subject>> next) {
        Set<Subject> reached = new LinkedHashSet<>();
        List<Subject> open = new ArrayList<>(next.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            Subject each = open.remove(open.size() - 1);
            if (reached.add(each)) {
                open.addAll(next.getOrDefault(each, Set.of()));
            }
        }
        return reached;
    }

    /** What the author of a pack says. */
    private void declared(String pack, Declaration declaration) {
        List<Subject> some = subjects.stream()
                .filter(each -> each.type().getSimpleName().equals(declaration.each())
                        && each.insertion().type().getSimpleName().equals(declaration.of())
                        && (declaration.by() == null
                                || declaration.by().equals(each.insertion().verb())))
                .toList();
        if (some.isEmpty()) {
            List<String> facts = subjects.stream()
                    .filter(each -> each.pack().equals(pack))
                    .map(each -> each.insertion().type().getSimpleName() + " for "
                            + each.type().getSimpleName()
                            + (declaration.by() == null
                                    ? ""
                                    : " by " + each.insertion().verb()))
                    .distinct()
                    .sorted()
                    .toList();
            String said = declaration.of() + " for " + declaration.each()
                    + (declaration.by() == null ? "" : " by " + declaration.by());
            if (inherited.contains(pack)) {
                nobody(pack, declaration, said);
                return;
            }
            throw declaration
                    .node()
                    .broken("no rule inserts " + said + ". The rules of " + pack + " insert: "
                            + String.join(", ", facts) + "." + Nearest.maybe(said, facts));
        }
        Subject first = some.get(0);
        Evaluator evaluator = first.evaluator();
        Expression where = expression(declaration.where());
        Expression given = expression(declaration.given());
        List<Expression> along = declaration.along().stream()
                .map(each -> RuleExpressions.read(each.field(), 0, each.field().length()))
                .toList();
        Space.View view = (fact, into) -> {
            if (where != null) {
                into.add(value(declaration, evaluator, where, fact));
            }
            if (given != null) {
                into.add(value(declaration, evaluator, given, fact));
            }
            along.forEach(each -> into.add(value(declaration, evaluator, each, fact)));
        };
        Space space = space(some, view);
        if (space == null) {
            return;
        }
        List<Object> facts = new ArrayList<>(space.facts());
        if (where != null) {
            facts.removeIf(fact -> !Boolean.TRUE.equals(value(declaration, evaluator, where, fact)));
        }
        if (given != null) {
            facts.removeIf(fact -> !Boolean.TRUE.equals(value(declaration, evaluator, given, fact)));
            assumed(declaration, where, given, first);
        }
        combinations += facts.size();
        groups.add(new ProvenGroup(
                pack, declaration.each(), declaration.of(), some.size(), facts.size(), space.exhaustive()));
        if (!space.exhaustive()) {
            flaws.add(limit(
                    first.rule(),
                    declaration.of() + " for each " + declaration.each() + " is not proved: " + facts.size()
                            + " inputs were tried, out of " + space.size() + "."));
        }
        IdentityHashMap<Object, List<TracedSessions.Firing>> firings = new IdentityHashMap<>();
        Set<String> ids = new TreeSet<>();
        some.forEach(each -> ids.add(each.id()));
        for (TracedSessions.Firing firing : fire(facts, ids)) {
            firing.matched().stream()
                    .filter(first.type()::isInstance)
                    .forEach(fact -> firings.computeIfAbsent(fact, key -> new ArrayList<>())
                            .add(firing));
        }
        if (declaration.kind() == Declaration.Kind.MONOTONE) {
            monotone(declaration, some, evaluator, along, facts, firings);
        } else {
            counted(declaration, some, facts, firings);
        }
    }

    /** The shipped pack promises what this one, which took its place, has no rule for. */
    private void nobody(String pack, Declaration declaration, String said) {
        List<Subject> others =
                subjects.stream().filter(each -> each.pack().equals(pack)).toList();
        if (declaration.kind() == Declaration.Kind.EXACTLY_ONE && !others.isEmpty()) {
            flaws.add(flaw(
                    Flaw.Kind.GAP,
                    Flaw.Severity.ERROR,
                    List.of(others.get(0)),
                    "no rule gives a " + said + ", as those of the shipped pack " + pack
                            + " do. Maybe copy them, or give" + " the pack a checks.yaml of its own?",
                    null));
        }
    }

    /** A view that sees nothing. */
    private static void nothing(Object fact, List<@Nullable Object> into) {}

    private static @Nullable Expression expression(@Nullable String text) {
        return text == null ? null : RuleExpressions.read(text, 0, text.length());
    }

    /** Whether facts of the cluster decision may be of a type. */
    private boolean ofDecision(Class<?> type) {
        return known.stream().anyMatch(each -> ofAccounts(each) && type.isAssignableFrom(each));
    }

    private static boolean ofAccounts(Class<?> type) {
        return OfProfile.class.isAssignableFrom(type) || Signals.class.isAssignableFrom(type);
    }

    private @Nullable Object value(Declaration declaration, Evaluator evaluator, Expression expression, Object fact) {
        try {
            return evaluator.value(expression, fact, Map.of());
        } catch (Evaluator.UnknownValueException e) {
            throw declaration
                    .node()
                    .broken("\"" + (declaration.given() == null ? declaration.along() : declaration.given())
                            + "\" cannot be told of a " + declaration.each() + ": " + e.getMessage());
        }
    }

    /** Whether inputs that are said not to come do come of accounts. */
    private void assumed(Declaration declaration, @Nullable Expression where, Expression given, Subject first) {
        if (!ofAccounts(first.type())) {
            return;
        }
        for (Object fact : accounts.facts(first.type())) {
            boolean meant = where == null || Boolean.TRUE.equals(value(declaration, first.evaluator(), where, fact));
            if (meant && !Boolean.TRUE.equals(value(declaration, first.evaluator(), given, fact))) {
                String place = declaration.node().place();
                flaws.add(new Flaw(
                        Flaw.Kind.ASSUMPTION,
                        Flaw.Severity.ERROR,
                        List.of(),
                        place.substring(0, place.lastIndexOf(':')),
                        declaration.node().line(),
                        "it is given that " + declaration.given() + ", but an account leads to a " + declaration.each()
                                + " of which that does not hold",
                        readings(List.of(first), fact),
                        json(fact)));
                return;
            }
        }
    }

    private void counted(
            Declaration declaration,
            List<Subject> some,
            List<Object> facts,
            Map<Object, List<TracedSessions.Firing>> firings) {
        Set<List<String>> told = new HashSet<>();
        int gaps = 0;
        Object gap = null;
        for (Object fact : facts) {
            List<TracedSessions.Firing> fired = firings.getOrDefault(fact, List.of());
            if (fired.size() > 1) {
                List<String> ids = fired.stream()
                        .map(TracedSessions.Firing::rule)
                        .sorted()
                        .distinct()
                        .toList();
                if (told.add(ids)) {
                    overlap(declaration, some, ids, facts, firings, fact);
                }
            } else if (fired.isEmpty() && declaration.kind() == Declaration.Kind.EXACTLY_ONE) {
                gaps++;
                gap = gap == null ? fact : gap;
            }
        }
        if (gap != null) {
            List<Subject> near = nearest(some, gap);
            flaws.add(flaw(
                    Flaw.Kind.GAP,
                    Flaw.Severity.ERROR,
                    near,
                    "no rule gives a " + declaration.of() + " for " + gaps + " of " + facts.size() + " inputs of "
                            + declaration.each() + ". Maybe widen "
                            + near.get(0).id() + ", which comes nearest, or add a rule?",
                    gap,
                    some));
        }
    }

    private void overlap(
            Declaration declaration,
            List<Subject> some,
            List<String> ids,
            List<Object> facts,
            Map<Object, List<TracedSessions.Firing>> firings,
            Object fact) {
        List<Subject> both =
                some.stream().filter(each -> ids.contains(each.id())).toList();
        List<TracedSessions.Firing> fired = firings.getOrDefault(fact, List.of());
        boolean same =
                fired.stream().map(each -> outcome(each, fact)).distinct().count() == 1;
        for (Subject each : both) {
            boolean never = facts.stream()
                    .map(one -> firings.getOrDefault(one, List.of()))
                    .filter(all -> all.stream().anyMatch(one -> one.rule().equals(each.id())))
                    .allMatch(all -> all.size() > 1);
            if (same && never && both.size() > 1) {
                shadowed(each, both.get(0) == each ? both.get(1) : both.get(0), fact);
                return;
            }
        }
        flaws.add(flaw(
                Flaw.Kind.OVERLAP,
                Flaw.Severity.ERROR,
                both,
                String.join(" and ", ids) + " both give a " + declaration.of() + " for the same " + declaration.each()
                        + (same ? "" : ", and not the same") + ". Maybe narrow one of them?",
                fact,
                some));
    }

    /** What a rule inserted, apart from the rule and the fact that it read. */
    private static List<@Nullable Object> outcome(TracedSessions.Firing firing, Object fact) {
        List<@Nullable Object> outcome = new ArrayList<>();
        for (Object inserted : firing.inserted()) {
            outcome.add(inserted.getClass());
            if (inserted.getClass().isRecord()) {
                for (Object part : Shape.of(inserted.getClass()).parts(inserted)) {
                    if (part != fact && !(part instanceof FiredRule)) {
                        outcome.add(part);
                    }
                }
            }
        }
        return outcome;
    }

    private static List<Subject> nearest(List<Subject> some, Object fact) {
        return some.stream()
                .max(Comparator.comparingDouble(each -> {
                    List<@Nullable Object> truths = new ArrayList<>();
                    each.truths(fact, truths);
                    return (double) truths.stream().filter(Boolean.TRUE::equals).count() / Math.max(1, truths.size());
                }))
                .map(List::of)
                .orElseThrow();
    }

    private void monotone(
            Declaration declaration,
            List<Subject> some,
            Evaluator evaluator,
            List<Expression> along,
            List<Object> facts,
            Map<Object, List<TracedSessions.Firing>> firings) {
        String name = String.valueOf(declaration.value());
        Expression result = RuleExpressions.read(name, 0, name.length());
        Map<List<@Nullable Object>, Point> points = new LinkedHashMap<>();
        for (Object fact : facts) {
            List<TracedSessions.Firing> fired = firings.getOrDefault(fact, List.of());
            if (fired.size() != 1 || fired.get(0).inserted().isEmpty()) {
                continue;
            }
            List<@Nullable Object> at = new ArrayList<>();
            along.forEach(each -> at.add(value(declaration, evaluator, each, fact)));
            Object value = value(
                    declaration, evaluator, result, fired.get(0).inserted().get(0));
            points.putIfAbsent(at, new Point(at, value, fact, fired.get(0).rule()));
        }
        for (Point low : points.values()) {
            for (Point high : points.values()) {
                if (!low.equals(high)
                        && below(declaration.along(), low.at(), high.at())
                        && compared(high.value(), low.value()) < 0) {
                    List<Subject> both = some.stream()
                            .filter(each ->
                                    each.id().equals(low.rule()) || each.id().equals(high.rule()))
                            .toList();
                    flaws.add(flaw(
                            Flaw.Kind.NOT_MONOTONE,
                            Flaw.Severity.ERROR,
                            both,
                            declaration.value() + " falls from " + low.value() + " (" + low.rule() + ") to "
                                    + high.value()
                                    + " (" + high.rule() + ") although nothing got worse: from "
                                    + words(declaration, low.at()) + " to " + words(declaration, high.at())
                                    + ". Maybe one of the rules gives the wrong value?",
                            high.fact(),
                            some));
                    return;
                }
            }
        }
    }

    /** One input with what came of it. */
    private record Point(
            List<@Nullable Object> at, @Nullable Object value, Object fact, String rule) {}

    private static String words(Declaration declaration, List<@Nullable Object> at) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            words.add(declaration.along().get(i).field() + " " + at.get(i));
        }
        return String.join(", ", words);
    }

    private static boolean below(
            List<Declaration.Direction> along, List<@Nullable Object> low, List<@Nullable Object> high) {
        for (int i = 0; i < along.size(); i++) {
            int order = compared(high.get(i), low.get(i));
            if (along.get(i).falling() ? order > 0 : order < 0) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static int compared(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        return one instanceof Comparable<?> comparable ? ((Comparable<Object>) comparable).compareTo(other) : 0;
    }

    private @Nullable Space spaceOf(Subject subject) {
        Space space = alone.get(subject);
        if (space == null) {
            space = space(List.of(subject), RuleAnalysis::nothing);
            if (space != null) {
                alone.put(subject, space);
            }
        }
        return space;
    }

    private @Nullable Space space(List<Subject> some, Space.View view) {
        Subject first = some.get(0);
        List<Object> key = List.of(first.pack(), first.type());
        try {
            Space.Probes found = probes.get(key);
            if (found == null) {
                List<Subject> alike = subjects.stream()
                        .filter(each ->
                                each.type() == first.type() && each.pack().equals(first.pack()))
                        .toList();
                Maker maker = new Maker(known, parameters.pack(first.pack()));
                found = new Space.Probes(alike, parameters, maker);
                probes.put(key, found);
            }
            Space space = Space.of(found, first.type(), some, view);
            return space;
        } catch (Maker.UnmakeableException e) {
            flaws.add(limit(first.rule(), first.id() + " was not tried: " + e.getMessage() + "."));
            return null;
        }
    }

    /** What rules do on facts; what Drools cannot evaluate on one that was made up is not tried. */
    private List<TracedSessions.Firing> fire(List<Object> facts, Set<String> ids) {
        try {
            return sessions.fire(facts, ids);
        } catch (RuntimeException e) {
            subjects.stream()
                    .filter(each -> ids.contains(each.id()))
                    .forEach(each -> flaws.add(limit(
                            each.rule(),
                            each.id() + " was not tried: a " + each.type().getSimpleName()
                                    + " that it can read could not be made.")));
            return List.of();
        }
    }

    private static Set<Object> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Flaw limit(RuleInfo rule, String message) {
        int colon = rule.place().lastIndexOf(':');
        return new Flaw(
                Flaw.Kind.LIMIT,
                Flaw.Severity.NOTE,
                List.of(rule.id()),
                rule.place().substring(0, colon),
                Integer.parseInt(rule.place().substring(colon + 1)),
                message,
                List.of(),
                null);
    }

    private Flaw flaw(
            Flaw.Kind kind, Flaw.Severity severity, List<Subject> about, String message, @Nullable Object fact) {
        return flaw(kind, severity, about, message, fact, about);
    }

    private Flaw flaw(
            Flaw.Kind kind,
            Flaw.Severity severity,
            List<Subject> about,
            String message,
            @Nullable Object fact,
            List<Subject> readers) {
        Subject first = about.get(0);
        return new Flaw(
                kind,
                severity,
                about.stream().map(Subject::id).toList(),
                first.path(),
                first.line(),
                message,
                fact == null ? List.of() : readings(readers, fact),
                fact == null ? null : account(readers, fact));
    }

    private static List<String> readings(Collection<Subject> readers, Object fact) {
        Map<String, String> values = new LinkedHashMap<>();
        readers.forEach(each -> each.readings(fact, values));
        return values.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue())
                .toList();
    }

    /** An account from which a fact comes that no condition tells from this one; null when there is none. */
    private @Nullable String account(Collection<Subject> readers, Object fact) {
        if (!ofAccounts(fact.getClass())) {
            return null;
        }
        List<@Nullable Object> wanted = truths(readers, fact);
        return accounts.facts(readers.iterator().next().type()).stream()
                .filter(each -> truths(readers, each).equals(wanted))
                .map(RuleAnalysis::json)
                .filter(Objects::nonNull)
                // The shortest says the least that is beside the point.
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static List<@Nullable Object> truths(Collection<Subject> readers, Object fact) {
        List<@Nullable Object> truths = new ArrayList<>();
        readers.forEach(each -> each.truths(fact, truths));
        return truths;
    }

    private static @Nullable String json(Object fact) {
        Account account = fact instanceof OfProfile derived
                ? derived.profile().account()
                : fact instanceof Profile profile ? profile.account() : null;
        return account == null ? null : json(account);
    }

    private static String json(Account account) {
        return new String(AccountJson.write(account), StandardCharsets.UTF_8);
    }
}
