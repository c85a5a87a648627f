package io.github.abmrules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.hubspot.fake.Call;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.FakeRecord;
import io.github.abmrules.hubspot.fake.Faults;
import io.github.abmrules.hubspot.fake.Limits;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.fake.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotCommandTest {

    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static final Pattern MARKER = Pattern.compile("\\[abm:[^]]+]");
    private static final int COMPANIES = 25;

    @TempDir
    private Path folder;

    private final FakeHubSpot hubspot =
            FakeHubSpot.builder().limits(Limits.none()).start();

    @BeforeEach
    void fill() throws IOException {
        SampleData.fill(hubspot, COMPANIES, 3, AS_OF);
        Files.writeString(folder.resolve("token"), hubspot.token() + "\n");
    }

    @AfterEach
    void close() {
        hubspot.close();
    }

    private String[] arguments(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "hubspot",
                command,
                "--base-uri",
                hubspot.baseUri().toString(),
                "--token-file",
                folder.resolve("token").toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private CommandRun sync(String... more) {
        String[] fixed = {"--state", folder.resolve("state").toString(), "--as-of", AS_OF.toString()};
        List<String> all = new ArrayList<>(List.of(fixed));
        all.addAll(List.of(more));
        return CommandRun.abm(arguments("sync", all.toArray(String[]::new)));
    }

    private void assertEveryCompanyHasOneNote() {
        for (FakeRecord company : hubspot.records(ObjectType.COMPANIES)) {
            assertThat(hubspot.associated(ObjectType.COMPANIES, company.id(), ObjectType.NOTES))
                    .as("notes of company " + company.id())
                    .hasSize(1);
            assertThat(company.value("abm_cluster")).isNotEmpty();
        }
        assertThat(hubspot.repeated(ObjectType.NOTES, each -> marker(each.value("hs_note_body"))))
                .isEmpty();
        assertThat(hubspot.repeated(ObjectType.TASKS, each -> marker(each.value("hs_task_body"))))
                .isEmpty();
    }

    private static @Nullable String marker(String body) {
        Matcher found = MARKER.matcher(body);
        return found.find() ? found.group() : null;
    }

    @Test
    void writesOnceWhatChanged() {
        CommandRun first = sync();
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("\"changed\":" + COMPANIES, "\"notes\":" + COMPANIES);
        assertEveryCompanyHasOneNote();
        CommandRun second = sync();
        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("\"changed\":0", "\"unchanged\":" + COMPANIES, "\"notes\":0", "\"tasks\":0");
        assertEveryCompanyHasOneNote();
        CommandRun check = CommandRun.abm(arguments("check", "--format", "json"));
        assertThat(check.out()).doesNotContain("MISSING");
        assertThat(check.status()).isZero();
    }

    @Test
    void writesNothingInADryRun() {
        CommandRun run = CommandRun.abm(arguments("dry-run", "--as-of", AS_OF.toString()));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{\"hubspot_writes\":[").contains("\"changed\":" + COMPANIES);
        assertThat(hubspot.records(ObjectType.NOTES)).isEmpty();
        assertThat(hubspot.journal().operations().keySet())
                .noneMatch(name -> name.endsWith("create") || name.endsWith("update"));
    }

    @Test
    void saysWhatAPortalLacksAndNeverTheToken() {
        CommandRun before = CommandRun.abm(arguments("check", "--format", "json"));
        assertThat(before.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(before.out()).contains("abm_cluster", "MISSING").doesNotContain(hubspot.token());
        assertThat(hubspot.journal().calls()).extracting(Call::path).noneMatch(path -> path.contains(hubspot.token()));
    }

    @Test
    void refusesWhatWouldGiveATokenAway() {
        CommandRun plain = CommandRun.abm(
                "hubspot",
                "check",
                "--base-uri",
                "http://crm.example",
                "--token-file",
                folder.resolve("token").toString());
        assertThat(plain.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(plain.err()).contains("--base-uri \"http://crm.example\" must be an https address", "Maybe");
        CommandRun absent = CommandRun.abm(
                "hubspot", "check", "--token-file", folder.resolve("none").toString());
        assertThat(absent.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(absent.err()).contains("none", "Maybe the path is wrong?");
    }

    @Test
    void namesAMistakeInTheConfiguration() throws IOException {
        Path config = folder.resolve("hubspot.yaml");
        Files.writeString(config, "reading:\n  tier_propertie: my_tier\n");
        CommandRun run = sync("--config", config.toString());
        assertThat(run.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(run.err()).contains("hubspot.yaml", "tier_propertie", "Maybe \"tier_property\"?");
        Files.writeString(config, "writing:\n  notes: false\n  tasks: false\n");
        assertThat(sync("--config", config.toString()).status()).isZero();
        assertThat(hubspot.records(ObjectType.NOTES)).isEmpty();
        assertThat(hubspot.records(ObjectType.TASKS)).isEmpty();
    }

    @Test
    void decidesOnlyWhatChanged() throws IOException {
        String company = hubspot.records(ObjectType.COMPANIES).get(0).id();
        Path changed = folder.resolve("changed.jsonl");
        Files.writeString(changed, "{\"type\":\"COMPANY\",\"id\":\"" + company + "\"}\n");
        CommandRun run = sync("--changed", changed.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(hubspot.records(ObjectType.NOTES)).hasSize(1);
        assertThat(sync("--changed", changed.toString()).err()).contains("nothing changed");
    }

    /** {@code -Dabm.hubspot.kills=N} for more than the few of an ordinary test, {@code -Dabm.hubspot.faults=0.1} with faults. */
    @ParameterizedTest
    @ValueSource(strings = {"--state", "--store"})
    void survivesBeingKilledAtAnyInstant(String place) throws Exception {
        int kills = Integer.getInteger("abm.hubspot.kills", 1);
        double faults = Double.parseDouble(System.getProperty("abm.hubspot.faults", "0"));
        makeStore();
        hubspot.faults().rate(faults);
        SplittableRandom random = new SplittableRandom(11);
        int killed = 0;
        int runs = 0;
        for (; killed < kills && runs < 4 * kills; runs++) {
            int before = hubspot.journal().size();
            Process run = start(place, runs);
            // A kill counts calls, not time, so that it falls into the work on any machine.
            int calls = before + 1 + random.nextInt(30);
            while (run.isAlive() && hubspot.journal().size() < calls) {
                Thread.onSpinWait();
            }
            if (run.isAlive()) {
                run.destroyForcibly();
                killed++;
            }
            assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
        }
        int status = ExitStatus.INTERRUPTED;
        for (int last = 0; last < 10 && status == ExitStatus.INTERRUPTED; last++) {
            Process run = start(place, ++runs);
            assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
            status = run.exitValue();
        }
        assertThat(status).isEqualTo(ExitStatus.DONE);
        assertEveryCompanyHasOneNote();
        assertThat(killed).isPositive();
        if (kills > 1) {
            System.err.println(place + ": killed " + killed + " of " + (runs + 1) + " runs; " + COMPANIES
                    + " companies, notes doubled 0, missing 0; faults "
                    + hubspot.journal().faults());
        }
    }

    /** A run of its own process. With a store each begins an hour later, since what a killed one had in hand waits ten minutes. */
    private Process start(String place, int run) throws IOException {
        boolean store = place.equals("--store");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.abmrules.cli.Abm"));
        command.addAll(List.of(arguments(
                "sync",
                place,
                store ? store() : folder.resolve("state").toString(),
                "--as-of",
                (store ? AS_OF.plus(Duration.ofHours(run)) : AS_OF).toString())));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void renewsTheTokenOfAnOAuthAppOnceAndKeepsTheNewRefreshToken() throws IOException {
        try (FakeHubSpot rotating = FakeHubSpot.builder()
                .limits(Limits.none())
                .clock(Clock.fixed(CommandRun.NOW, ZoneOffset.UTC))
                .rotatesRefreshTokens(true)
                .start()) {
            SampleData.fill(rotating, COMPANIES, 3, AS_OF);
            List<String> secrets = rotating.oauth();
            Path client = Files.writeString(folder.resolve("client-secret"), secrets.get(1) + "\n");
            Path refresh = Files.writeString(folder.resolve("refresh-token"), secrets.get(2) + "\n");
            String[] arguments = {
                "hubspot",
                "sync",
                "--base-uri",
                rotating.baseUri().toString(),
                "--client-id",
                secrets.get(0),
                "--client-secret-file",
                client.toString(),
                "--refresh-token-file",
                refresh.toString(),
                "--state",
                folder.resolve("state").toString(),
                "--as-of",
                AS_OF.toString()
            };
            CommandRun first = CommandRun.abm(arguments);
            assertThat(first.status()).as(first.err()).isZero();
            assertThat(rotating.records(ObjectType.NOTES)).hasSize(COMPANIES);
            assertThat(rotating.journal().count("oauth.token")).isEqualTo(1);
            String kept = Files.readString(refresh).strip();
            assertThat(kept).isNotEqualTo(secrets.get(2));
            assertThat(Files.getPosixFilePermissions(refresh)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(first.out() + first.err()).doesNotContain(secrets.get(1), kept, "fake-access");

            // The old refresh token is over: only who kept the new one comes in again.
            assertThat(CommandRun.abm(arguments).status()).isZero();
            Files.writeString(refresh, secrets.get(2));
            CommandRun refused = CommandRun.abm(arguments);
            assertThat(refused.status()).isEqualTo(ExitStatus.UNUSABLE);
            assertThat(refused.err()).contains("Renewing the access token failed with status 400", "Maybe");
        }
    }

    @Test
    void saysWhichPartOfAnOAuthAppIsMissing() throws IOException {
        Path refresh = Files.writeString(folder.resolve("refresh-token"), "x");
        CommandRun without = CommandRun.abm("hubspot", "check", "--refresh-token-file", refresh.toString());
        assertThat(without.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(without.err()).contains("neither --client-id nor the environment variable ABM_HUBSPOT_CLIENT_ID");
        CommandRun alone = CommandRun.abm("hubspot", "check", "--client-id", "x");
        assertThat(alone.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(alone.err()).contains("need a refresh token");
        CommandRun both = CommandRun.abm(arguments("check", "--client-id", "x"));
        assertThat(both.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(both.err()).contains("--token-file goes without");
    }

    private CommandRun syncStore(Instant asOf, String... more) {
        List<String> all = new ArrayList<>(List.of("--store", store(), "--as-of", asOf.toString()));
        all.addAll(List.of(more));
        return CommandRun.abm(arguments("sync", all.toArray(String[]::new)));
    }

    private String store() {
        return "sqlite:" + folder.resolve("state.db");
    }

    private void makeStore() {
        assertThat(CommandRun.abm("state", "init", "--store", store()).status()).isZero();
    }

    @Test
    void writesThroughTheOutboxOfAStore() {
        makeStore();
        CommandRun first = syncStore(AS_OF);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("\"changed\":" + COMPANIES, "\"notes\":" + COMPANIES, "\"waiting\":[]");
        assertEveryCompanyHasOneNote();
        assertThat(CommandRun.abm("state", "outbox", "--store", store(), "--status", "delivered", "--format", "jsonl")
                        .outLines())
                .hasSizeGreaterThan(2 * COMPANIES);
        // Where the accounts stand is in the store, and only there.
        assertThat(hubspot.records(ObjectType.COMPANIES))
                .allMatch(each -> each.value("abm_current_cluster").isEmpty());
        int tasks = hubspot.records(ObjectType.TASKS).size();

        CommandRun second = syncStore(AS_OF.plusSeconds(3600));
        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("\"changed\":0", "\"notes\":0", "\"tasks\":0");
        assertEveryCompanyHasOneNote();
        assertThat(hubspot.records(ObjectType.TASKS)).hasSize(tasks);
    }

    @Test
    void aReviewDecidedAtHubSpotIsDecidedInTheStore() {
        makeStore();
        syncStore(AS_OF);
        FakeRecord waiting = hubspot.records(ObjectType.COMPANIES).stream()
                .filter(each -> each.value("abm_review_status").equals("PENDING"))
                .findFirst()
                .orElseThrow();
        String review = waiting.value("abm_review_id");
        hubspot.change(ObjectType.COMPANIES, waiting.id(), Map.of("abm_review_status", "APPROVED"));

        CommandRun run = syncStore(AS_OF.plusSeconds(3600));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(hubspot.record(ObjectType.COMPANIES, waiting.id()).value("abm_review_status"))
                .isEmpty();
        assertThat(hubspot.record(ObjectType.COMPANIES, waiting.id()).value("abm_effective_cluster"))
                .isEqualTo("ACTIVE_FOCUS");
        assertThat(CommandRun.abm("history", "list", "--store", store(), "--account", waiting.id(), "--format", "jsonl")
                        .out())
                .contains("REVIEW_APPROVED", review, "HubSpot");
        assertThat(syncStore(AS_OF.plusSeconds(7200)).out()).contains("\"changed\":0");
    }

    @Test
    void whatHubSpotDoesNotTakeWaitsInTheStore() {
        makeStore();
        hubspot.faults()
                .badRecord(
                        ObjectType.COMPANIES,
                        hubspot.records(ObjectType.COMPANIES).get(0).id(),
                        Faults.BadRecord.PARTIAL);
        CommandRun run = syncStore(AS_OF);
        assertThat(run.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(run.err()).contains("HubSpot refused: properties of company");
        assertThat(CommandRun.abm("state", "outbox", "--store", store(), "--status", "parked", "--format", "jsonl")
                        .outLines())
                .hasSize(1);
        assertThat(hubspot.records(ObjectType.NOTES)).hasSize(COMPANIES);
    }

    @Test
    void needsOnePlaceThatKeepsHowFarItIs() {
        assertThat(CommandRun.abm(arguments("sync")).err()).contains("Give either --state DIR or --store URL");
        assertThat(sync("--store", store()).status()).isEqualTo(ExitStatus.UNUSABLE);
        CommandRun absent = syncStore(AS_OF);
        assertThat(absent.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(absent.err()).contains("there is no file", "abm state init");
    }
}
