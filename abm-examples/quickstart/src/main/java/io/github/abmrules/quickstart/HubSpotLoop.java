package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.check.CheckedItem;
import io.github.abmrules.hubspot.sync.Decider;
import io.github.abmrules.hubspot.sync.SyncReport;
import io.github.abmrules.hubspot.transport.Progress;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import io.github.abmrules.rules.AbmEngine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/** Reads the companies of a portal, decides about them by rules, and writes clusters, notes and tasks back. */
public final class HubSpotLoop {

    private HubSpotLoop() {}

    /**
     * Runs the loop once.
     *
     * @param args the address of HubSpot, the file of the token, the folder of the run, and the instant of the decisions
     */
    public static void main(String[] args) {
        TokenProvider tokens = TokenProvider.fixed(Secret.fromFile(Path.of(args[1])));
        Instant asOf = Instant.parse(args[3]);
        Path folder = Path.of(args[2]);
        // tag::loop[]
        try (AbmEngine engine = AbmEngine.create();
                HubSpot hubspot = HubSpot.builder(tokens, Clock.systemUTC())
                        .baseUri(URI.create(args[0]))
                        .build()) {
            Decider rules = (accounts, at, outcomes) -> {
                try (Stream<Account> all = accounts.get()) {
                    engine.decideEach(all, at).forEach(outcomes);
                }
            };
            SyncReport report = hubspot.sync(rules, folder, Progress.none()).run(asOf);
            System.out.println(report.read() + " read, " + report.changed() + " changed, "
                    + report.written().notes() + " notes, "
                    + report.written().waiting().size() + " waiting");
        }
        // end::loop[]
    }

    /** Says what a portal lacks. */
    static void check(URI address, TokenProvider tokens) {
        // tag::check[]
        try (HubSpot hubspot =
                HubSpot.builder(tokens, Clock.systemUTC()).baseUri(address).build()) {
            hubspot.check().run().stream()
                    .filter(item -> item.state() != CheckedItem.State.OK)
                    .forEach(item -> System.out.println(item.area() + " " + item.name() + ": " + item.message()));
        }
        // end::check[]
    }
}
