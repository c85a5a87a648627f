package io.github.abmrules.rules.stage;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.profile.Profiler;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What all decisions of an engine share. Immutable and thread-safe.
 *
 * @param parameters the parameters in force
 * @param profiler computes profiles by them
 * @param zone zone of calendar arithmetic
 * @param packOrder names of the packs, in the order in which fired rules are listed
 * @param rulesVersion hash of rule text and effective parameters
 */
public record DecisionContext(
        ParameterSet parameters, Profiler profiler, ZoneId zone, List<String> packOrder, String rulesVersion) {

    /** Copies the list. */
    public DecisionContext {
        packOrder = List.copyOf(packOrder);
    }

    /** This context with the parameters in force at an instant; itself when none has dated values. */
    public DecisionContext at(Instant asOf) {
        ParameterSet then = parameters.at(asOf, zone);
        return then == parameters
                ? this
                : new DecisionContext(then, new Profiler(then, zone), zone, packOrder, rulesVersion);
    }

    /** The order in which fired rules are listed: by pack order, then id. */
    public Comparator<FiredRule> ruleOrder() {
        return Comparator.<FiredRule>comparingInt(this::place).thenComparing(FiredRule::id);
    }

    /** Rules in the order in which they are listed, each of them once. */
    List<FiredRule> inOrder(List<FiredRule> rules) {
        // A decision has some twenty rules: sorting them in place takes a fraction of what a set and a comparator take.
        FiredRule[] ordered = new FiredRule[rules.size()];
        int[] places = new int[ordered.length];
        int count = 0;
        for (FiredRule rule : rules) {
            int place = place(rule);
            int at = count;
            while (at > 0 && order(place, rule, places[at - 1], ordered[at - 1]) < 0) {
                at--;
            }
            if (at > 0 && ordered[at - 1].equals(rule)) {
                continue;
            }
            System.arraycopy(ordered, at, ordered, at + 1, count - at);
            System.arraycopy(places, at, places, at + 1, count - at);
            ordered[at] = rule;
            places[at] = place;
            count++;
        }
        return List.of(Arrays.copyOf(ordered, count));
    }

    private static int order(int place, FiredRule rule, int otherPlace, FiredRule other) {
        return place == otherPlace ? rule.id().compareTo(other.id()) : Integer.compare(place, otherPlace);
    }

    private int place(FiredRule rule) {
        int dot = rule.id().indexOf('.');
        for (int i = 0; i < packOrder.size(); i++) {
            String pack = packOrder.get(i);
            if (pack.length() == dot && rule.id().startsWith(pack)) {
                return i;
            }
        }
        return packOrder.size();
    }

    /** The context for packs with these parameters in force. */
    public static DecisionContext of(List<RulePack> packs, ParameterSet parameters, ZoneId zone) {
        return new DecisionContext(
                parameters,
                new Profiler(parameters, zone),
                zone,
                packs.stream().map(RulePack::name).toList(),
                RulesVersion.of(packs, parameters));
    }

    /** The context for the shipped packs that decide about clusters, with the parameters they come with. */
    public static DecisionContext shipped(ZoneId zone) {
        return of(
                ShippedPacks.of(DecisionPacks.NAMES), ShippedPacks.parameters().of(DecisionPacks.NAMES), zone);
    }
}
