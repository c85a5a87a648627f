package io.github.abmrules.rules;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.evaluation.EvaluationPlan;
import io.github.abmrules.rules.explain.Explanation;
import io.github.abmrules.rules.explain.NearestChange;
import io.github.abmrules.rules.fact.ActiveFocusLoad;
import io.github.abmrules.rules.fact.PortfolioFound;
import io.github.abmrules.rules.internal.Audience;
import io.github.abmrules.rules.internal.BatchRunner;
import io.github.abmrules.rules.internal.ChunkedOutcomes;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.internal.DecisionJob;
import io.github.abmrules.rules.internal.WatchedRunner;
import io.github.abmrules.rules.observation.EngineListener;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.portfolio.Seats;
import io.github.abmrules.rules.portfolio.Tally;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about accounts by the rules of the playbook.
 *
 * <pre>
 * try (AbmEngine engine = AbmEngine.create()) {
 *     Assignment assignment = engine.decide(account, Instant.parse("2026-06-30T00:00:00Z"));
 * }
 * </pre>
 *
 * <p>An engine is immutable and safe for any number of threads. Making one compiles the rules, which takes about a second;
 * make it once and keep it. It never reads the clock: the instant of a decision is always an argument. Once closed it
 * decides no more.
 */
public final class AbmEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AbmEngine.class);

    private final List<RulePack> packs;
    private final CompiledRules rules;
    private final DecisionContext context;
    private final RuleLimits limits;
    private final BatchRunner<Account, Outcome> runner;
    private final Audience audience;
    private final AtomicBoolean closed = new AtomicBoolean();

    private AbmEngine(
            List<RulePack> packs,
            CompiledRules rules,
            DecisionContext context,
            RuleLimits limits,
            List<EngineListener> listeners) {
        this.packs = packs;
        this.rules = rules;
        this.context = context;
        this.limits = limits;
        this.runner = DecisionJob.runner(rules, context, limits);
        this.audience = new Audience(listeners, context.rulesVersion());
    }

    /** An engine with the shipped packs, the parameters they come with, and UTC. */
    public static AbmEngine create() {
        return builder().build();
    }

    /** A builder; unless told otherwise it makes what {@link #create()} does. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides about one account on its own. Its seat of Active Focus is {@code activeFocusTaken + 1}.
     *
     * @throws RejectedAccountException when something is wrong with the account
     * @throws UndecidedAccountException when the rules fail on it
     */
    public Assignment decide(Account account, Instant asOf) {
        Outcome outcome = decideEach(List.of(account), asOf).get(0);
        Assignment assignment = outcome.assignment();
        if (assignment != null) {
            return assignment;
        }
        Failure failure = outcome.failure();
        if (failure != null) {
            throw new UndecidedAccountException(failure);
        }
        throw new RejectedAccountException(account.accountId(), outcome.problems());
    }

    /**
     * Decides about each of several accounts on its own, as {@link #decide} does, without throwing: the outcomes are in the
     * order of the accounts. To use several threads, hand in some hundred accounts at a time from each of them.
     */
    public List<Outcome> decideEach(List<Account> accounts, Instant asOf) {
        requireOpen();
        return audience.evaluate(accounts, asOf, runner::run);
    }

    /**
     * Decides about each account of a stream on its own, as it is read: some hundred accounts are in memory at a time. The
     * outcomes are in the order of the accounts; closing the stream closes the one it reads from.
     */
    public Stream<Outcome> decideEach(Stream<Account> accounts, Instant asOf) {
        return ChunkedOutcomes.stream(accounts, chunk -> decideEach(chunk, asOf), () -> {});
    }

    /**
     * Decides about all accounts of a portfolio. Seats of Active Focus are numbered over all of them, and their own
     * {@code activeFocusTaken} is not read. The second account with an id is rejected.
     */
    public Portfolio decideAll(Collection<Account> accounts, Instant asOf) {
        List<Account> distinct = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Tally tally = new Tally();
        long index = 0;
        for (Account account : accounts) {
            if (ids.add(account.accountId())) {
                distinct.add(account);
                positions.add(index);
            } else {
                rejected.add(Rejection.of(index, null, account.accountId(), duplicate(account.accountId())));
                tally.addRejected();
            }
            index++;
        }
        List<Outcome> outcomes = new ArrayList<>(decideEach(distinct, asOf));
        Seats seats = new Seats();
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Assignment assignment = outcomes.get(i).assignment();
            if (assignment != null && seats.add(distinct.get(i), assignment)) {
                candidates.add(i);
            }
        }
        int[] numbers = seats.numbers();
        List<Account> seated = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            seated.add(seated(distinct.get(candidates.get(i)), numbers[i]));
        }
        List<Outcome> again = decideEach(seated, asOf);
        for (int i = 0; i < numbers.length; i++) {
            outcomes.set(candidates.get(i), again.get(i));
        }
        List<Assignment> assignments = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (outcome.assignment() != null) {
                assignments.add(outcome.assignment());
                tally.add(outcome.assignment());
            } else if (outcome.failure() != null) {
                failed.add(outcome.failure());
            } else {
                tally.addRejected();
                for (Problem problem : outcome.problems()) {
                    rejected.add(Rejection.of(
                            positions.get(i), null, outcome.account().accountId(), problem));
                }
            }
        }
        rejected.sort((left, right) -> Long.compare(left.index(), right.index()));
        return new Portfolio(
                assignments, tally.summary(portfolioFindings(seats, asOf)), rejected, failed, rulesVersion(), asOf);
    }

    /** An account that takes the given seat of Active Focus, 1 for the first. */
    public static Account seated(Account account, int seat) {
        return account.activeFocusTaken() == seat - 1
                ? account
                : account.toBuilder().activeFocusTaken(seat - 1).build();
    }

    /** What is wrong with the second account with an id. */
    public static Problem duplicate(String accountId) {
        return new Problem("account_id", accountId, "is there twice; the first one counts");
    }

    /**
     * Decides about one account on its own and keeps what led to the decision, so that it can be asked why, and why not.
     * Takes several times as long as {@link #decide}. Listeners are not told: nobody acts on it.
     */
    public Explanation explain(Account account, Instant asOf) {
        requireOpen();
        DecisionContext then = context.at(asOf);
        WatchedRunner.Watched<Outcome> watched = new WatchedRunner(rules, limits)
                .carry(new DecisionBatch(then, List.of(account), asOf), then.parameters());
        Outcome outcome = watched.results().isEmpty()
                ? Outcome.failed(account, "rules", String.valueOf(watched.failure()))
                : watched.results().get(0);
        return new Explanation(
                outcome,
                asOf,
                watched.facts(),
                watched.fired(),
                rules.rules(),
                rules.texts(),
                then.parameters(),
                new NearestChange(this::decideUnobserved));
    }

    /** Decides about accounts that an explanation makes up. */
    private List<Outcome> decideUnobserved(List<Account> accounts, Instant asOf) {
        requireOpen();
        return runner.run(accounts, asOf);
    }

    /** What the rules find in a portfolio as a whole, with the parameters in force at an instant. */
    public List<Finding> portfolioFindings(Seats seats, Instant asOf) {
        var load = new ActiveFocusLoad(Math.toIntExact(seats.incumbents()));
        return runner.inserted(load, PortfolioFound.class, asOf).stream()
                .map(PortfolioFound::finding)
                .sorted()
                .toList();
    }

    /** Hash of rule text and effective parameters: 64 hexadecimal digits. */
    public String rulesVersion() {
        return context.rulesVersion();
    }

    /** The rules, in the order of packs, files and lines. */
    public List<RuleInfo> rules() {
        return rules.rules();
    }

    /** The packs, in pack order: the text of the rules as it was loaded. */
    public List<RulePack> packs() {
        return packs;
    }

    /** How the rules are evaluated: which without a session, which in one and why. Print it to read it. */
    public EvaluationPlan plan() {
        return rules.network().plan();
    }

    /** The parameters in force. */
    public ParameterSet parameters() {
        return context.parameters();
    }

    /** The zone of calendar arithmetic. */
    public ZoneId zone() {
        return context.zone();
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The engine is closed. Maybe it was made in a try block that has ended?");
        }
    }

    /** Lets go of the compiled rules. Decisions that are under way end as usual. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            rules.close();
        }
    }

    /** Collects what an engine is made of. Not thread-safe. */
    public static final class Builder {
        private final RulesSource source = new RulesSource();
        private final List<String> packs = new ArrayList<>(DecisionPacks.NAMES);
        private final List<EngineListener> listeners = new ArrayList<>();

        private Builder() {}

        /** Packs of this folder replace shipped ones of their name, or are added; a later folder replaces an earlier one. */
        public Builder rules(Path folder) {
            source.folder(folder);
            return this;
        }

        /**
         * Packs from wherever the host keeps them, in place of a folder: they replace shipped ones of their name, or are
         * added. {@code PackFolder.read} makes them of a folder as it is now.
         */
        public Builder rules(List<RulePack> packs) {
            source.packs(packs);
            return this;
        }

        /**
         * Loads a shipped pack beside those that decide about clusters. With {@code trust}, every next action is checked
         * against the trust of the account.
         *
         * @throws IllegalArgumentException when there is no such pack
         */
        public Builder pack(String name) {
            RulesSource.requireShipped(name);
            packs.add(name);
            return this;
        }

        /** Leaves the shipped packs out: all rules come from folders. */
        public Builder withoutShippedPacks() {
            source.withoutShipped();
            return this;
        }

        /**
         * A YAML file with the parameters that differ; a later one wins over an earlier one.
         *
         * @throws BrokenFileException when it cannot be read or is no YAML
         */
        public Builder parameters(Path file) {
            return parameters(YamlReader.read(file));
        }

        /** Parameters that differ, from wherever the host keeps them; a later one wins over an earlier one. */
        public Builder parameters(YamlNode overlay) {
            source.overlay(overlay);
            return this;
        }

        /** One parameter that differs. Lists and tables are written as in YAML. */
        public Builder parameter(String pack, String key, String value) {
            source.parameter(pack, key, value);
            return this;
        }

        /**
         * Trusts rules that do not come with the project as code of the host: whatever Java can do, they can. Without this
         * they are restricted to the domain's types and verbs, and what else they say is refused before anything of it is
         * compiled.
         */
        public Builder trustRules() {
            source.trust();
            return this;
        }

        /** What stops rules that do not come to an end; {@link RuleLimits#DEFAULT} unless said otherwise. */
        public Builder limits(RuleLimits value) {
            source.limits(value);
            return this;
        }

        /** The zone of calendar arithmetic; UTC unless said otherwise, under whichever of its names. */
        public Builder zone(ZoneId value) {
            source.zone(value);
            return this;
        }

        /** Is told of every evaluation, and not of explanations; may be called for several, which are told in this order. */
        public Builder listener(EngineListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Compiles the rules.
         *
         * @throws BrokenRulesException when rules cannot be used; it names every problem
         * @throws BrokenFileException when parameters cannot be used
         */
        public AbmEngine build() {
            RulesSource.Loaded loaded = source.load(packs);
            LOG.debug(
                    "Made an engine of {} rules in {} packs, rules version {}",
                    loaded.rules().rules().size(),
                    loaded.packs().size(),
                    loaded.version());
            try {
                return new AbmEngine(
                        loaded.packs(),
                        loaded.rules(),
                        DecisionContext.of(loaded.packs(), loaded.parameters(), loaded.zone(), loaded.version()),
                        loaded.limits(),
                        listeners);
            } catch (RuntimeException e) {
                loaded.rules().close();
                throw e;
            }
        }
    }
}
