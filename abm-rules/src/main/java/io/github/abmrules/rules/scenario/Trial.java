package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.advice.Answer;
import io.github.abmrules.rules.fact.ActiveFocusLoad;
import io.github.abmrules.rules.fact.PortfolioFound;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.internal.WatchedRunner;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.StagedBatch;
import io.github.abmrules.rules.state.AccountSteps;
import io.github.abmrules.rules.state.Verdict;
import io.github.abmrules.rules.trust.TrustThread;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one scenario: its steps one after the other, each as it is written and, on request, in another order. Thread-safe. */
final class Trial {
    /** Who decides reviews in scenarios. */
    private static final String REVIEWER = "scenario";

    private final Function<Family, CompiledRules> rules;
    private final @Nullable Long seed;
    private final Neighbours neighbours;

    /**
     * A trial.
     *
     * @param rules the compiled rules of packs
     * @param seed for the other order; null for no other order
     * @param neighbours accounts that may stand in the same session; they must make no difference
     */
    Trial(Function<Family, CompiledRules> rules, @Nullable Long seed, Neighbours neighbours) {
        this.rules = rules;
        this.seed = seed;
        this.neighbours = neighbours;
    }

    /**
     * What came of one decision.
     *
     * @param fired ids of the rules that fired
     * @param decision the assignment; null when there is none
     * @param json the assignment or the answer as its JSON; null when there is none
     * @param codes codes of the findings
     * @param problems what is wrong with the input
     * @param failure why there is no decision although the input is right; null when there is one
     * @param facts all facts at the end
     */
    private record Came(
            Set<String> fired,
            @Nullable Assignment decision,
            @Nullable String json,
            Set<String> codes,
            List<Problem> problems,
            @Nullable String failure,
            List<Object> facts) {

        static Came rejected(List<Problem> problems) {
            return new Came(Set.of(), null, null, Set.of(), problems, null, List.of());
        }
    }

    /**
     * Runs a scenario.
     *
     * @param witness sees the facts of a scenario that passed; null for none
     */
    ScenarioResult run(Scenario scenario, @Nullable Witness witness) {
        Shuffle shuffle = seed == null ? null : new Shuffle(seed, scenario);
        List<Difference> differences = new ArrayList<>();
        List<Came> seen = new ArrayList<>();
        Set<String> fired = new TreeSet<>();
        boolean rests = false;
        Account before = null;
        Assignment last = null;
        for (Scenario.Step step : scenario.steps()) {
            Scenario.Given given = step.given();
            Account account = account(step, before, last, differences);
            Came came = decide(given, account, null);
            fired.addAll(came.fired());
            rests |= !came.fired().contains(scenario.rule());
            seen.add(came);
            differences(step, came, differences);
            if (shuffle != null && came.failure() == null && came.problems().isEmpty()) {
                order(step, account, came, shuffle, differences);
            }
            last = came.decision();
            before = account == null || last == null
                    ? account
                    : AccountSteps.applied(
                            account,
                            last,
                            Objects.requireNonNull(given.context()).zone());
        }
        if (witness != null && differences.isEmpty()) {
            for (int i = 0; i < seen.size(); i++) {
                witness.see(
                        seen.get(i).facts(),
                        scenario.steps().get(i).given().family().names());
            }
        }
        return new ScenarioResult(scenario, differences, fired, rests);
    }

    /** The account of a step: what stands and what was reviewed comes from the step before, unless the step says it. */
    private static @Nullable Account account(
            Scenario.Step step, @Nullable Account before, @Nullable Assignment last, List<Difference> differences) {
        Account account = step.given().account();
        if (account == null || before == null) {
            return account;
        }
        Account.Builder next = account.toBuilder();
        if (!step.standing()) {
            next.current(before.current());
        }
        if (!step.reviews()) {
            next.reviews(before.reviews());
        }
        account = next.build();
        Scenario.Verdict verdict = step.verdict();
        if (verdict == null) {
            return account;
        }
        Review pending = account.reviews().stream()
                .filter(review -> review.status() == ReviewStatus.PENDING)
                .findFirst()
                .orElse(null);
        if (pending == null || last == null) {
            differences.add(new Difference(step.place(), "review", "one that waits for a person", "none"));
            return account;
        }
        Instant at = step.given().asOf();
        return AccountSteps.decided(
                account,
                pending,
                verdict == Scenario.Verdict.APPROVED
                        ? Verdict.approve(pending.id(), at, REVIEWER, null)
                        : Verdict.reject(pending.id(), at, REVIEWER, null),
                last);
    }

    private Came decide(Scenario.Given given, @Nullable Account account, @Nullable Shuffle shuffle) {
        WatchedRunner watching = new WatchedRunner(rules.apply(given.family()));
        Asked<?, ?> asked = given.asked();
        if (asked != null) {
            return answer(asked, watching, shuffle);
        }
        DecisionContext declared = Objects.requireNonNull(given.context());
        DecisionContext context = declared.at(given.asOf());
        ActiveFocusLoad load = given.load();
        if (load != null) {
            var watched = watching.inserted(load, PortfolioFound.class, context.parameters());
            List<Finding> findings =
                    watched.results().stream().map(PortfolioFound::finding).toList();
            return new Came(watched.fired(), null, null, codes(findings), List.of(), null, watched.facts());
        }
        if (account == null) {
            return Came.rejected(given.problems());
        }
        List<Account> accounts = List.of(account);
        if (shuffle != null) {
            Account reordered = shuffle.account(account);
            List<Account> together = shuffle.list(neighbours.with(reordered, declared, shuffle));
            Came came = decide(together, account, context, given.asOf(), watching, shuffle);
            if (came.failure() == null || together.size() == 1) {
                return came;
            }
            // A neighbour may be the one that fails.
            accounts = List.of(reordered);
        }
        return decide(accounts, account, context, given.asOf(), watching, shuffle);
    }

