package io.github.abmrules.hubspot.crm;

import io.github.abmrules.hubspot.transport.Deadlines;
import io.github.abmrules.hubspot.transport.ScriptedServer;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import io.github.abmrules.hubspot.transport.Transport;
import io.github.abmrules.hubspot.transport.VirtualTiming;
import java.time.Clock;
import java.time.Duration;

/** Portals behind a server of a test. */
public final class Portals {

    private Portals() {}

    public static Crm of(ScriptedServer server) {
        return new Crm(
                Transport.builder(TokenProvider.fixed(Secret.of(() -> "token")), Clock.systemUTC())
                        .baseUri(server.uri())
                        .timing(new VirtualTiming())
                        .deadlines(new Deadlines(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(3)))
                        .build(),
                4);
    }
}
