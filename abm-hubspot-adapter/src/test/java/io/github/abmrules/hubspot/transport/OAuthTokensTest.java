package io.github.abmrules.hubspot.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.failure.UnexpectedReplyException;
import io.github.abmrules.hubspot.transport.ScriptedServer.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OAuthTokensTest {

    private final VirtualTiming timing = new VirtualTiming();
    private final List<Secret> rotated = new ArrayList<>();
    private ScriptedServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private OAuthTokens tokens() {
        return new OAuthTokens(
                server.uri(),
                new ApiPaths(ApiPaths.CURRENT),
                Secret.of(() -> "client"),
                Secret.of(() -> "hush&hush"),
                Secret.of(() -> "refresh-1"),
                rotated::add,
                Deadlines.standard(),
                timing);
    }

    private void counting() throws IOException {
        AtomicInteger number = new AtomicInteger();
        server = new ScriptedServer(call -> {
            int n = number.incrementAndGet();
            return Answer.of(
                    200,
                    "{\"access_token\":\"access-" + n + "\",\"expires_in\":1800,\"refresh_token\":\"refresh-" + n
                            + "\"}");
        });
    }

    @Test
    void asksWithAForm() throws IOException {
        counting();
        assertThat(tokens().token().reveal()).isEqualTo("access-1");

        ScriptedServer.Call call = server.calls().get(0);
        assertThat(call.uri()).hasPath("/oauth/2026-09/token");
        assertThat(call.body())
                .isEqualTo(
                        "grant_type=refresh_token&client_id=client&client_secret=hush%26hush&refresh_token=refresh-1");
        assertThat(call.headers().get("Content-type")).containsExactly("application/x-www-form-urlencoded");
    }

    @Test
    void renewsEarlyAndKeepsANewRefreshToken() throws IOException {
        counting();
        OAuthTokens tokens = tokens();
        tokens.token();
        timing.sleep(Duration.ofMinutes(24));
        assertThat(tokens.token().reveal()).isEqualTo("access-1");

        timing.sleep(Duration.ofMinutes(1));

        assertThat(tokens.token().reveal()).isEqualTo("access-2");
        assertThat(rotated).hasSize(1);
        assertThat(rotated.get(0).reveal()).isEqualTo("refresh-2");
    }

    @Test
    void asksOnceForAllThreads() throws Exception {
        counting();
        OAuthTokens tokens = tokens();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            results.add(threads.submit(() -> {
                start.await();
                return tokens.token().reveal();
            }));
        }
        start.countDown();
        for (Future<String> result : results) {
            assertThat(result.get()).isEqualTo("access-1");
        }
        threads.shutdown();
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void aRefusedTokenIsReplacedAndANewerOneStays() throws IOException {
        counting();
        OAuthTokens tokens = tokens();
        tokens.token();
        assertThat(tokens.refused("access-1")).isTrue();
        assertThat(tokens.token().reveal()).isEqualTo("access-2");

        tokens.refused("access-1");

        assertThat(tokens.token().reveal()).isEqualTo("access-2");
    }

    @Test
    void aFailureShowsNoSecret() throws IOException {
        server = ScriptedServer.answering(
                Answer.of(400, "{\"message\":\"refresh-1 hush&hush is invalid\",\"correlationId\":\"c\"}"));
        assertThatThrownBy(() -> tokens().token())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageNotContaining("refresh-1")
                .hasMessageNotContaining("hush")
                .hasMessageContaining("Maybe the app was uninstalled");
        assertThat(tokens().toString()).doesNotContain("hush").doesNotContain("refresh-1");
    }

    @Test
    void aReplyWithoutATokenIsNoToken() throws IOException {
        server = ScriptedServer.answering(Answer.of(200, "{\"access_token\":\"abc\""));
        assertThatThrownBy(() -> tokens().token())
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessage("Renewing the access token gave a reply without a token.");
    }

    @Test
    void isPatientWhenHubSpotFails() throws IOException {
        server = ScriptedServer.answering(
                Answer.of(503, ""), Answer.of(200, "{\"access_token\":\"abc\",\"expires_in\":1800}"));
        assertThat(tokens().token().reveal()).isEqualTo("abc");
    }
}
