package io.github.abmrules.rules.explain;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.ReadRule;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One decision about an account with everything that led to it: what fired, and on request why something did not, and what
 * would have to change. Reports are made when they are asked for, from the text of the rules and the facts of the decision.
 * {@code AbmEngine.explain} makes it. Immutable and thread-safe.
 */
public final class Explanation {
    private final Account account;
    private final Instant asOf;
    private final Outcome outcome;
    private final List<?> facts;
    private final Set<String> fired;
    private final Map<String, RuleInfo> rules = new LinkedHashMap<>();
    private final Map<String, RuleText> texts;
    private final ParameterSet parameters;
    private final NearestChange search;

    /**
     * An explanation.
     *
     * @param outcome what came of the account
     * @param facts all facts of the session at its end
     * @param fired ids of the rules that fired
     * @param rules all rules
     * @param texts the file of each rule, by id
     * @param parameters the parameters in force
     * @param search finds changes
     */
    public Explanation(
            Outcome outcome,
            Instant asOf,
            Collection<?> facts,
            Set<String> fired,
            Collection<RuleInfo> rules,
            Map<String, RuleText> texts,
            ParameterSet parameters,
            NearestChange search) {
        this.account = outcome.account();
        this.asOf = asOf;
        this.outcome = outcome;
        this.facts = List.copyOf(facts);
        this.fired = Set.copyOf(fired);
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
        this.texts = Map.copyOf(texts);
        this.parameters = parameters;
        this.search = search;
    }

    /** What came of the account. */
    public Outcome outcome() {
        return outcome;
    }

    /** The rules that fired, in the order of packs, files and lines, with the facts they matched. */
    public List<RuleReport> fired() {
        return rules.keySet().stream().filter(fired::contains).map(this::report).toList();
    }

    /**
     * What became of a rule, whether it fired or not.
     *
     * @throws IllegalArgumentException when there is no rule of this id
     */
    public RuleReport rule(String id) {
        if (!rules.containsKey(id)) {
            throw new IllegalArgumentException("There is no rule \"" + id + "\"." + Nearest.maybe(id, rules.keySet()));
        }
        return report(id);
    }

    /** What became of the rules that would have led to a cluster and did not fire. */
    public List<RuleReport> whyNot(Cluster cluster) {
        List<RuleReport> reports = new ArrayList<>();
        for (String id : rules.keySet()) {
            if (!fired.contains(id) && names(read(id).consequence(), cluster)) {
                reports.add(report(id));
            }
        }
        return reports;
    }

    /**
     * The smallest sets of changes after which the rules say a cluster, each verified by deciding again; empty when there is
     * none of up to three changes, or when the rules say it already.
     */
    public List<List<String>> changesTo(Cluster cluster) {
        return search.to(cluster, account, asOf);
    }

    /**
     * All of it as a record.
     *
     * @param wanted a cluster to explain why it did not come; null for none
     * @param asked ids of rules to report on
     * @throws IllegalArgumentException when there is no rule of an id
     * @throws IllegalStateException when nothing was decided about the account
     */
    public ExplainedAccount record(@Nullable Cluster wanted, List<String> asked) {
        Assignment assignment = outcome.assignment();
        if (assignment == null) {
            throw new IllegalStateException("Nothing was decided about the account " + account.accountId() + ".");
        }
        return new ExplainedAccount(
                account.accountId(),
                assignment.cluster(),
                assignment.effectiveCluster(),
                assignment.rationale(),
                fired(),
                asked.stream().map(this::rule).toList(),
                wanted,
                wanted == null ? List.of() : whyNot(wanted),
                wanted == null ? List.of() : changesTo(wanted));
    }

    private RuleReport report(String id) {
        RuleInfo info = Objects.requireNonNull(rules.get(id));
        List<String> values = info.parameters().stream()
                .map(name -> name + " = " + value(name))
                .toList();
        return new RuleReport(
                id,
                info.summary(),
                info.source(),
                info.place(),
                fired.contains(id),
                values,
                Matching.of(Objects.requireNonNull(texts.get(id)), read(id), facts));
    }

    private String value(String name) {
        int slash = name.indexOf('/');
        var declaration = parameters.pack(name.substring(0, slash)).declaration(name.substring(slash + 1));
        return declaration == null ? "" : declaration.valueText();
    }

    private ReadRule read(String id) {
        return Objects.requireNonNull(texts.get(id)).rules().stream()
                .filter(rule -> id.equals(rule.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a right-hand side inserts something with a cluster. */
    private static boolean names(List<Expression> statements, Cluster cluster) {
        return statements.stream().anyMatch(statement -> names(statement, cluster));
    }

    private static boolean names(Expression expression, Cluster cluster) {
        if (expression instanceof Expression.Part part) {
            return part.name().equals(cluster.name())
                    && part.target() instanceof Expression.Name name
                    && name.name().equals(Cluster.class.getSimpleName());
        }
        return expression instanceof Expression.Call call
                && call.arguments().stream().anyMatch(argument -> names(argument, cluster));
    }
}
