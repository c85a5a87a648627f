package io.github.abmrules.rules.stage;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.profile.Profiler;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all decisions of an engine share. Thread-safe; of what it shows nothing changes. */
public final class DecisionContext {
    private final ParameterSet parameters;
    private final Profiler profiler;
    private final ZoneId zone;
    private final List<String> packOrder;
    private final String rulesVersion;
    private final RuleOrder order;

    /** The contexts of dated parameters, by their version. */
    private final Map<ParameterSet, DecisionContext> versions = new ConcurrentHashMap<>();

    /** The instant that was last asked for: most decisions are about the same one as those before. */
    private volatile Moment moment;

    private DecisionContext(ParameterSet parameters, ZoneId zone, List<String> packOrder, String rulesVersion) {
        this.parameters = parameters;
        this.profiler = new Profiler(parameters, zone);
        this.zone = zone;
        this.packOrder = List.copyOf(packOrder);
        this.rulesVersion = rulesVersion;
        this.order = new RuleOrder(this.packOrder);
        this.moment = new Moment(Instant.EPOCH, zone, rulesVersion);
    }

    /** The context for packs with these parameters in force. */
    public static DecisionContext of(List<RulePack> packs, ParameterSet parameters, ZoneId zone) {
        return of(packs, parameters, zone, RulesVersion.of(packs, parameters));
    }

    /** The context for packs with these parameters in force, whose version is known. */
    public static DecisionContext of(List<RulePack> packs, ParameterSet parameters, ZoneId zone, String rulesVersion) {
        return new DecisionContext(
                parameters, zone, packs.stream().map(RulePack::name).toList(), rulesVersion);
    }

    /** The context for the shipped packs that decide about clusters, with the parameters they come with. */
    public static DecisionContext shipped(ZoneId zone) {
        return of(
                ShippedPacks.of(DecisionPacks.NAMES), ShippedPacks.parameters().of(DecisionPacks.NAMES), zone);
    }

    /** This context with the parameters in force at an instant; itself when none has dated values. */
    public DecisionContext at(Instant asOf) {
        ParameterSet then = parameters.at(asOf, zone);
        return then == parameters
                ? this
                : versions.computeIfAbsent(
                        then, version -> new DecisionContext(version, zone, packOrder, rulesVersion));
    }

    /** The parameters in force. */
    public ParameterSet parameters() {
        return parameters;
    }

    /** Computes profiles by them. */
    public Profiler profiler() {
        return profiler;
    }

    /** Zone of calendar arithmetic. */
    public ZoneId zone() {
        return zone;
    }

    /** Names of the packs, in the order in which fired rules are listed. */
    public List<String> packOrder() {
        return packOrder;
    }

    /** Hash of rule text and effective parameters. */
    public String rulesVersion() {
        return rulesVersion;
    }

    /** The order in which fired rules are listed: by pack order, then id. */
    public Comparator<FiredRule> ruleOrder() {
        return order.comparator();
    }

    /** Rules in the order in which they are listed, each of them once. */
    List<FiredRule> inOrder(List<FiredRule> rules) {
        return order.inOrder(rules);
    }

    /** Whether a rule is listed before another. */
    boolean isBefore(FiredRule rule, FiredRule other) {
        return order.comparator().compare(rule, other) < 0;
    }

    /** What the ids of decisions at an instant have in common. */
    Moment moment(Instant asOf) {
        Moment last = moment;
        if (!last.asOf().equals(asOf)) {
            last = new Moment(asOf, zone, rulesVersion);
            moment = last;
        }
        return last;
    }
}
