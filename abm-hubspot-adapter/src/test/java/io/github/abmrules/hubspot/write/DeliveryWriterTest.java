package io.github.abmrules.hubspot.write;

import static io.github.abmrules.hubspot.FakePortal.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.store.Courier;
import io.github.abmrules.core.store.DeliveryPolicy;
import io.github.abmrules.core.store.DeliveryStatus;
import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoredDelivery;
import io.github.abmrules.hubspot.FakePortal;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.FakeRecord;
import io.github.abmrules.hubspot.fake.Fault;
import io.github.abmrules.hubspot.fake.ObjectType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryWriterTest {

    private static final Instant LATER = AS_OF.plus(DeliveryPolicy.USUAL.inHand());

    private final FakePortal portal = new FakePortal(FakeHubSpot.builder());
    private final HubSpot hubspot = portal.hubspot();
    private final StateStore store = new InMemoryStore();
    private final DeliveryWriter writer = hubspot.deliveries(store);

    @BeforeEach
    void prepare() {
        writer.ensureProperties();
        portal.fake.journal().clear();
    }

    @AfterEach
    void stop() {
        hubspot.close();
        portal.close();
    }

    private static CrmProperties properties(String company, String decision) {
        return new CrmProperties(
                "cluster-properties/" + decision,
                company,
                Map.of(
                        "cluster", "CLUSTER_ICP",
                        "effective_cluster", "CLUSTER_ICP",
                        "icp_tier", "A",
                        "next_action", "nurture",
                        "program_type", "NONE"),
                List.of("review_id"),
                AS_OF);
    }

    private String queued(String name) {
        String id = portal.fake.addCompany(Map.of("name", name, "hubspot_owner_id", "1400001"));
        queue(id, "d-" + id);
        return id;
    }

    private void queue(String id, String decision) {
        store.queue(
                id,
                List.of(
                        new CrmProperties(
                                "cluster-properties/" + decision,
                                id,
                                Map.of("cluster", "CLUSTER_ICP", "icp_tier", "A"),
                                List.of("review_id"),
                                AS_OF),
                        new CrmNote("cluster-assignment/" + decision, id, "Acme", "Because.", AS_OF),
                        new CrmTask("next-action/" + decision, id, "Acme", "Next action", "Do it", null, null)),
                AS_OF);
    }

    private void assertToldOnce(String id) {
        assertThat(portal.value(id, "abm_cluster")).isEqualTo("CLUSTER_ICP");
        assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.NOTES))
                .hasSize(1);
        assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.TASKS))
                .hasSize(1);
    }

    @Test
    void sendsAHundredOfAKindInACall() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            ids.add(queued("Company " + i));
        }

        assertThat(writer.deliver(AS_OF)).isEqualTo(new WriteReport(230, 230, 230, 0, List.of(), List.of()));
        ids.forEach(this::assertToldOnce);
        assertThat(portal.fake.journal().operations())
                .containsEntry("companies.batch.update", 3)
                .containsEntry("notes.batch.create", 3)
                .containsEntry("tasks.batch.create", 3)
                .doesNotContainKey("associations.companies.notes.read");
        assertThat(writer.deliver(LATER)).isEqualTo(WriteReport.nothing());
    }

    @Test
    void theTierOfPeopleStaysTheirsAndWhereTheAccountStandsIsInTheStore() {
        String id = queued("Acme");
        portal.fake.change(
                ObjectType.COMPANIES, id, Map.of("abm_icp_tier", "B", "abm_current_cluster", "FUTURE_PIPELINE"));
        writer.deliver(AS_OF);

        assertThat(portal.value(id, "abm_icp_tier")).isEqualTo("B");
        assertThat(portal.value(id, "abm_current_cluster")).isNullOrEmpty();
        assertThat(portal.value(id, "abm_decision_id")).isEqualTo("d-" + id);
    }

    @Test
    void aTaskIsDueInWorkingDaysForTheOwnerOfTheCompany() {
        String id = queued("Acme");
        writer.deliver(AS_OF);

        FakeRecord task = portal.fake
                .associated(ObjectType.COMPANIES, id, ObjectType.TASKS)
                .get(0);
        // Five working days after Tuesday, 30 June.
        assertThat(task.value("hs_timestamp")).startsWith("2026-07-07T17:30:00");
        assertThat(task.value("hubspot_owner_id")).isEqualTo("1400001");
    }

    @Test
    void whatAnEndedProcessHadInHandIsLookedForBeforeItIsCreated() {
        String id = queued("Acme");
        // It wrote all of the first delivery and the note, and ended before it could say so.
        StoredDelivery first = store.takeDeliveries(AS_OF, LATER, 10).get(0);
        store.settle(first, first.with(DeliveryStatus.DELIVERED, 1, first.notBefore(), null, AS_OF));
        hubspot.deliveries(copyOf(store, AS_OF)).deliver(AS_OF);
        store.takeDeliveries(AS_OF, LATER, 10);

        assertThat(writer.deliver(AS_OF)).isEqualTo(WriteReport.nothing());
        WriteReport report = writer.deliver(LATER);
        assertThat(report.found()).isEqualTo(1);
        assertThat(report.notes()).isZero();
        assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.NOTES))
                .hasSize(1);
    }

    /** A store of the deliveries that wait in another, as a process sees them. */
    private static StateStore copyOf(StateStore store, Instant at) {
        StateStore copy = new InMemoryStore();
        store.deliveries(DeliveryStatus.WAITING, null, null, 10).stream()
                .filter(each -> each.note() != null)
                .forEach(each -> copy.queue(each.accountId(), List.of(each.content()), at));
        return copy;
    }

    @Test
    void whatIsReplayedIsLookedForToo() {
        String id = queued("Acme");
        portal.fake.faults().next("notes.batch.create", Fault.lost(502));
        portal.fake.faults().next("associations.companies.notes.read", Fault.refused(404));
        assertThatThrownBy(() -> writer.deliver(AS_OF)).hasMessageContaining("404");

        WriteReport report = writer.deliver(LATER);
        assertThat(report.found()).isEqualTo(1);
        assertToldOnce(id);
    }

    @Test
    void waitsForWhatHubSpotDoesNotTakeNow() {
        String id = queued("Acme");
        portal.fake.faults().next("notes.batch.create", Fault.tooMany("SECONDLY", null), 1_000);
        WriteReport report = writer.deliver(AS_OF);
        assertThat(report.waiting())
                .singleElement()
                .extracting(WriteReport.Problem::companyId, WriteReport.Problem::what)
                .containsExactly(id, "note");
        // The task comes after the note.
        assertThat(report.tasks()).isZero();
        portal.fake.faults().clear();

        assertThat(writer.deliver(AS_OF).notes()).isZero();
        assertThat(writer.deliver(AS_OF.plus(DeliveryPolicy.USUAL.firstWait())).notes())
                .isEqualTo(1);
        assertToldOnce(id);
    }

    @Test
    void parksWhatHubSpotNeverTakes() {
        store.queue("999", List.of(new CrmProperties("k", "999", Map.of("clusters", "X"), List.of(), AS_OF)), AS_OF);
        String gone = queued("Gone");
        portal.fake.archive(ObjectType.COMPANIES, gone);
        String acme = queued("Acme");

        WriteReport report = writer.deliver(AS_OF);
        assertThat(report.refused()).extracting(WriteReport.Problem::companyId).contains("999", gone);
        assertThat(report.refused().get(0).reason())
                .isEqualTo("HubSpot has no property for \"clusters\"; allowed: cluster, effective_cluster, icp_tier,"
                        + " next_action, program_type, review_id. Maybe \"cluster\"?");
        assertToldOnce(acme);
        assertThat(store.deliveries(DeliveryStatus.PARKED, null, null, 10)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aCourierOfAHostWritesTheSameByTheTools() {
        String id = queued("Acme");
        var tools = hubspot.tools();
        Courier courier = new Courier(store, tools::add, tools::create, tools::write);

        assertThat(courier.deliver(AS_OF, 100).delivered()).isEqualTo(3);
        assertToldOnce(id);
        assertThatThrownBy(() -> tools.write(properties("999", "d")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("999");
    }
}
