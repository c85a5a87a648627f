package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.fact.Engaged;
import io.github.abmrules.rules.fact.Evidence;
import io.github.abmrules.rules.fact.Mapped;
import io.github.abmrules.rules.internal.BatchRunner;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.StagedBatch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * The shipped rules of the pack {@code cluster} alone. Each gives the rule that decided besides the cluster, which the others
 * do not. A host never meets them alone, so this looks inside the engine.
 */
public final class RulesMapping implements Mapping {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
    private static final int CHUNK = 500;
    private static final List<String> PACKS = List.of("cluster");

    private final ParameterSet parameters = ShippedPacks.parameters().of(PACKS);
    private final CompiledRules rules;
    private final BatchRunner<Engaged, Cluster> runner;
    private final List<Engaged> cases;
    private final boolean inSessions;

    private RulesMapping(List<MappingCase> cases, boolean inSessions) {
        List<RulePack> packs = ShippedPacks.of(PACKS);
        rules = CompiledRules.of(packs, parameters, RuleTrust.RESTRICTED);
        runner = new BatchRunner<>(rules, RuleLimits.DEFAULT, RulesVersion.of(packs, parameters), new Job());
        DecisionContext context = DecisionContext.shipped(ZoneOffset.UTC);
        this.cases = cases.stream().map(each -> engaged(each, context)).toList();
        this.inSessions = inSessions;
    }

    /** As the engine runs them. */
    public static RulesMapping inEngine(List<MappingCase> cases) {
        return new RulesMapping(cases, false);
    }

    /** In Drools sessions of some hundred facts, whatever else the engine might do. */
    public static RulesMapping inSessions(List<MappingCase> cases) {
        return new RulesMapping(cases, true);
    }

    private static Engaged engaged(MappingCase each, DecisionContext context) {
        Account account = Account.builder("acme").icpTier(each.getTier()).build();
        Profile profile = context.profiler().profile(account, each.getTier(), AS_OF, 1);
        Set<PromotionTrigger> seen =
                each.isNews() ? EnumSet.of(PromotionTrigger.NEWS_TRIGGER) : EnumSet.noneOf(PromotionTrigger.class);
        Evidence evidence = new Evidence(
                profile,
                EnumSet.of(each.getLevel()),
                EnumSet.of(each.getLevel()),
                seen,
                EnumSet.noneOf(Cluster.class),
                Set.of(),
                false,
                false,
                false,
                false);
        return new Engaged(new FiredRule("engagement.level", "Given", "-"), evidence, each.getLevel());
    }

    @Override
    public List<Cluster> clusters() {
        if (!inSessions) {
            return runner.run(cases, AS_OF);
        }
        List<Cluster> clusters = new ArrayList<>(cases.size());
        for (int from = 0; from < cases.size(); from += CHUNK) {
            Batch batch = new Batch(cases.subList(from, Math.min(cases.size(), from + CHUNK)));
            KieSession session = rules.newSession();
            try {
                parameters.packs().forEach(session::insert);
                for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                    facts.forEach(session::insert);
                    session.fireAllRules();
                }
            } finally {
                session.dispose();
            }
            clusters.addAll(batch.results());
        }
        return clusters;
    }

    @Override
    public void close() {
        rules.close();
    }

    /** A case on its way through one stage, which is how the engine carries them. */
    private static final class Single implements StagedBatch<Cluster> {
        private final Engaged only;
        private @Nullable Cluster cluster;

        private Single(Engaged only) {
            this.only = only;
        }

        @Override
        public Collection<Object> begin() {
            return List.of(only);
        }

        @Override
        public Collection<Object> next(Collection<?> objects) {
            for (Object object : objects) {
                if (object instanceof Mapped mapped) {
                    cluster = mapped.mapped();
                }
            }
            return List.of();
        }

        @Override
        public List<Cluster> results() {
            return List.of(Objects.requireNonNull(cluster));
        }
    }

    /** Cases on their way through one stage. */
    private static final class Batch implements StagedBatch<Cluster> {
        private final List<Engaged> cases;
        private final IdentityHashMap<Engaged, Cluster> clusters = new IdentityHashMap<>();

        private Batch(List<Engaged> cases) {
            this.cases = cases;
        }

        @Override
        public Collection<Object> begin() {
            return Collections.unmodifiableList(cases);
        }

        @Override
        public Collection<Object> next(Collection<?> objects) {
            for (Object object : objects) {
                if (object instanceof Mapped mapped) {
                    clusters.put(mapped.engaged(), mapped.mapped());
                }
            }
            return List.of();
        }

        @Override
        public List<Cluster> results() {
            List<Cluster> results = new ArrayList<>(cases.size());
            for (Engaged each : cases) {
                results.add(Objects.requireNonNull(clusters.get(each)));
            }
            return results;
        }
    }

    /** What the engine is told to do. */
    private final class Job implements BatchRunner.Job<Engaged, Cluster> {
        @Override
        public ParameterSet parameters(Instant asOf) {
            return parameters;
        }

        @Override
        public StagedBatch<Cluster> batch(List<Engaged> inputs, Instant asOf) {
            return inputs.size() == 1 ? new Single(inputs.get(0)) : new Batch(inputs);
        }

        @Override
        public Cluster failed(Engaged input, String source, String message) {
            throw new IllegalStateException(source + " failed on " + input + ": " + message);
        }

        @Override
        public String nameOf(Engaged input) {
            return "a case";
        }
    }
}