    private static Came decide(
            List<Account> accounts,
            Account account,
            DecisionContext context,
            Instant asOf,
            WatchedRunner watching,
            @Nullable Shuffle shuffle) {
        StagedBatch<Outcome> batch = TrustThread.decisions(context, accounts, asOf);
        WatchedRunner.Watched<Outcome> watched =
                watching.carry(shuffle == null ? batch : shuffle.batch(batch), context.parameters());
        Outcome outcome = watched.results().stream()
                .filter(each -> each.account().accountId().equals(account.accountId()))
                .findFirst()
                .orElse(null);
        if (outcome == null || outcome.failure() != null) {
            String why = outcome == null || outcome.failure() == null
                    ? String.valueOf(watched.failure())
                    : outcome.failure().message();
            return new Came(watched.fired(), null, null, Set.of(), List.of(), why, watched.facts());
        }
        Assignment assignment = outcome.assignment();
        List<Finding> findings = assignment == null ? List.of() : assignment.findings();
        String json = assignment == null ? null : new String(AssignmentJson.write(assignment), StandardCharsets.UTF_8);
        return new Came(watched.fired(), assignment, json, codes(findings), outcome.problems(), null, watched.facts());
    }

    private static <I, O> Came answer(Asked<I, O> asked, WatchedRunner watching, @Nullable Shuffle shuffle) {
        if (asked.input() == null) {
            return Came.rejected(asked.problems());
        }
        Asked<I, O> ordered = shuffle == null ? asked : asked.reordered(shuffle);
        WatchedRunner.Watched<Answer<I, O>> watched = ordered.carry(watching, shuffle);
        Answer<I, O> answer =
                watched.results().isEmpty() ? null : watched.results().get(0);
        if (answer == null || answer.failure() != null) {
            String why = String.valueOf(answer == null ? watched.failure() : answer.failure());
            return new Came(watched.fired(), null, null, Set.of(), List.of(), why, watched.facts());
        }
        O value = answer.value();
        String json = value == null ? null : new String(RecordJson.write(value), StandardCharsets.UTF_8);
        Set<String> codes = new TreeSet<>();
        YamlNode findings = json == null ? null : json(json).get("findings");
        if (findings != null && findings.isList()) {
            findings.asList().forEach(each -> codes.add(each.require("code").asText()));
        }
        return new Came(watched.fired(), null, json, codes, answer.problems(), null, watched.facts());
    }

    /** What of a decision is not as expected. */
    private static void differences(Scenario.Step step, Came came, List<Difference> differences) {
        boolean asked = step.given().asked() != null;
        if (came.failure() != null) {
            differences.add(new Difference(
                    step.place(), "outcome", asked ? "an answer" : "a decision", "a failure: " + came.failure()));
            return;
        }
        String json = came.json();
        var observation = new Expectation.Observation(
                came.fired(), json == null ? null : json(json), came.codes(), came.problems());
        boolean rejectionExpected = step.expectations().stream().anyMatch(Expectation.Rejected.class::isInstance);
        if (!came.problems().isEmpty() && !rejectionExpected) {
            differences.add(new Difference(
                    step.place(),
                    "outcome",
                    "a decision",
                    "the " + step.given().subject() + " rejected: " + observation.outcome()));
            return;
        }
        step.expectations().forEach(each -> differences.addAll(each.differences(observation)));
    }

    /** Whether the decision is another one when what has no order comes in another. */
    private void order(
            Scenario.Step step, @Nullable Account account, Came came, Shuffle shuffle, List<Difference> differences) {
        String json = came.json();
        if (json == null) {
            return;
        }
        Came other = decide(step.given(), account, shuffle);
        String otherJson = other.json();
        if (json.equals(otherJson)) {
            return;
        }
        String apart = otherJson == null
                ? "none in another: " + other.failure()
                : apart(comparable(json, account), comparable(otherJson, account));
        if (!apart.isEmpty()) {
            differences.add(new Difference(
                    step.place(),
                    "order of facts",
                    "the same " + (account == null ? "answer" : "decision") + " in any order",
                    apart + " with seed " + seed));
        }
    }

    /** A decision as it is; an answer may list things in the order of the input, so that of its lists has no meaning. */
    private static YamlNode comparable(String json, @Nullable Account account) {
        YamlNode node = json(json);
        return account != null
                ? node
                : node.reordered(list -> list.stream()
                        .sorted(Comparator.comparing(YamlNode::toString))
                        .toList());
    }

    /** The first field that is another one, in words; empty when none is. */
    private static String apart(YamlNode one, YamlNode other) {
        for (Map.Entry<String, YamlNode> entry : one.asMap().entrySet()) {
            String left = Expectation.FieldValue.text(entry.getValue());
            YamlNode value = other.get(entry.getKey());
            String right = value == null ? "nothing" : Expectation.FieldValue.text(value);
            if (!left.equals(right)) {
                return entry.getKey() + " " + left + " or " + right;
            }
        }
        return "";
    }

    private static Set<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).collect(Collectors.toSet());
    }

    private static YamlNode json(String json) {
        return YamlReader.parse(json, "answer");
    }
}
