package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.check.CheckedItem;
import io.github.abmrules.hubspot.read.Reading;
import io.github.abmrules.hubspot.read.ReadingSettings;
import io.github.abmrules.hubspot.read.Readings;
import io.github.abmrules.hubspot.sync.Decider;
import io.github.abmrules.hubspot.sync.SyncReport;
import io.github.abmrules.hubspot.transport.ApiPaths;
import io.github.abmrules.hubspot.transport.Deadlines;
import io.github.abmrules.hubspot.transport.OAuthTokens;
import io.github.abmrules.hubspot.transport.Progress;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.Timing;
import io.github.abmrules.hubspot.transport.TokenProvider;
import io.github.abmrules.hubspot.webhook.Touched;
import io.github.abmrules.hubspot.webhook.WebhookReceiver;
import io.github.abmrules.hubspot.write.DeliveryWriter;
import io.github.abmrules.hubspot.write.WriteReport;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
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

    /** The same for a host that keeps state in a store. */
    static void withStore(HubSpot hubspot, StateStore store, Instant asOf) {
        // tag::store[]
        DeliveryWriter writer = hubspot.deliveries(store);
        writer.ensureProperties();
        try (AbmEngine engine = AbmEngine.create();
                Readings readings = hubspot.readings(asOf, List.of())) {
            AccountLedger ledger = AccountLedger.of(engine, store);
            while (readings.hasNext()) {
                Reading reading = readings.next();
                reading.companies().forEach(company -> ledger.evaluate(company.account(), asOf));
            }
        }
        WriteReport told = writer.deliver(asOf);
        System.out.println(told.companies() + " companies, " + told.notes() + " notes, " + told.tasks() + " tasks");
        // end::store[]
    }

    /** Access tokens of an OAuth app. */
    static TokenProvider oauth(URI address, Path folder, Consumer<Secret> keep) {
        // tag::oauth[]
        return new OAuthTokens(
                address,
                new ApiPaths(ApiPaths.CURRENT),
                Secret.fromFile(folder.resolve("client-id")),
                Secret.fromFile(folder.resolve("client-secret")),
                Secret.fromFile(folder.resolve("refresh-token")),
                keep, // hears of a new refresh token
                Deadlines.standard(),
                Timing.of(Clock.systemUTC()));
        // end::oauth[]
    }

    /** Settings of the reading: what differs from the defaults. */
    static ReadingSettings settings() {
        // tag::settings[]
        return ReadingSettings.fromJson("""
                {"tier_property": "fit", "meeting_outcomes": ["COMPLETED", "HELD"]}""");
        // end::settings[]
    }

    /** What a host does with a request of a webhook. */
    static int webhook(
            WebhookReceiver receiver,
            String query,
            byte[] body,
            String signature,
            String timestamp,
            Queue<Touched> queue) {
        // tag::webhook[]
        WebhookReceiver.Receipt receipt = receiver.receive("POST", query, body, signature, timestamp);
        queue.addAll(receipt.touched()); // later: Touched.companies(hubspot.crm(), queue), and the loop for these
        return receipt.status();
        // end::webhook[]
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
