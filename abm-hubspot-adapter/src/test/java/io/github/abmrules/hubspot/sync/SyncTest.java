package io.github.abmrules.hubspot.sync;

import static io.github.abmrules.hubspot.FakePortal.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.port.Outbox;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.file.FileOutbox;
import io.github.abmrules.core.port.memory.InMemoryOutbox;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.hubspot.FakePortal;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.Fault;
import io.github.abmrules.hubspot.fake.Faults;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.transport.Progress;
import io.github.abmrules.hubspot.transport.Timing;
import io.github.abmrules.hubspot.write.PendingWrite;
import io.github.abmrules.hubspot.write.WriteReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SyncTest {

    @TempDir
    private Path folder;

    private static String company(FakePortal portal, String name, String tier) {
        return portal.fake.addCompany(Map.of("name", name, "hs_ideal_customer_profile", tier));
    }

    private static List<String> companies(FakePortal portal, int count) {
        Random random = new Random(5);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = company(portal, "Company " + i, "tier_" + (1 + i % 3));
            ids.add(id);
            if (random.nextInt(3) == 0) {
                String contact = portal.fake.addContact(id, Map.of("email", "c" + i + "@example.com"));
                String meeting = portal.fake.addOf(
                        ObjectType.MEETINGS,
                        id,
                        Map.of(
                                "hs_timestamp", "2026-06-01T10:00:00Z",
                                "hs_meeting_start_time", "2026-06-01T10:00:00Z",
                                "hs_meeting_outcome", "COMPLETED"));
                portal.fake.associate(ObjectType.MEETINGS, meeting, ObjectType.CONTACTS, contact);
            }
        }
        return ids;
    }

    private SyncReport run(FakePortal portal, Instant asOf) {
        try (HubSpot hubspot = portal.hubspot()) {
            return hubspot.sync(FakePortal.decider(), folder, Progress.none()).run(asOf);
        }
    }

    private static void assertEachOnce(FakePortal portal, List<String> ids) {
        assertThat(portal.fake.repeated(ObjectType.NOTES, FakePortal::marker)).isEmpty();
        assertThat(portal.fake.repeated(ObjectType.TASKS, FakePortal::marker)).isEmpty();
        for (String id : ids) {
            assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.NOTES))
                    .hasSize(1);
            assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.TASKS))
                    .hasSize(1);
            assertThat(portal.value(id, "abm_cluster")).isIn("CLUSTER_ICP", "FUTURE_PIPELINE");
        }
        assertThat(portal.fake.records(ObjectType.NOTES)).hasSize(ids.size());
    }

    @Test
    void readsDecidesAndWritesBackAndThenHasNothingToDo() {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 12);

            SyncReport first = run(portal, AS_OF);
            assertThat(first.read()).isEqualTo(12);
            assertThat(first.changed()).isEqualTo(12);
            assertThat(first.written()).isEqualTo(new WriteReport(12, 12, 12, 0, List.of(), List.of()));
            assertEachOnce(portal, ids);
            assertThat(portal.value(ids.get(0), "abm_cluster_since")).startsWith("2026-06-30T08:00:00");
            assertThat(portal.value(ids.get(0), "lifecyclestage")).isNotEqualTo("CLUSTER_ICP");
            assertThat(portal.fake
                            .associated(ObjectType.COMPANIES, ids.get(0), ObjectType.NOTES)
                            .get(0)
                            .properties()
                            .get("hs_note_body"))
                    .contains("Because of &lt;reasons&gt; &amp; more.");

            portal.fake.journal().clear();
            SyncReport second = run(portal, AS_OF.plusSeconds(86_400));
            assertThat(second.unchanged()).isEqualTo(12);
            assertThat(second.changed()).isZero();
            assertThat(portal.fake.journal().operations())
                    .doesNotContainKeys("companies.batch.update", "notes.batch.create", "tasks.batch.create");
        }
    }

    @Test
    void aChangedClusterGetsAnotherNote() {
        try (FakePortal portal = new FakePortal()) {
            String id = company(portal, "Acme", "tier_1");
            run(portal, AS_OF);
            portal.fake.addDeal(
                    id, Map.of("dealname", "D", "pipeline", "default", "dealstage", "appointmentscheduled"));

            run(portal, AS_OF.plusSeconds(60));

            assertThat(portal.value(id, "abm_cluster")).isEqualTo("ACTIVE_FOCUS");
            assertThat(portal.value(id, "abm_entered_by")).isEqualTo("PROMOTION");
            assertThat(portal.fake.associated(ObjectType.COMPANIES, id, ObjectType.NOTES))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4})
    void nothingIsLostOrDoubledWhenATenthOfAllCallsFails(long seed) {
        try (FakePortal portal = new FakePortal(FakeHubSpot.builder().seed(seed).associationPage(2))) {
            List<String> ids = companies(portal, 350);
            portal.fake.faults().rate(0.1);

            SyncReport report = run(portal, AS_OF);
            for (int i = 0; i < 5 && !report.written().waiting().isEmpty(); i++) {
                report = run(portal, AS_OF);
            }

            assertThat(report.written().waiting()).isEmpty();
            assertThat(portal.fake.journal().faults().values().stream()
                            .mapToLong(Number::longValue)
                            .sum())
                    .isGreaterThan(2);
            assertEachOnce(portal, ids);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Faults.BadRecord.class,
            names = {"PARTIAL", "WHOLE_BATCH_400", "WHOLE_BATCH_404", "WHOLE_BATCH_409"})
    void oneBadCompanyDoesNotKeepTheOthersFromBeingWritten(Faults.BadRecord way) {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 120);
            portal.fake.faults().badRecord(ObjectType.COMPANIES, ids.get(7), way);

            SyncReport report = run(portal, AS_OF);

            assertThat(report.written().companies()).isEqualTo(119);
            assertThat(report.written().refused())
                    .singleElement()
                    .satisfies(each -> assertThat(each.companyId()).isEqualTo(ids.get(7)));
            assertThat(portal.fake.associated(ObjectType.COMPANIES, ids.get(7), ObjectType.NOTES))
                    .isEmpty();
            assertThat(portal.fake.records(ObjectType.NOTES)).hasSize(119);
        }
    }

    @Test
    void aRequiredFieldIsNamed() {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 2);
            run(portal, AS_OF);
            portal.fake.addProperty(ObjectType.TASKS, "region", "string", "text", List.of());
            portal.fake.requireProperty(ObjectType.TASKS, "region");
            portal.fake.addDeal(
                    ids.get(0), Map.of("dealname", "D", "pipeline", "default", "dealstage", "appointmentscheduled"));
            portal.fake.change(ObjectType.COMPANIES, ids.get(0), Map.of("abm_next_action", "run_linkedin_ads"));

            SyncReport report = run(portal, AS_OF.plusSeconds(60));

            assertThat(report.written().refused()).singleElement().satisfies(each -> {
                assertThat(each.what()).isEqualTo("task");
                assertThat(each.reason()).contains("region");
            });
            assertThat(report.written().waiting()).isEmpty();
        }
    }

    @Test
    void aLostAnswerDoublesNothing() {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 130);
            portal.fake.faults().next("notes.batch.create", Fault.lostByReset());
            portal.fake.faults().next("notes.batch.create", Fault.truncatedBody());
            portal.fake.faults().next("tasks.batch.create", Fault.lost(504));
            portal.fake.faults().next("tasks.batch.create", Fault.refused(502));

            SyncReport report = run(portal, AS_OF);

            assertThat(portal.fake.journal().faults()).hasSize(4);
            assertThat(report.written().notes()).isEqualTo(130);
            assertThat(report.written().waiting()).isEmpty();
            assertEachOnce(portal, ids);
        }
    }

    @Test
    void anOutcomeThatStaysUnknownWaitsForTheNextRun() {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 3);
            portal.fake.faults().next("notes.batch.create", Fault.lostByReset());
            portal.fake.faults().next("notes.batch.create", Fault.refused(502), 9);
            portal.fake.faults().next("associations.companies.notes.read", Fault.refused(503), 500);

            SyncReport first = run(portal, AS_OF);
            assertThat(first.written().waiting())
                    .hasSize(3)
                    .allMatch(each -> each.what().equals("note"));
            assertThat(portal.fake.records(ObjectType.NOTES)).hasSize(3);
            portal.fake.faults().clear();
            SyncReport second = run(portal, AS_OF);

            assertThat(second.written().found()).isEqualTo(6);
            assertThat(second.written().waiting()).isEmpty();
            assertEachOnce(portal, ids);
        }
    }

    @Test
    void aCompanyWithoutFitIsRejectedAndTheFindingsOfTheOthersReachTheCaller() {
        try (FakePortal portal = new FakePortal()) {
            String none = portal.fake.addCompany(Map.of("name", "No fit"));
            String odd = company(portal, "Odd", "tier_1");
            portal.fake.addOf(
                    ObjectType.MEETINGS,
                    odd,
                    Map.of("hs_timestamp", "2026-06-01T10:00:00Z", "hs_meeting_outcome", "PERHAPS"));
            List<Outcome> outcomes = new ArrayList<>();
            SyncReport report;
            try (HubSpot hubspot = portal.hubspot()) {
                report = hubspot.sync(FakePortal.decider(), folder, Progress.none())
                        .listening(outcomes::add)
                        .run(AS_OF);
            }

            assertThat(report.rejected()).extracting(Rejection::accountId).containsExactly(none);
            assertThat(report.findings()).isEqualTo(1);
            assertThat(outcomes)
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.assignment().findings())
                            .extracting(each -> each.code())
                            .containsExactly("CRM_UNKNOWN_VALUE"));
        }
    }

    @Test
    void whatTheDeciderCannotDecideStaysAsItWas() {
        try (FakePortal portal = new FakePortal()) {
            String id = company(portal, "Acme", "tier_1");
            Decider failing = (accounts, asOf, outcomes) ->
                    accounts.get().forEach(account -> outcomes.accept(Outcome.failed(account, "rule", "broke")));
            SyncReport report;
            try (HubSpot hubspot = portal.hubspot()) {
                report = hubspot.sync(failing, folder, Progress.none()).run(AS_OF);
            }
            assertThat(report.failed()).containsExactly(new Failure(id, "rule", "broke"));
            assertThat(portal.value(id, "abm_cluster")).isNull();
        }
    }

    @Test
    void aDryRunSaysWhatWouldBeWrittenAndWritesNothing() {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 5);
            List<PendingWrite> would = new ArrayList<>();
            try (HubSpot hubspot = portal.hubspot()) {
                hubspot.sync(FakePortal.decider(), folder, Progress.none()).dryRun(AS_OF, List.of(), would::add);
            }

            assertThat(would).extracting(PendingWrite::companyId).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(would.get(0).inWords()).contains("abm_cluster = ").contains("note: ABM: ");
            assertThat(portal.fake.records(ObjectType.NOTES)).isEmpty();
            assertThat(portal.fake.propertyNames(ObjectType.COMPANIES)).doesNotContain("abm_cluster");
            assertThat(portal.fake.journal().operations().keySet())
                    .noneMatch(operation -> operation.endsWith("create") || operation.endsWith("update"));
        }
    }

    @Test
    void someCompaniesOnly() {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 5);
            try (HubSpot hubspot = portal.hubspot()) {
                SyncReport report = hubspot.sync(FakePortal.decider(), folder, Progress.none())
                        .run(AS_OF, List.of(ids.get(1), ids.get(3), ids.get(1)));
                assertThat(report.changed()).isEqualTo(2);
            }
            assertThat(portal.value(ids.get(0), "abm_cluster")).isNull();
            assertThat(portal.value(ids.get(3), "abm_cluster")).isNotNull();
        }
    }

    @Test
    void anEndedRunAboutOthersIsBroughtToItsEndFirst() {
        try (FakePortal portal = new FakePortal()) {
            List<String> ids = companies(portal, 4);
            try (HubSpot hubspot = portal.hubspot()) {
                Decider broken = (accounts, asOf, outcomes) -> {
                    throw new IllegalStateException("broken");
                };
                Sync sync = hubspot.sync(broken, folder, Progress.none());
                assertThatThrownBy(() -> sync.run(AS_OF, ids.subList(0, 1))).hasMessage("broken");
                SyncReport report = hubspot.sync(FakePortal.decider(), folder, Progress.none())
                        .run(AS_OF.plusSeconds(60), ids.subList(1, 3));
                assertThat(report.resumed()).isTrue();
                assertThat(report.changed()).isEqualTo(3);
            }
            assertThat(portal.value(ids.get(0), "abm_decided_as_of")).startsWith("2026-06-30T08:00:00");
            assertThat(portal.value(ids.get(1), "abm_decided_as_of")).startsWith("2026-06-30T08:01:00");
            assertThat(portal.value(ids.get(3), "abm_cluster")).isNull();
        }
    }

    @Test
    void oneRunAtATimeHasTheFolder() {
        try (FakePortal portal = new FakePortal();
                SyncFolder other = new SyncFolder(folder)) {
            assertThat(other.state()).isNull();
            assertThatThrownBy(() -> run(portal, AS_OF))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is used by another run. Maybe wait for its end");
        }
    }

    @Test
    void aDeciderThatLosesAnAccountIsNotTrusted() {
        try (FakePortal portal = new FakePortal();
                HubSpot hubspot = portal.hubspot()) {
            companies(portal, 2);
            assertThatThrownBy(() -> hubspot.sync((accounts, asOf, outcomes) -> {}, folder, Progress.none())
                            .run(AS_OF))
                    .hasMessageContaining("gave 0 outcomes for 2 accounts");
        }
    }

    /** A process that ends at a call: from then on nothing works any more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aProcessMayEndAtAnyCall() throws Exception {
        int kills = 0;
        for (int at = 5; at < 100; at += 6) {
            Path own = Files.createDirectories(folder.resolve("at-" + at));
            try (FakePortal portal = new FakePortal(FakeHubSpot.builder().seed(at))) {
                List<String> ids = companies(portal, 30);
                try (HubSpot hubspot = portal.hubspot()) {
                    hubspot.writer(new InMemoryOutbox<>()).ensureProperties();
                }
                kills += killedAt(portal, own, at) ? 1 : 0;
                awaitSilence(portal);
                try (HubSpot hubspot = portal.hubspot()) {
                    SyncReport report = hubspot.sync(FakePortal.decider(), own, Progress.none())
                            .run(AS_OF.plusSeconds(3_600));
                    assertThat(report.written().waiting()).isEmpty();
                }
                assertEachOnce(portal, ids);
            }
        }
        assertThat(kills).isGreaterThan(10);
    }

    private static boolean killedAt(FakePortal portal, Path folder, int at) {
        Timing timing = portal.timing();
        AtomicInteger calls = new AtomicInteger();
        Timing mortal = new Timing() {
            @Override
            public Instant now() {
                if (calls.incrementAndGet() >= at) {
                    throw new Killed();
                }
                return timing.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                timing.sleep(duration);
            }
        };
        try (HubSpot hubspot = portal.hubspot(mortal)) {
            hubspot.sync(FakePortal.decider(), folder, Progress.none()).run(AS_OF);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static void awaitSilence(FakePortal portal) throws InterruptedException {
        int before = -1;
        while (before != portal.fake.journal().size()) {
            before = portal.fake.journal().size();
            Thread.sleep(20);
        }
    }

    @Test
    void aProcessMayEndBetweenTheOutboxAndTheService() throws Exception {
        for (int at = 1; at <= 26; at += 5) {
            for (boolean after : new boolean[] {false, true}) {
                Path own = Files.createDirectories(folder.resolve("outbox-" + at + after));
                try (FakePortal portal = new FakePortal()) {
                    List<String> ids = companies(portal, 25);
                    Outbox<PendingWrite> mortal = new MortalOutbox(
                            new FileOutbox<>(Tool.ADD_NOTE, own.resolve("outbox.jsonl"), PendingWrite.class),
                            at,
                            after);
                    try (HubSpot hubspot = portal.hubspot()) {
                        Sync sync = hubspot.sync(FakePortal.decider(), own, mortal, Progress.none());
                        assertThatThrownBy(() -> sync.run(AS_OF)).isInstanceOf(Killed.class);
                    }
                    try (HubSpot hubspot = portal.hubspot()) {
                        SyncReport report = hubspot.sync(FakePortal.decider(), own, Progress.none())
                                .run(AS_OF.plusSeconds(3_600));
                        assertThat(report.resumed()).isTrue();
                        assertThat(report.asOf()).isEqualTo(AS_OF);
                    }
                    assertEachOnce(portal, ids);
                }
            }
        }
    }

    /** An outbox whose process ends at the given use of it. */
    private static final class MortalOutbox implements Outbox<PendingWrite> {
        private final Outbox<PendingWrite> outbox;
        private final int at;
        private final boolean after;
        private int uses;

        MortalOutbox(Outbox<PendingWrite> outbox, int at, boolean after) {
            this.outbox = outbox;
            this.at = at;
            this.after = after;
        }

        private void use(Runnable work) {
            uses++;
            if (uses == at && !after) {
                throw new Killed();
            }
            work.run();
            if (uses == at) {
                throw new Killed();
            }
        }

        @Override
        public void queue(java.util.Collection<PendingWrite> things) {
            use(() -> outbox.queue(things));
        }

        @Override
        public List<PendingWrite> pending() {
            return outbox.pending();
        }

        @Override
        public void written(PendingWrite thing) {
            use(() -> outbox.written(thing));
        }
    }
}
