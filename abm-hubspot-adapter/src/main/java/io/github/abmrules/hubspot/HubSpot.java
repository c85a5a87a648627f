package io.github.abmrules.hubspot;

import io.github.abmrules.core.port.Outbox;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.hubspot.check.PortalCheck;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.read.EngagementReader;
import io.github.abmrules.hubspot.read.ReadingSettings;
import io.github.abmrules.hubspot.read.Readings;
import io.github.abmrules.hubspot.sync.Decider;
import io.github.abmrules.hubspot.sync.Sync;
import io.github.abmrules.hubspot.tool.HubSpotTools;
import io.github.abmrules.hubspot.transport.Cancellation;
import io.github.abmrules.hubspot.transport.Deadlines;
import io.github.abmrules.hubspot.transport.Limits;
import io.github.abmrules.hubspot.transport.Progress;
import io.github.abmrules.hubspot.transport.Timing;
import io.github.abmrules.hubspot.transport.TokenProvider;
import io.github.abmrules.hubspot.transport.Transport;
import io.github.abmrules.hubspot.write.AssignmentWriter;
import io.github.abmrules.hubspot.write.DeliveryWriter;
import io.github.abmrules.hubspot.write.PendingWrite;
import io.github.abmrules.hubspot.write.TimelineSink;
import io.github.abmrules.hubspot.write.WritingSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One portal of HubSpot. Build it once with {@link #builder} and close it; what it gives may be used from several threads where
 * its own description says so.
 */
public final class HubSpot implements AutoCloseable {

    private final Clock clock;
    private final Crm crm;
    private final EngagementReader reader;
    private final ReadingSettings reading;
    private final WritingSettings writing;

    private HubSpot(Builder builder) {
        clock = builder.clock;
        reading = builder.reading;
        WritingSettings given = builder.writing;
        writing = given == null ? WritingSettings.standard(builder.zone) : given;
        crm = new Crm(builder.transport.build(), builder.parallel);
        reader = new EngagementReader(crm, reading, builder.zone);
    }

    /**
     * A builder.
     *
     * @param tokens gives the token of every call
     * @param clock the time of limits, deadlines and due dates
     */
    public static Builder builder(TokenProvider tokens, Clock clock) {
        return new Builder(tokens, clock);
    }

    /** Records, searches, associations and properties. */
    public Crm crm() {
        return crm;
    }

    /** Makes accounts of companies. */
    public EngagementReader reader() {
        return reader;
    }

    /** Writes assignments back, through an outbox. */
    public AssignmentWriter writer(Outbox<PendingWrite> outbox) {
        return new AssignmentWriter(crm, writing, outbox);
    }

    /** Sends what waits in a store: the notes, tasks and properties that decisions queued there. */
    public DeliveryWriter deliveries(StateStore store) {
        return new DeliveryWriter(crm, writing, store);
    }

    /**
     * Companies of the portal, as a host that keeps state itself reads them; to be closed.
     *
     * @param asOf the instant of the decisions
     * @param companies their ids; empty for all
     */
    public Readings readings(Instant asOf, Collection<String> companies) {
        return new Readings(reader, asOf, companies);
    }

    /** The tools of the playbook. */
    public HubSpotTools tools() {
        return new HubSpotTools(crm, reader, new TimelineSink(crm, writing), clock);
    }

    /** Finds out whether the portal has what is needed. */
    public PortalCheck check() {
        return new PortalCheck(crm, reading);
    }

    /**
     * The loop of reading, deciding and writing back.
     *
     * @param folder keeps how far a run is
     */
    public Sync sync(Decider decider, Path folder, Progress progress) {
        return new Sync(crm, reader, writing, decider, folder, null, progress);
    }

    /** The same with an outbox of the host, such as one in a database. */
    public Sync sync(Decider decider, Path folder, Outbox<PendingWrite> outbox, Progress progress) {
        return new Sync(crm, reader, writing, decider, folder, outbox, progress);
    }

    @Override
    public void close() {
        crm.close();
    }

    /** Collects what a portal needs. Not thread-safe. */
    public static final class Builder {
        private final Clock clock;
        private final Transport.Builder transport;
        private ReadingSettings reading = ReadingSettings.standard();
        private @Nullable WritingSettings writing;
        private ZoneId zone = ZoneOffset.UTC;
        private int parallel = 8;

        private Builder(TokenProvider tokens, Clock clock) {
            this.clock = clock;
            this.transport = Transport.builder(tokens, clock);
        }

        /** Where HubSpot is; {@code https://api.hubapi.com} unless said otherwise. */
        public Builder baseUri(URI value) {
            transport.baseUri(value);
            return this;
        }

        /** The version of the API: a date such as {@code 2026-09}, or {@code v3}. */
        public Builder apiVersion(String value) {
            transport.apiVersion(value);
            return this;
        }

        /** The limits, possibly shared with other portals or apps. */
        public Builder limits(Limits value) {
            transport.limits(value);
            return this;
        }

        /** How long calls may take. */
        public Builder deadlines(Deadlines value) {
            transport.deadlines(value);
            return this;
        }

        /** What ends everything from another thread. */
        public Builder cancellation(Cancellation value) {
            transport.cancellation(value);
            return this;
        }

        /** How to wait, in place of waiting for real. */
        public Builder timing(Timing value) {
            transport.timing(value);
            return this;
        }

        /** Which value gives which fact. */
        public Builder reading(ReadingSettings value) {
            reading = value;
            return this;
        }

        /** What is written, and when it is due. */
        public Builder writing(WritingSettings value) {
            writing = value;
            return this;
        }

        /** The zone of bare dates and of due dates; UTC unless said otherwise. */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /** How many calls run at once; 8 unless said otherwise. The limits hold for all together. */
        public Builder parallel(int value) {
            parallel = value;
            return this;
        }

        /** The portal. Calls nothing. */
        public HubSpot build() {
            return new HubSpot(this);
        }
    }
}
