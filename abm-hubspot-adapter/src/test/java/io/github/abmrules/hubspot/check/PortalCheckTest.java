package io.github.abmrules.hubspot.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.port.memory.InMemoryOutbox;
import io.github.abmrules.hubspot.FakePortal;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.check.CheckedItem.State;
import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.Fault;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.standing.OwnProperty;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PortalCheckTest {

    private static Map<String, CheckedItem> check(FakePortal portal) {
        try (HubSpot hubspot = portal.hubspot()) {
            return hubspot.check().run().stream()
                    .collect(Collectors.toMap(item -> item.area() + " " + item.name(), item -> item));
        }
    }

    @Test
    void aNewPortalLacksOurPropertiesAndGetsThem() {
        try (FakePortal portal = new FakePortal()) {
            assertThat(check(portal).get("property abm_cluster"))
                    .extracting(CheckedItem::state, CheckedItem::message)
                    .containsExactly(State.MISSING, "abm_cluster (enumeration) is not there");
            try (HubSpot hubspot = portal.hubspot()) {
                assertThat(hubspot.writer(new InMemoryOutbox<>()).ensureProperties())
                        .contains("created abm_cluster");
                assertThat(hubspot.writer(new InMemoryOutbox<>()).ensureProperties())
                        .isEmpty();
            }
            Map<String, CheckedItem> items = check(portal);
            assertThat(items.values().stream().filter(item -> item.name().startsWith("abm_")))
                    .allMatch(item -> item.state() == State.OK);
            assertThat(items.values().stream().filter(item -> item.area().equals("scope")))
                    .hasSize(7)
                    .allMatch(item -> item.state() == State.OK);
            assertThat(items.get("pipeline deals").state()).isEqualTo(State.OK);
            assertThat(portal.fake.records(ObjectType.NOTES)).isEmpty();
        }
    }

    @Test
    void propertiesAreCreatedInOneCallAndOneByOneWhereHubSpotRefusesThat() {
        for (int status : new int[] {0, 400, 409}) {
            try (FakePortal portal = new FakePortal();
                    HubSpot hubspot = portal.hubspot()) {
                if (status > 0) {
                    portal.fake.faults().next("properties.companies.batch.create", Fault.refused(status));
                }
                hubspot.writer(new InMemoryOutbox<>()).ensureProperties();

                assertThat(portal.fake.propertyNames(ObjectType.COMPANIES)).containsAll(OwnProperty.ids());
                assertThat(portal.fake.journal().count("properties.companies.create"))
                        .isEqualTo(status == 0 ? 0 : OwnProperty.ids().size());
            }
        }
    }

    @Test
    void namesTheScopesThatAreMissing() {
        try (FakePortal portal = new FakePortal(FakeHubSpot.builder()
                .withoutScopes(
                        "crm.objects.contacts.write", "crm.objects.companies.write", "crm.objects.owners.read"))) {
            Map<String, CheckedItem> items = check(portal);

            assertThat(items.values().stream()
                            .filter(item -> item.area().equals("scope") && item.state() == State.MISSING)
                            .map(CheckedItem::name))
                    .containsExactlyInAnyOrder(
                            "crm.objects.contacts.write", "crm.objects.companies.write", "crm.objects.owners.read");
        }
    }

    @Test
    void seesOptionsAndTypesThatAreWrong() {
        try (FakePortal portal = new FakePortal()) {
            portal.fake.addProperty(
                    ObjectType.COMPANIES, "abm_cluster", "enumeration", "select", List.of("CLUSTER_ICP", "OTHER"));
            portal.fake.addProperty(ObjectType.COMPANIES, "abm_cluster_since", "string", "text", List.of());

            assertThat(check(portal).get("property abm_cluster").message())
                    .isEqualTo("abm_cluster lacks the options MONITOR_ONLY, FUTURE_PIPELINE, ACTIVE_FOCUS");
            try (HubSpot hubspot = portal.hubspot()) {
                assertThatThrownBy(() -> hubspot.writer(new InMemoryOutbox<>()).ensureProperties())
                        .hasMessageContaining("abm_cluster_since has the type \"string\", but must have \"datetime\"");
            }
        }
    }

    @Test
    void addsOptionsAndKeepsThoseOfOthers() {
        try (FakePortal portal = new FakePortal()) {
            portal.fake.addProperty(
                    ObjectType.COMPANIES, "abm_cluster", "enumeration", "select", List.of("CLUSTER_ICP", "OTHER"));
            try (HubSpot hubspot = portal.hubspot()) {
                assertThat(hubspot.writer(new InMemoryOutbox<>()).ensureProperties())
                        .contains("added options to abm_cluster");
                assertThat(hubspot.crm()
                                .schema()
                                .properties(io.github.abmrules.hubspot.crm.ObjectType.COMPANY)
                                .get("abm_cluster")
                                .options())
                        .extracting(option -> option.value())
                        .containsExactlyInAnyOrder(
                                "CLUSTER_ICP", "OTHER", "MONITOR_ONLY", "FUTURE_PIPELINE", "ACTIVE_FOCUS");
            }
        }
    }

    @Test
    void aTokenThatDoesNotWorkEndsTheCheck() {
        try (FakePortal portal = new FakePortal();
                HubSpot hubspot = HubSpot.builder(TokenProvider.fixed(Secret.of(() -> "pat-wrong")), Clock.systemUTC())
                        .baseUri(portal.fake.baseUri())
                        .build()) {
            assertThatThrownBy(() -> hubspot.check().run())
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageNotContaining("pat-wrong");
        }
    }
}
