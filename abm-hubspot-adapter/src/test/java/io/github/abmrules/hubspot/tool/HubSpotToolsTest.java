package io.github.abmrules.hubspot.tool;

import static io.github.abmrules.hubspot.FakePortal.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Delivery;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.Tools;
import io.github.abmrules.core.port.memory.InMemoryOutbox;
import io.github.abmrules.hubspot.FakePortal;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.FakeRecord;
import io.github.abmrules.hubspot.fake.Fault;
import io.github.abmrules.hubspot.fake.ObjectType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HubSpotToolsTest {

    private final FakePortal portal = new FakePortal(FakeHubSpot.builder().indexingLag(Duration.ZERO));
    private final HubSpot hubspot = portal.hubspot();
    private final HubSpotTools tools = hubspot.tools();

    @AfterEach
    void stop() {
        hubspot.close();
        portal.close();
    }

    private static CrmNote note(String key, String company) {
        return new CrmNote(key, company, "Acme", "Body of " + key, AS_OF);
    }

    private static CrmTask task(String key, String company, String owner, LocalDate due) {
        return new CrmTask(key, company, "Acme", "Call Acme", "Details", owner, due);
    }

    @Test
    void findsACompanyByItsNameAndNothingIsNoError() {
        String id = portal.fake.addCompany(Map.of("name", "Acme Corp", "domain", "acme.example"));
        portal.fake.addCompany(Map.of("name", "Acme Corporation"));
        CrmCompany found = tools.find("acme corp");

        assertThat(found).isNotNull();
        assertThat(found.accountId()).isEqualTo(id);
        assertThat(tools.find("Nobody")).isNull();
    }

    @Test
    void twoCompaniesOfOneNameAreAnError() {
        String one = portal.fake.addCompany(Map.of("name", "Acme"));
        String other = portal.fake.addCompany(Map.of("name", "ACME"));

        assertThatThrownBy(() -> tools.find("Acme"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("HubSpot has 2 companies of this name")
                .hasMessageContaining(one)
                .hasMessageContaining(other)
                .hasMessageEndingWith("Maybe merge them?");
    }

    @Test
    void givesDealsWithTheirState() {
        String id = portal.fake.addCompany(Map.of("name", "Acme"));
        portal.fake.addDeal(
                id,
                Map.of("dealname", "D", "pipeline", "default", "dealstage", "appointmentscheduled", "amount", "12.5"));
        portal.fake.addDeal(id, Map.of("dealname", "E", "pipeline", "default", "dealstage", "closedwon"));

        assertThat(tools.deals(id))
                .extracting(Deal::status)
                .containsExactlyInAnyOrder(DealStatus.OPEN, DealStatus.CLOSED_WON);
        assertThat(tools.deals("987654321")).isEmpty();
    }

    @Test
    void aNoteIsThereOnceHoweverOftenItIsAdded() {
        String id = portal.fake.addCompany(Map.of("name", "Acme"));
        tools.add(note("k 1", id));
        tools.add(note("k 1", id));
        tools.add(note("k 2", id));
        portal.fake.faults().next("notes.batch.create", Fault.lostByReset());
        tools.add(note("k 3", id));

        assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.NOTES))
                .hasSize(3);
    }

    @Test
    void aTaskIsDueAtTheCloseOfAWorkingDayAndBelongsToItsOwner() {
        String id = portal.fake.addCompany(Map.of("name", "Acme"));
        String owner = portal.fake.addOwner("kim@example.com", "Kim", "Lee");
        // A Sunday, so that Friday is the last day for it.
        tools.create(task("t1", id, "kim lee", LocalDate.parse("2026-07-05")));
        tools.create(task("t1", id, "kim lee", LocalDate.parse("2026-07-05")));
        tools.create(task("t2", id, "Somebody", null));

        List<FakeRecord> tasks = portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.TASKS);
        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(0).value("hs_timestamp")).startsWith("2026-07-03T17:30:00");
        assertThat(tasks.get(0).value("hubspot_owner_id")).isEqualTo(owner);
        assertThat(tasks.get(1).value("hs_task_body")).contains("For: Somebody");
        assertThat(tasks.get(1).value("hubspot_owner_id")).isEmpty();
    }

    @Test
    void aTaskAboutNoCompanyIsLookedForToo() {
        tools.create(task("t1", null, null, null));
        tools.create(task("t1", null, null, null));

        assertThat(portal.fake.records(ObjectType.TASKS)).hasSize(1);
    }

    @Test
    void whatFailsWaitsInTheOutbox() {
        String id = portal.fake.addCompany(Map.of("name", "Acme"));
        InMemoryOutbox<CrmNote> waiting = new InMemoryOutbox<>();
        Tools given = tools.tools(new InMemoryOutbox<>(), waiting).build();
        portal.fake.faults().next("notes.batch.create", Fault.refused(503), 99);

        Delivery.Receipt receipt = given.notes().deliver(List.of(note("k", id)));
        assertThat(receipt.queued()).hasSize(1);
        portal.fake.faults().clear();
        assertThat(given.notes().deliver(List.of()).retried()).isEqualTo(1);
        assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.NOTES))
                .hasSize(1);
        assertThat(given.given())
                .containsExactly(Tool.SEARCH_COMPANIES, Tool.GET_DEALS, Tool.CREATE_TASK, Tool.ADD_NOTE);
    }

    @Test
    void aDayWithoutCallsIsASourceThatFailed() {
        portal.fake.faults().next("companies.search", Fault.tooMany("DAILY", null));

        assertThatThrownBy(() -> tools.find("Acme"))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.retryable()).isTrue());
    }
}
