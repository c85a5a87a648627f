package io.github.abmrules.hubspot;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.FakeRecord;
import io.github.abmrules.hubspot.fake.ManualClock;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.sync.Decider;
import io.github.abmrules.hubspot.transport.Deadlines;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.Timing;
import io.github.abmrules.hubspot.transport.TokenProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** A portal of the fake whose time passes only while somebody waits. */
public final class FakePortal implements AutoCloseable {

    public static final Instant AS_OF = Instant.parse("2026-06-30T08:00:00Z");

    private final ManualClock clock = new ManualClock(AS_OF);
    public final FakeHubSpot fake;

    public FakePortal() {
        this(FakeHubSpot.builder());
    }

    public FakePortal(FakeHubSpot.Builder builder) {
        fake = builder.clock(clock).start();
    }

    /** Waiting that lets time pass. */
    public Timing timing() {
        return new Timing() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void sleep(Duration duration) {
                clock.advance(duration);
            }
        };
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.advance(time);
    }

    public HubSpot hubspot() {
        return hubspot(timing());
    }

    public HubSpot hubspot(Timing timing) {
        return builder(timing).build();
    }

    public HubSpot.Builder builder(Timing timing) {
        return HubSpot.builder(TokenProvider.fixed(Secret.of(fake::token)), clock)
                .baseUri(fake.baseUri())
                .timing(timing)
                .deadlines(new Deadlines(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofSeconds(3)));
    }

    /** A decider that is no rules engine: deals, then signals, then nothing. */
    public static Decider decider() {
        return (accounts, asOf, outcomes) -> {
            try (Stream<Account> all = accounts.get()) {
                all.forEach(account -> outcomes.accept(
                        Outcome.decided(account, Decisions.of(account.accountId(), cluster(account), asOf))));
            }
        };
    }

    private static Cluster cluster(Account account) {
        boolean open = account.deals().stream().anyMatch(deal -> deal.status() == DealStatus.OPEN);
        return open
                ? Cluster.ACTIVE_FOCUS
                : account.signals().isEmpty() ? Cluster.CLUSTER_ICP : Cluster.FUTURE_PIPELINE;
    }

    public String value(String companyId, String property) {
        return fake.record(ObjectType.COMPANIES, companyId).properties().get(property);
    }

    /** The marker of a note or a task. */
    public static String marker(FakeRecord record) {
        String body = record.properties()
                .getOrDefault("hs_note_body", record.properties().get("hs_task_body"));
        return body == null ? null : body.replaceFirst("(?s).*(\\[abm:[^]]*]).*", "$1");
    }

    @Override
    public void close() {
        fake.close();
    }
}
