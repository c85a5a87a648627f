package io.github.abmrules.quickstart;

// tag::program[]
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;

/** One decision about one account. */
public final class Quickstart {

    private Quickstart() {}

    /** Decides and prints the decision with its reasons. */
    public static void main(String[] args) {
        // tag::decide[]
        Signal demo = Signal.of(SignalType.DEMO, Instant.parse("2026-06-20T14:00:00Z"), "jane@acme.example");
        Account acme = Account.builder("acme").icpTier(IcpTier.A).signals(demo).build();
        try (AbmEngine engine = AbmEngine.create()) {
            Assignment assignment = engine.decide(acme, Instant.parse("2026-06-30T00:00:00Z"));
            print(assignment);
        }
        // end::decide[]
    }

    // tag::print[]
    private static void print(Assignment assignment) {
        System.out.println("cluster:           " + assignment.cluster());
        System.out.println("effective cluster: " + assignment.effectiveCluster());
        System.out.println("next action:       " + assignment.nextAction().id());
        System.out.println(assignment.rationale());
        assignment.firedRules().forEach(rule -> System.out.println("  " + rule.id() + ": " + rule.summary()));
    }
    // end::print[]
}
// end::program[]
