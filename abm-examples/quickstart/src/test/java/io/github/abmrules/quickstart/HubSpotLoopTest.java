package io.github.abmrules.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import io.github.abmrules.hubspot.webhook.DedupeStore;
import io.github.abmrules.hubspot.webhook.SignatureVerifier;
import io.github.abmrules.hubspot.webhook.Touched;
import io.github.abmrules.hubspot.webhook.WebhookReceiver;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSpotLoopTest {

    @Test
    void writesClustersNotesAndTasksOnce(@TempDir Path folder) throws Exception {
        Path token = folder.resolve("token");
        try (FakeHubSpot fake = FakeHubSpot.start()) {
            Files.writeString(token, fake.token());
            String acme = fake.addCompany(Map.of("name", "Acme", "hs_ideal_customer_profile", "tier_1"));
            fake.addOf(
                    ObjectType.MEETINGS,
                    acme,
                    Map.of(
                            "hs_timestamp", "2026-06-20T14:00:00Z",
                            "hs_meeting_start_time", "2026-06-20T14:00:00Z",
                            "hs_meeting_outcome", "COMPLETED"));
            String[] args = {
                fake.baseUri().toString(),
                token.toString(),
                folder.resolve("run").toString(),
                "2026-06-30T00:00:00Z"
            };

            assertThat(Printed.lines(arguments -> HubSpotLoop.main(args)))
                    .containsExactly("1 read, 1 changed, 1 notes, 0 waiting");
            assertThat(fake.record(ObjectType.COMPANIES, acme).value("abm_cluster"))
                    .isEqualTo("ACTIVE_FOCUS");
            assertThat(fake.record(ObjectType.COMPANIES, acme).value("abm_effective_cluster"))
                    .isEqualTo("FUTURE_PIPELINE");
            assertThat(fake.record(ObjectType.COMPANIES, acme).value("abm_review_status"))
                    .isEqualTo("PENDING");
            assertThat(fake.associated(ObjectType.COMPANIES, acme, ObjectType.TASKS))
                    .hasSize(2);

            fake.change(ObjectType.COMPANIES, acme, Map.of("abm_review_status", "APPROVED"));
            args[3] = "2026-07-01T00:00:00Z";
            assertThat(Printed.lines(arguments -> HubSpotLoop.main(args)))
                    .containsExactly("1 read, 1 changed, 1 notes, 0 waiting");
            assertThat(fake.record(ObjectType.COMPANIES, acme).value("abm_effective_cluster"))
                    .isEqualTo("ACTIVE_FOCUS");

            args[3] = "2026-07-02T00:00:00Z";
            assertThat(Printed.lines(arguments -> HubSpotLoop.main(args)))
                    .containsExactly("1 read, 0 changed, 0 notes, 0 waiting");
        }
    }

    @Test
    void tellsHubSpotOutOfAStore() throws Exception {
        try (FakeHubSpot fake = FakeHubSpot.start();
                HubSpot hubspot = HubSpot.builder(TokenProvider.fixed(Secret.of(fake::token)), Clock.systemUTC())
                        .baseUri(fake.baseUri())
                        .reading(HubSpotLoop.settings())
                        .build()) {
            fake.addProperty(ObjectType.COMPANIES, "fit", "enumeration", "select", List.of("A", "B"));
            String acme = fake.addCompany(Map.of("name", "Acme", "fit", "A"));
            StateStore store = new InMemoryStore();
            Instant asOf = Instant.parse("2026-06-30T00:00:00Z");

            assertThat(Printed.lines(args -> HubSpotLoop.withStore(hubspot, store, asOf)))
                    .containsExactly("1 companies, 1 notes, 1 tasks");
            assertThat(Printed.lines(args -> HubSpotLoop.withStore(hubspot, store, asOf.plusSeconds(60))))
                    .containsExactly("0 companies, 0 notes, 0 tasks");
            assertThat(fake.record(ObjectType.COMPANIES, acme).value("abm_cluster"))
                    .isEqualTo("CLUSTER_ICP");
        }
    }

    @Test
    void renewsTheTokensOfAnOAuthApp(@TempDir Path folder) throws Exception {
        try (FakeHubSpot fake = FakeHubSpot.builder().rotatesRefreshTokens(true).start()) {
            List<String> files = List.of("client-id", "client-secret", "refresh-token");
            for (int i = 0; i < files.size(); i++) {
                Files.writeString(folder.resolve(files.get(i)), fake.oauth().get(i));
            }
            List<Secret> kept = new ArrayList<>();
            TokenProvider tokens = HubSpotLoop.oauth(fake.baseUri(), folder, kept::add);

            assertThat(Printed.lines(args -> HubSpotLoop.check(fake.baseUri(), tokens)))
                    .contains("property abm_cluster: abm_cluster (enumeration) is not there");
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void answersARequestThatNobodySigned() {
        WebhookReceiver receiver = new WebhookReceiver(
                new SignatureVerifier(
                        Secret.of(() -> "secret"), URI.create("https://abm.example.com/hubspot"), Clock.systemUTC()),
                DedupeStore.inMemory(100));
        Queue<Touched> queue = new ArrayDeque<>();

        assertThat(HubSpotLoop.webhook(receiver, "", "[]".getBytes(UTF_8), "none", "0", queue))
                .isEqualTo(401);
        assertThat(queue).isEmpty();
    }

    @Test
    void saysWhatAPortalLacks() throws Exception {
        try (FakeHubSpot fake =
                FakeHubSpot.builder().withoutScopes("sales-email-read").start()) {
            assertThat(Printed.lines(
                            args -> HubSpotLoop.check(fake.baseUri(), TokenProvider.fixed(Secret.of(fake::token)))))
                    .contains(
                            "scope sales-email-read: not granted. Maybe add it to the app and install it again?",
                            "property abm_cluster: abm_cluster (enumeration) is not there");
        }
    }
}
