package io.github.abmrules.core.port.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.UnreadableInputException;
import io.github.abmrules.core.playbook.Target;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Delivery;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignFolderTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final CrmNote FIRST = note("k1");
    private static final CrmNote SECOND = note("k2");

    @TempDir
    private Path folder;

    private static CrmNote note(String key) {
        return new CrmNote(key, "acme", "Acme", "a \"text\"\nof two lines", NOW);
    }

    private CampaignFolder open() {
        return CampaignFolder.open(folder, ZoneOffset.UTC);
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private List<String> lines(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Delivery.Receipt deliver(CrmNote... notes) {
        try (CampaignFolder campaign = open()) {
            return campaign.tools().notes().deliver(List.of(notes));
        }
    }

    // Tools

    @Test
    void givesTheToolsWhoseFilesAreThere() throws IOException {
        write("companies.jsonl", "{\"account_id\":\"acme\",\"company\":\"Acme\"}");

        try (CampaignFolder campaign = open()) {
            assertThat(campaign.tools().given())
                    .containsExactly(Tool.SEARCH_COMPANIES, Tool.GET_DEALS, Tool.CREATE_TASK, Tool.ADD_NOTE);
        }
    }

    @Test
    void findsACompanyWhateverItsCapitals() throws IOException {
        write(
                "companies.jsonl",
                "{\"account_id\":\"acme\",\"company\":\"Acme  Works\",\"icp_tier\":\"A\","
                        + "\"deals\":[{\"deal_id\":\"d\",\"status\":\"OPEN\"}]}");

        try (CampaignFolder campaign = open()) {
            CrmCompany found = campaign.tools().search().find(" acme works");
            assertThat(found).isNotNull();
            assertThat(found.deals()).hasSize(1);
            assertThat(campaign.tools().deals().deals("acme")).hasSize(1);
            assertThat(campaign.tools().search().find("Acme")).isNull();
        }
    }

    @Test
    void failsOnACompanyThatIsMarked() throws IOException {
        write(
                "news.jsonl",
                "{\"company\":\"Acme\",\"error\":\"timeout\"}",
                "{\"company\":\"Beta\",\"error\":\"gone\",\"retryable\":false}");

        try (CampaignFolder campaign = open()) {
            assertThatThrownBy(() -> campaign.tools().news().news("Acme"))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.retryable()).isTrue())
                    .hasMessage("fetch_company_news failed on \"Acme\": timeout");
            assertThatThrownBy(() -> campaign.tools().news().news("Beta"))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.retryable()).isFalse());
            assertThat(campaign.tools().news().news("Gamma")).isEmpty();
        }
    }

    @Test
    void failsOnABadRecordOfOneCompanyOnly() throws IOException {
        write(
                "news.jsonl",
                "{\"company\":\"Acme\",\"polarity\":\"SIDEWAYS\",\"detected_at\":\"2026-06-01\"}",
                "{\"company\":\"Beta\",\"polarity\":\"POSITIVE\",\"detected_at\":\"2026-06-01\"}");

        try (CampaignFolder campaign = open()) {
            assertThat(campaign.tools().news().news("Beta")).hasSize(1);
            assertThatThrownBy(() -> campaign.tools().news().news("Acme"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("news.jsonl:1: polarity \"SIDEWAYS\"");
        }
    }

    @Test
    void failsOnANameThatTwoCompaniesHave() throws IOException {
        write(
                "companies.jsonl",
                "{\"account_id\":\"a\",\"company\":\"Acme\"}",
                "{\"account_id\":\"b\",\"company\":\"ACME\"}");

        try (CampaignFolder campaign = open()) {
            assertThatThrownBy(() -> campaign.tools().search().find("acme"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("companies.jsonl:1 and companies.jsonl:2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"company\":", "{\"account_id\":\"a\"}", "[]"})
    void doesNotOpenWhenTheCompanyOfALineCannotBeTold(String line) throws IOException {
        write("companies.jsonl", line);

        assertThatThrownBy(this::open)
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("companies.jsonl:1: ");
    }

    @Test
    void isUsedByOneAtATime() {
        try (CampaignFolder campaign = open()) {
            assertThat(campaign.notices()).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageContaining("is in use");
        }
        open().close();
    }

    @Test
    void saysThatThereIsNoFolder() {
        assertThatThrownBy(() -> CampaignFolder.open(folder.resolve("none"), ZoneOffset.UTC))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("there is no such folder");
    }

    // Notes

    @Test
    void writesANoteOnce() throws IOException {
        assertThat(deliver(FIRST, SECOND)).isEqualTo(new Delivery.Receipt(2, 0, List.of()));
        assertThat(deliver(FIRST)).isEqualTo(new Delivery.Receipt(1, 0, List.of()));

        assertThat(lines("notes.jsonl")).hasSize(2);
        assertThat(lines("pending-notes.jsonl")).isEmpty();
    }

    @Test
    void keepsANoteThatIsNotTakenAndWritesItTheNextTime() throws IOException {
        Files.createDirectory(folder.resolve("notes.jsonl"));

        Delivery.Receipt failed = deliver(FIRST, SECOND);

        assertThat(failed.sent()).isZero();
        assertThat(failed.queued()).extracting(Delivery.Waiting::key).containsExactly("k1", "k2");
        assertThat(failed.queued().get(0).reason()).contains("notes.jsonl cannot be written: is a folder");
        assertThat(deliver(FIRST).queued()).hasSize(2);
        assertThat(lines("pending-notes.jsonl")).hasSize(2);

        Files.delete(folder.resolve("notes.jsonl"));
        assertThat(deliver()).isEqualTo(new Delivery.Receipt(0, 2, List.of()));
        assertThat(lines("notes.jsonl")).hasSize(2);
        assertThat(lines("pending-notes.jsonl")).isEmpty();
    }

    @Test
    void doesNotDoubleANoteWhenTheProcessEndedBetweenWritingAndMarking() throws IOException {
        write("notes.jsonl", RecordJson.text(FIRST));
        write("pending-notes.jsonl", RecordJson.text(FIRST), RecordJson.text(SECOND));

        assertThat(deliver().retried()).isEqualTo(2);

        assertThat(lines("notes.jsonl")).containsExactly(RecordJson.text(FIRST), RecordJson.text(SECOND));
        assertThat(lines("pending-notes.jsonl")).isEmpty();
    }

    @Test
    void leavesOutWhatWasCutOffWhileItWasWritten() throws IOException {
        String whole = RecordJson.text(FIRST);
        String cut = RecordJson.text(SECOND);
        for (int length = 1; length < cut.length(); length += 7) {
            Files.writeString(folder.resolve("notes.jsonl"), whole + "\n" + cut.substring(0, length));
            Files.writeString(folder.resolve("pending-notes.jsonl"), cut + "\n");

            assertThat(deliver().retried()).isEqualTo(1);

            assertThat(lines("notes.jsonl")).as("cut after %s", length).containsExactly(whole, cut);
        }
    }

    @Test
    void recognisesAnOutboxThatWasCutOff() throws IOException {
        String cut = RecordJson.text(SECOND);
        Files.writeString(
                folder.resolve("pending-notes.jsonl"),
                RecordJson.text(FIRST) + "\n" + cut.substring(0, cut.length() - 1));

        try (CampaignFolder campaign = open()) {
            assertThat(campaign.notices())
                    .singleElement()
                    .asString()
                    .contains("pending-notes.jsonl: the last line was cut off");
            assertThat(campaign.tools().notes().deliver(List.of(SECOND)))
                    .isEqualTo(new Delivery.Receipt(1, 1, List.of()));
        }
        assertThat(lines("notes.jsonl")).hasSize(2);
    }

    @Test
    void keepsALastLineThatIsWhole() throws IOException {
        Files.writeString(folder.resolve("notes.jsonl"), RecordJson.text(FIRST));

        deliver(FIRST, SECOND);

        assertThat(lines("notes.jsonl")).containsExactly(RecordJson.text(FIRST), RecordJson.text(SECOND));
    }

    @Test
    void marksWhatWasTakenWhileOthersWait() throws IOException {
        write("pending-notes.jsonl", RecordJson.text(FIRST), RecordJson.text(SECOND), "{\"written\":\"k1\"}");

        assertThat(deliver().retried()).isEqualTo(1);
        assertThat(lines("notes.jsonl")).containsExactly(RecordJson.text(SECOND));
    }

    @Test
    void doesNotOpenAnOutboxThatWasEdited() throws IOException {
        write("pending-notes.jsonl", "{\"key\":\"k\"}", RecordJson.text(FIRST));

        assertThatThrownBy(this::open)
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("pending-notes.jsonl: record 1: ");
    }

    @Test
    void doesNotAddToNotesThatCannotBeRead() throws IOException {
        write("notes.jsonl", "nonsense", RecordJson.text(FIRST));

        assertThat(deliver(SECOND).queued())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.reason()).contains("record 1: "));
        assertThat(lines("notes.jsonl")).hasSize(2);
    }

    @Test
    void sendsNothingThatIsNotSafe() throws IOException {
        Files.createDirectory(folder.resolve("pending-notes.jsonl"));
        assertThatThrownBy(() -> deliver(FIRST)).isInstanceOf(RuntimeException.class);

        assertThat(folder.resolve("notes.jsonl")).doesNotExist();
    }

    @Test
    void writesTasksToo() throws IOException {
        CrmTask task = new CrmTask("t", null, "Acme", "Call", null, null, null);
        for (int i = 0; i < 2; i++) {
            try (CampaignFolder campaign = open()) {
                campaign.tools().tasks().deliver(List.of(task));
            }
        }
        assertThat(lines("tasks.jsonl")).containsExactly(RecordJson.text(task));
    }

    // Contexts

    @Test
    void keepsContextsByTheirId() {
        try (CampaignFolder campaign = open()) {
            assertThat(campaign.context("account_scores", AccountScore.class)).isNull();
            campaign.provide(
                    "account_scores", List.of(AccountScore.of("Acme", IcpTier.A), AccountScore.of("Beta", IcpTier.B)));
            campaign.provide("account_scores", List.of(AccountScore.of("Beta", IcpTier.C)));
            campaign.provide("account_scores", List.of());

            assertThat(campaign.context("account_scores", AccountScore.class))
                    .containsExactly(AccountScore.of("Acme", IcpTier.A), AccountScore.of("Beta", IcpTier.C));
        }
    }

    @Test
    void givesTheTargets() throws IOException {
        try (CampaignFolder campaign = open()) {
            assertThat(campaign.given("targets", Target.class)).isNull();
            write("targets.jsonl", "{\"company\":\"Acme\"}");
            assertThat(campaign.given("targets", Target.class)).containsExactly(new Target("Acme"));
            write("targets.jsonl", "{}");
            assertThatThrownBy(() -> campaign.given("targets", Target.class))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageContaining("targets.jsonl:1: company");
        }
    }
}
