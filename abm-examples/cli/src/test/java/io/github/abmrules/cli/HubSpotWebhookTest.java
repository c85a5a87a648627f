package io.github.abmrules.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.FakeRecord;
import io.github.abmrules.hubspot.fake.Limits;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.fake.SampleData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The receiver as a process of its own, called over the network by somebody who signs as HubSpot does. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HubSpotWebhookTest {

    private static final String SECRET = "the-client-secret";
    private static final String PUBLIC_URI = "https://abm.example.com/hubspot";
    private static final Pattern PORT = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");

    /** A receiver and what it keeps. */
    private record Receiver(Process process, int port, Path changed) {

        static Receiver start(Path folder) throws IOException {
            Path changed = folder.resolve("changed.jsonl");
            Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.github.abmrules.cli.Abm",
                            "hubspot",
                            "webhook",
                            "--public-uri",
                            PUBLIC_URI,
                            "--secret-file",
                            secret.toString(),
                            "--port",
                            "0",
                            "--changed",
                            changed.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
            Matcher listens = PORT.matcher(String.valueOf(said.readLine()));
            assertThat(listens.find()).isTrue();
            return new Receiver(process, Integer.parseInt(listens.group(1)), changed);
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** One for all tests that do not end it; each test is about companies of its own. */
    @TempDir
    private static Path shared = Path.of("");

    private static @Nullable Receiver receiver;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        receiver = Receiver.start(shared);
    }

    @AfterAll
    static void stop() {
        receiver().process().destroyForcibly();
    }

    private static Receiver receiver() {
        return Objects.requireNonNull(receiver);
    }

    @BeforeEach
    void keepNothing() throws IOException {
        Files.deleteIfExists(receiver().changed());
    }

    private static int send(Receiver to, String body, String signature, long timestamp) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + "/hubspot"))
                .header("X-HubSpot-Signature-v3", signature)
                .header("X-HubSpot-Request-Timestamp", Long.toString(timestamp))
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String signature(String body, long timestamp) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(("POST" + PUBLIC_URI + body + timestamp).getBytes(UTF_8)));
    }

    private static int sendSigned(String body, long timestamp) throws Exception {
        return send(receiver(), body, signature(body, timestamp), timestamp);
    }

    private static String event(String object, String property, String source) {
        return "[{\"eventId\":7,\"portalId\":4711,\"subscriptionId\":1,\"appId\":2,\"occurredAt\":1782820000000,"
                + "\"subscriptionType\":\"company.propertyChange\",\"attemptNumber\":0,\"objectId\":" + object
                + ",\"propertyName\":\"" + property + "\",\"propertyValue\":\"x\",\"changeSource\":\"" + source
                + "\"}]";
    }

    private static List<String> kept() throws IOException {
        Path changed = receiver().changed();
        return Files.exists(changed) ? Files.readAllLines(changed) : List.of();
    }

    @Test
    void keepsWhatHubSpotSignedAndNothingElse() throws Exception {
        long now = System.currentTimeMillis();
        String event = event("42", "name", "CRM_UI");

        assertThat(send(receiver(), event, signature(event, now), now + 1)).isEqualTo(401);
        assertThat(send(receiver(), event, signature(event + " ", now), now)).isEqualTo(401);
        assertThat(send(receiver(), event, "", now)).isEqualTo(401);
        assertThat(sendSigned(event, now - Duration.ofMinutes(6).toMillis())).isEqualTo(401);
        assertThat(sendSigned(event, now + Duration.ofMinutes(6).toMillis())).isEqualTo(401);
        assertThat(kept()).isEmpty();

        assertThat(sendSigned(event, now)).isEqualTo(200);
        assertThat(kept()).containsExactly("{\"type\":\"COMPANY\",\"id\":\"42\"}");

        // A repeat, the echo of an own write and what is about no account are answered, so that they do not come again.
        assertThat(sendSigned(event, now)).isEqualTo(200);
        assertThat(sendSigned(event("43", "abm_cluster", "INTEGRATION"), now)).isEqualTo(200);
        assertThat(sendSigned(event("44", "name", "CRM_UI").replace("company.", "ticket."), now))
                .isEqualTo(200);
        assertThat(sendSigned("{}", now)).isEqualTo(400);
        assertThat(kept()).hasSize(1);

        // A person who decides a review is no echo.
        assertThat(sendSigned(event("45", "abm_review_status", "CRM_UI"), now)).isEqualTo(200);
        assertThat(kept()).hasSize(2);
    }

    @Test
    void takesARepeatOfWhatCouldNotBeKept() throws Exception {
        long now = System.currentTimeMillis();
        String event = event("52", "name", "CRM_UI");
        Path changed = receiver().changed();
        Files.createDirectory(changed);
        assertThat(sendSigned(event, now)).isEqualTo(500);
        Files.delete(changed);
        assertThat(sendSigned(event, now)).isEqualTo(200);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void endsWithWholeLinesWhenItIsToldTo() throws Exception {
        long now = System.currentTimeMillis();
        Receiver own = Receiver.start(folder);
        try {
            for (int i = 0; i < 20; i++) {
                String event = event("1" + i, "name", "CRM_UI");
                assertThat(send(own, event, signature(event, now), now)).isEqualTo(200);
            }
            own.process().destroy();
            assertThat(own.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(own.process().exitValue()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(Files.readAllLines(own.changed()))
                    .hasSize(20)
                    .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        } finally {
            own.process().destroyForcibly();
        }
    }

    @Test
    void letsTheCompaniesBeDecidedAgainAndWrittenBack() throws Exception {
        try (FakeHubSpot hubspot = FakeHubSpot.builder().limits(Limits.none()).start()) {
            SampleData.fill(hubspot, 12, 3, CommandRun.NOW);
            List<FakeRecord> companies = hubspot.records(ObjectType.COMPANIES);
            FakeRecord company = companies.get(0);
            FakeRecord contact = hubspot.associated(
                            ObjectType.COMPANIES, companies.get(1).id(), ObjectType.CONTACTS)
                    .get(0);
            long now = System.currentTimeMillis();
            assertThat(sendSigned(event(company.id(), "name", "CRM_UI"), now)).isEqualTo(200);
            assertThat(sendSigned(event(contact.id(), "jobtitle", "CRM_UI").replace("company.", "contact."), now))
                    .isEqualTo(200);

            CommandRun run = sync(hubspot, "--changed", receiver().changed().toString());
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).contains("\"read\":2,", "\"changed\":2,", "\"notes\":2,");
            assertThat(hubspot.record(ObjectType.COMPANIES, company.id()).value("abm_cluster"))
                    .isNotEmpty();
            assertThat(kept()).isEmpty();

            // What happened there since is decided anew; what the first run wrote does not count as news.
            hubspot.change(
                    ObjectType.COMPANIES, company.id(), Map.of("abm_icp_tier", "E", "hs_ideal_customer_profile", ""));
            assertThat(sendSigned(event(company.id(), "abm_icp_tier", "CRM_UI"), now))
                    .isEqualTo(200);
            assertThat(sendSigned(event(company.id(), "abm_cluster", "INTEGRATION"), now))
                    .isEqualTo(200);
            CommandRun again = sync(hubspot, "--changed", receiver().changed().toString());
            assertThat(again.out()).contains("\"read\":1,", "\"changed\":1,");
            assertThat(hubspot.record(ObjectType.COMPANIES, company.id()).value("abm_cluster"))
                    .isEqualTo("MONITOR_ONLY");
        }
    }

    private CommandRun sync(FakeHubSpot hubspot, String... more) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), hubspot.token());
        List<String> all = new ArrayList<>(List.of(
                "hubspot",
                "sync",
                "--base-uri",
                hubspot.baseUri().toString(),
                "--token-file",
                token.toString(),
                "--state",
                folder.resolve("state").toString(),
                "--as-of",
                Instant.now().toString()));
        all.addAll(List.of(more));
        return CommandRun.abm(all.toArray(String[]::new));
    }
}
