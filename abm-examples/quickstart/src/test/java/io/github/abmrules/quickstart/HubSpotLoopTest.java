package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
