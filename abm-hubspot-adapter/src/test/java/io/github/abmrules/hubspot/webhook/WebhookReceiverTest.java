package io.github.abmrules.hubspot.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.webhook.WebhookReceiver.Receipt;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

    private static final String SECRET = "s";
    private static final String URI_TEXT = "https://example.com/hook";
    private static final long NOW = 1_780_000_000_000L;

    private final WebhookReceiver receiver = new WebhookReceiver(
            new SignatureVerifier(
                    Secret.of(() -> SECRET),
                    URI.create(URI_TEXT),
                    Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC)),
            DedupeStore.inMemory(100));

    private Receipt receive(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(("POST" + URI_TEXT + body + NOW).getBytes(UTF_8));
        return receiver.receive(
                "POST", null, body.getBytes(UTF_8), Base64.getEncoder().encodeToString(signature), Long.toString(NOW));
    }

    private static String event(String rest) {
        return "{\"eventId\":1,\"portalId\":2,\"occurredAt\":" + NOW + "," + rest + "}";
    }

    @Test
    void saysWhichRecordsChanged() throws Exception {
        Receipt receipt = receive("["
                + event("\"subscriptionType\":\"company.propertyChange\",\"objectId\":10,\"propertyName\":\"name\"")
                + ","
                + event("\"subscriptionType\":\"object.creation\",\"objectId\":11,\"objectTypeId\":\"0-3\"") + ","
                + event(
                        "\"subscriptionType\":\"object.propertyChange\",\"objectId\":12,\"objectTypeId\":\"0-1\",\"new\":[1]")
                + "]");

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.touched())
                .containsExactlyInAnyOrder(
                        new Touched(ObjectType.COMPANY, "10"),
                        new Touched(ObjectType.DEAL, "11"),
                        new Touched(ObjectType.CONTACT, "12"));
        assertThat(receipt.ignored()).isZero();
    }

    @Test
    void aRepeatCountsOnceThoughItsAttemptDiffers() throws Exception {
        String event = "\"subscriptionType\":\"company.creation\",\"objectId\":10,\"attemptNumber\":";
        receive("[" + event(event + "0") + "]");
        Receipt again = receive("[" + event(event + "1") + "]");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.touched()).isEmpty();
        assertThat(again.ignored()).isEqualTo(1);
    }

    @Test
    void oneNumberIsNotOneEvent() throws Exception {
        Receipt receipt = receive("["
                + event("\"subscriptionType\":\"company.propertyChange\",\"objectId\":10,\"propertyName\":\"name\"")
                + ","
                + event("\"subscriptionType\":\"company.propertyChange\",\"objectId\":10,\"propertyName\":\"domain\"")
                + "]");

        assertThat(receipt.ignored()).isZero();
    }

    @Test
    void dropsTheEchoOfOurOwnWritesAndNotADecisionOfAPerson() throws Exception {
        String change = "\"subscriptionType\":\"company.propertyChange\",\"objectId\":10,\"propertyName\":";
        Receipt receipt = receive("["
                + event(change + "\"abm_cluster\",\"changeSource\":\"INTEGRATION\"") + ","
                + event(change + "\"abm_review_status\",\"changeSource\":\"API\"")
                + "]");
        assertThat(receipt.touched()).isEmpty();

        Receipt person = receive("["
                + event(change + "\"abm_review_status\",\"changeSource\":\"CRM_UI\"") + ","
                + event(change + "\"abm_icp_tier\",\"changeSource\":\"INTEGRATION\"")
                + "]");
        assertThat(person.ignored()).isZero();
    }

    @Test
    void ignoresWhatItDoesNotKnowAndAnswersWell() throws Exception {
        Receipt receipt =
                receive("[" + event("\"subscriptionType\":\"ticket.creation\",\"objectId\":5") + ",{\"eventId\":3},7]");

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.touched()).isEmpty();
    }

    @Test
    void refusesABadSignatureAndABodyThatIsNoList() throws Exception {
        assertThat(receiver.receive("POST", null, "[]".getBytes(UTF_8), "AAAA", Long.toString(NOW)))
                .extracting(Receipt::status, Receipt::reason)
                .containsExactly(401, "The signature is wrong.");
        assertThat(receive("{\"a\":1}").status()).isEqualTo(400);
        assertThat(receive("[{").status()).isEqualTo(400);
    }

    @Test
    void forgetsTheOldestEvents() {
        DedupeStore store = DedupeStore.inMemory(2);
        assertThat(store.isFirst("a")).isTrue();
        assertThat(store.isFirst("b")).isTrue();
        assertThat(store.isFirst("c")).isTrue();
        assertThat(store.isFirst("c")).isFalse();
        assertThat(store.isFirst("a")).isTrue();
    }

    @Test
    void aRepeatCountsWhenTheFirstCouldNotBeKept() throws Exception {
        String body =
                "[" + event("\"subscriptionType\":\"company.propertyChange\",\"objectId\":10,\"propertyName\":\"name\"")
                        + "]";
        Receipt first = receive(body);
        receiver.forget(first);
        assertThat(receive(body).touched()).isEqualTo(first.touched()).isNotEmpty();
        assertThat(receive(body).touched()).isEmpty();
    }
}
