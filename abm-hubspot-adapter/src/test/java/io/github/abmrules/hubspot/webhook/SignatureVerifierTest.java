package io.github.abmrules.hubspot.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.webhook.SignatureVerifier.Verdict;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureVerifierTest {

    private static final byte[] BODY = "{'example_field':'example_value'}".getBytes(UTF_8);
    private static final long AT = 1693657560000L;
    private static final String SIGNATURE = "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=";

    private static SignatureVerifier at(long millis) {
        return new SignatureVerifier(
                Secret.of(() -> "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"),
                URI.create("https://www.example.com/webhook_uri"),
                Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "1693657560000, K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
        "1700000300000, RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw="
    })
    void knowsTheVectors(long millis, String signature) {
        assertThat(at(millis).verify("POST", null, BODY, signature, Long.toString(millis)))
                .isEqualTo(Verdict.VALID);
        assertThat(at(millis).verify("post", "", BODY, signature, Long.toString(millis)))
                .isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @CsvSource({"-300001, TOO_FAR_AHEAD", "-300000, VALID", "0, VALID", "300000, VALID", "300001, TOO_OLD"})
    void holdsToBothSidesOfTheClock(long later, Verdict verdict) {
        assertThat(at(AT + later).verify("POST", null, BODY, SIGNATURE, Long.toString(AT)))
                .isEqualTo(verdict);
    }

    @Test
    void everyPartIsSigned() {
        String at = Long.toString(AT);
        byte[] other = "{'example_field':'example_valuE'}".getBytes(UTF_8);

        assertThat(at(AT).verify("PUT", null, BODY, SIGNATURE, at)).isEqualTo(Verdict.WRONG);
        assertThat(at(AT).verify("POST", "a=1", BODY, SIGNATURE, at)).isEqualTo(Verdict.WRONG);
        assertThat(at(AT).verify("POST", null, other, SIGNATURE, at)).isEqualTo(Verdict.WRONG);
        assertThat(at(AT).verify("POST", null, BODY, SIGNATURE, Long.toString(AT + 1)))
                .isEqualTo(Verdict.WRONG);
        assertThat(at(AT).verify("POST", null, BODY, "AAAA", at)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void whatIsNoSignatureIsUnsigned() {
        assertThat(at(AT).verify("POST", null, BODY, null, "1")).isEqualTo(Verdict.UNSIGNED);
        assertThat(at(AT).verify("POST", null, BODY, SIGNATURE, null)).isEqualTo(Verdict.UNSIGNED);
        assertThat(at(AT).verify("POST", null, BODY, "no base 64!", "1")).isEqualTo(Verdict.UNSIGNED);
        assertThat(at(AT).verify("POST", null, BODY, SIGNATURE, "yesterday")).isEqualTo(Verdict.UNSIGNED);
        assertThat(at(AT).verify("POST", null, BODY, SIGNATURE, Long.toString(Long.MIN_VALUE)))
                .isEqualTo(Verdict.TOO_OLD);
    }

    @Test
    void decodesTwelveCharactersAndNoOthers() {
        assertThat(SignatureVerifier.decode("/a%3A%2F%3F%40%21%24%27%28%29%2A%2C%3Bz"))
                .isEqualTo("/a:/?@!$'()*,;z");
        assertThat(SignatureVerifier.decode("/%3a%2f")).isEqualTo("/:/");
        assertThat(SignatureVerifier.decode("/%20%26%3D%2B%23%25%5B%C3%A4")).isEqualTo("/%20%26%3D%2B%23%25%5B%C3%A4");
        assertThat(SignatureVerifier.decode("/%253A%")).isEqualTo("/%253A%");
        assertThat(SignatureVerifier.decode("/%3")).isEqualTo("/%3");
    }
}
