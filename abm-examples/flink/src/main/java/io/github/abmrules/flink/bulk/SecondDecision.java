package io.github.abmrules.flink.bulk;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.rules.AbmEngine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.Collector;

/** Decides again about accounts that want a seat, now that they have its number. */
final class SecondDecision extends Deciding<Seated> {
    private static final long serialVersionUID = 1;

    SecondDecision(RuleSet rules, ZoneId zone, Instant asOf) {
        super(rules, zone, asOf);
    }

    @Override
    void decide(List<Seated> candidates, Collector<Decided> out) {
        List<Account> accounts = new ArrayList<>(candidates.size());
        for (Seated each : candidates) {
            String json = new String(each.candidate().json(), StandardCharsets.UTF_8);
            accounts.add(AbmEngine.seated(AccountJson.read(json, zone()), each.seat()));
        }
        List<Outcome> outcomes = outcomes(accounts);
        for (int i = 0; i < candidates.size(); i++) {
            Decided first = candidates.get(i).candidate();
            out.collect(decided(first.place(), first.line(), outcomes.get(i), false));
        }
    }
}
