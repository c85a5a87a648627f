package io.github.abmrules.hubspot.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.failure.CancelledException;
import io.github.abmrules.hubspot.failure.DailyLimitException;
import io.github.abmrules.hubspot.failure.HubSpotException;
import io.github.abmrules.hubspot.failure.MigrationException;
import io.github.abmrules.hubspot.failure.MissingScopeException;
import io.github.abmrules.hubspot.failure.RateLimitException;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.failure.UnavailableException;
import io.github.abmrules.hubspot.failure.UnknownOutcomeException;
import io.github.abmrules.hubspot.transport.ScriptedServer.Answer;
import io.github.abmrules.hubspot.transport.ScriptedServer.Stop;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TransportTest {

    private static final String TOKEN = "pat-eu1-1234-secret";
    private static final Request READ = Request.get("Reading companies", "/crm/objects/2026-09/companies");
    private static final Request CREATE =
            Request.create("Creating notes", "/crm/objects/2026-09/notes/batch/create", "{}");
    private static final Answer OK = Answer.of(200, "{\"ok\":true}");

    private final VirtualTiming timing = new VirtualTiming();
    private ScriptedServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Transport transport(Answer... answers) throws IOException {
        server = ScriptedServer.answering(answers);
        return builder(server.uri()).build();
    }

    private Transport.Builder builder(URI uri) {
        return Transport.builder(TokenProvider.fixed(Secret.of(() -> TOKEN)), Clock.systemUTC())
                .timing(timing)
                .baseUri(uri)
                .deadlines(new Deadlines(
                        Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMinutes(2), Duration.ZERO));
    }

    @Test
    void sendsTheToken() throws IOException {
        assertThat(transport(OK).send(READ).body()).isEqualTo("{\"ok\":true}");
        assertThat(server.calls().get(0).headers().get("Authorization")).containsExactly("Bearer " + TOKEN);
    }

    @Test
    void waitsAsLongAsThrottlingSaysButNotForEver() throws IOException {
        Transport transport = transport(
                Answer.of(429, "{\"policyName\":\"TEN_SECONDLY_ROLLING\"}").with("Retry-After", "3"),
                Answer.of(429, "").with("Retry-After", "86400"),
                Answer.of(429, "no json"),
                OK);

        transport.send(CREATE);

        assertThat(server.calls()).hasSize(4);
        assertThat(timing.passed()).isBetween(Duration.ofSeconds(15), Duration.ofMillis(15_900));
    }

    @Test
    void givesUpWhenThrottledForEver() throws IOException {
        assertThatThrownBy(() -> transport(Answer.of(429, "{\"policyName\":\"SECONDLY\"}"))
                        .send(READ))
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("after 10 attempts. Maybe another app uses the same limit?");
    }

    @Test
    void doesNotWaitForTheNextDay() throws IOException {
        assertThatThrownBy(() -> transport(Answer.of(429, "{\"policyName\":\"DAILY\",\"correlationId\":\"c-1\"}"))
                        .send(READ))
                .isInstanceOf(DailyLimitException.class)
                .hasMessageEndingWith("Maybe run it again tomorrow? (correlation id c-1)");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void waitsTwoSecondsForALock() throws IOException {
        transport(Answer.of(423, "{}"), OK).send(CREATE);

        assertThat(timing.passed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doesNotRepeatDuringAMigration() throws IOException {
        assertThatThrownBy(() -> transport(Answer.of(477, "{}")).send(READ)).isInstanceOf(MigrationException.class);
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 521, 523, 524})
    void repeatsReadsAndNeverCreationsWhenHubSpotFails(int status) throws IOException {
        transport(Answer.of(status, "<html>"), OK).send(READ);
        assertThat(server.calls()).hasSize(2);
        assertThat(timing.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        server.close();

        assertThatThrownBy(() -> transport(Answer.of(status, "<html>"), OK).send(CREATE))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("whether it was carried out is not known");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void aBodyThatStallsEndsAtTheDeadline() throws IOException {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> transport(Answer.stopping("{\"ok\":", Stop.STALLED_BODY))
                        .send(CREATE))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("no whole reply within 400 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aBodyThatIsCutOffIsRepeatedForReads() throws IOException {
        assertThat(transport(Answer.stopping("{\"ok\":", Stop.CLOSED_BODY), OK)
                        .send(READ)
                        .body())
                .isEqualTo("{\"ok\":true}");
    }

    @Test
    void jsonThatIsCutOffIsRepeatedForReadsAndUnknownForCreations() throws IOException {
        Answer cut = Answer.of(201, "{\"results\":[{\"id\":");
        assertThat(transport(cut, OK).send(READ).status()).isEqualTo(200);
        server.close();

        assertThatThrownBy(() -> transport(cut).send(CREATE))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("status 201: the reply was cut off");
    }

    @Test
    void aConnectionThatIsClosedIsRepeatedForReads() throws IOException {
        assertThat(transport(Answer.stopping("", Stop.BEFORE_HEADERS), OK)
                        .send(READ)
                        .status())
                .isEqualTo(200);
        server.close();

        assertThatThrownBy(() ->
                        transport(Answer.stopping("", Stop.BEFORE_HEADERS)).send(CREATE))
                .isInstanceOf(UnknownOutcomeException.class);
    }

    @Test
    void aRefusedConnectionIsRepeatedForCreationsToo() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Transport transport = builder(URI.create("http://127.0.0.1:" + port)).build();

        assertThatThrownBy(() -> transport.send(CREATE))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("the connection was refused");
        assertThat(transport.attempts()).isGreaterThan(3);
        assertThat(timing.passed()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void saysWhichScopeIsMissing() throws IOException {
        Answer answer = Answer.of(403, """
                {"status":"error","message":"This app hasn't been granted all required scopes.","correlationId":"c-2",
                 "category":"MISSING_SCOPES","errors":[{"message":"One or more of the following scopes are required.",
                 "context":{"requiredGranularScopes":["crm.objects.companies.write"]}}]}""");
        MissingScopeException failure = catchThrowableOfType(
                MissingScopeException.class, () -> transport(answer).send(READ));

        assertThat(failure.scopes()).containsExactly("crm.objects.companies.write");
        assertThat(failure)
                .hasMessageEndingWith("Maybe grant the app crm.objects.companies.write? (correlation id c-2)");
    }

    @Test
    void reportsWhatARefusalIsAbout() throws IOException {
        Answer answer = Answer.of(400, """
                {"message":"Property values were not valid","correlationId":"c-3","category":"VALIDATION_ERROR",
                 "errors":[{"message":"Region is required","code":"REQUIRED_PROPERTY","context":{"propertyName":["region"]}}]}""");
        RefusedException failure = catchThrowableOfType(
                RefusedException.class, () -> transport(answer).send(READ));

        assertThat(failure.details().get(0).context("propertyName")).containsExactly("region");
        assertThat(failure).hasMessageContaining("Region is required").hasMessageContaining("region");
        assertThat(failure.correlationId()).isEqualTo("c-3");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void noTokenShowsAnywhere() throws IOException {
        Answer answer = Answer.of(401, "{\"message\":\"The token " + TOKEN + " is expired\"}");
        HubSpotException failure = catchThrowableOfType(
                HubSpotException.class, () -> transport(answer).send(READ));

        assertThat(failure).isInstanceOf(AuthenticationException.class);
        assertThat(failure.toString()).doesNotContain(TOKEN).contains("The token … is expired");
        assertThat(TokenProvider.fixed(Secret.of(() -> TOKEN)).token().toString())
                .doesNotContain(TOKEN);
    }

    @Test
    void aTokenThatWasRefusedIsReplacedOnce() throws IOException {
        server = ScriptedServer.answering(Answer.of(401, "{}"), OK, Answer.of(401, "{}"), Answer.of(401, "{}"));
        AtomicInteger refused = new AtomicInteger();
        TokenProvider tokens = new TokenProvider() {
            @Override
            public Secret token() {
                return Secret.of(() -> "token-" + refused.get());
            }

            @Override
            public boolean refused(String value) {
                refused.incrementAndGet();
                return true;
            }
        };
        Transport transport = Transport.builder(tokens, Clock.systemUTC())
                .baseUri(server.uri())
                .timing(timing)
                .build();

        transport.send(READ);
        assertThat(server.calls().get(1).headers().get("Authorization")).containsExactly("Bearer token-1");
        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(AuthenticationException.class);
        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void cancellingEndsACallThatWaits() throws Exception {
        server = ScriptedServer.answering(Answer.stopping("{", Stop.STALLED_BODY));
        Cancellation cancellation = new Cancellation();
        Transport transport = Transport.builder(TokenProvider.fixed(Secret.of(() -> TOKEN)), Clock.systemUTC())
                .baseUri(server.uri())
                .cancellation(cancellation)
                .build();
        Thread canceller = new Thread(() -> {
            while (server.calls().isEmpty()) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });
        canceller.start();

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(CancelledException.class)
                .hasMessage("Reading companies was cancelled while HubSpot had not answered.");
        assertThatThrownBy(() -> transport.send(READ)).hasMessage("Reading companies was cancelled.");
        canceller.join();
    }

    @Test
    void keepsToTheLimitOfSearchesApartFromOthers() throws IOException {
        Transport transport = transport(OK);
        for (int i = 0; i < 11; i++) {
            transport.send(Request.search("Searching companies", "/search", "{}"));
        }
        assertThat(timing.passed()).isEqualTo(Duration.ofSeconds(2));
        transport.send(READ);
        assertThat(timing.passed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void limitsAreSharedBetweenClients() throws IOException {
        server = ScriptedServer.answering(OK);
        Limits shared = Limits.of(3, Duration.ofSeconds(10), 5);
        Transport one = builder(server.uri()).limits(shared).build();
        Transport other = builder(server.uri()).limits(shared).build();
        one.send(READ);
        other.send(READ);
        one.send(READ);
        assertThat(timing.passed()).isZero();

        other.send(READ);

        assertThat(timing.passed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void followsTheHeaders() throws IOException {
        Transport transport = transport(OK.with("X-HubSpot-RateLimit-Max", "190")
                .with("X-HubSpot-RateLimit-Remaining", "0")
                .with("X-HubSpot-RateLimit-Interval-Milliseconds", "10000"));
        transport.send(READ);

        transport.send(READ);

        assertThat(timing.passed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void rejectsABaseThatIsNoAddress() {
        assertThatThrownBy(() -> builder(URI.create("api.hubapi.com")))
                .hasMessage("The base URI is \"api.hubapi.com\", but must begin with https:// and a host. Maybe"
                        + " \"https://api.hubapi.com\"?");
    }
}
