package io.github.abmrules.hubspot.webhook;

import io.github.abmrules.hubspot.transport.Secret;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of version 3: Base64 of HMAC-SHA256, by the client secret, over method, public address, body and
 * timestamp. Thread-safe.
 */
public final class SignatureVerifier {

    /** The farthest a timestamp may lie from now, to either side. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The header of the signature. */
    public static final String SIGNATURE_HEADER = "X-HubSpot-Signature-v3";

    /** The header of the timestamp. */
    public static final String TIMESTAMP_HEADER = "X-HubSpot-Request-Timestamp";

    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("3A", ":"),
            Map.entry("2F", "/"),
            Map.entry("3F", "?"),
            Map.entry("40", "@"),
            Map.entry("21", "!"),
            Map.entry("24", "$"),
            Map.entry("27", "'"),
            Map.entry("28", "("),
            Map.entry("29", ")"),
            Map.entry("2A", "*"),
            Map.entry("2C", ","),
            Map.entry("3B", ";"));

    private final Secret clientSecret;
    private final String publicUri;
    private final Clock clock;

    /** What a check says. */
    public enum Verdict {
        /** It is HubSpot's. */
        VALID,
        /** A header is missing or no such thing. */
        UNSIGNED,
        /** The timestamp lies too far back. */
        TOO_OLD,
        /** The timestamp lies too far ahead. */
        TOO_FAR_AHEAD,
        /** The signature is another one. */
        WRONG
    }

    /**
     * A verifier.
     *
     * @param publicUri the address that HubSpot calls, as it is set in the app; what a proxy makes of it does not matter
     */
    public SignatureVerifier(Secret clientSecret, URI publicUri, Clock clock) {
        this.clientSecret = clientSecret;
        this.publicUri = publicUri.toString();
        this.clock = clock;
    }

    /**
     * Checks a request.
     *
     * @param query what follows the question mark, as it was sent; null for none
     * @param body the bytes as they were sent
     */
    public Verdict verify(
            String method,
            @Nullable String query,
            byte[] body,
            @Nullable String signature,
            @Nullable String timestamp) {
        if (signature == null || timestamp == null) {
            return Verdict.UNSIGNED;
        }
        long millis;
        byte[] given;
        try {
            millis = Long.parseLong(timestamp.strip());
            given = Base64.getDecoder().decode(signature.strip());
        } catch (IllegalArgumentException e) {
            return Verdict.UNSIGNED;
        }
        // Compared as whole numbers, since a timestamp may be any long.
        long now = clock.millis();
        long tolerance = TOLERANCE.toMillis();
        if (millis < now - tolerance) {
            return Verdict.TOO_OLD;
        }
        if (millis > now + tolerance) {
            return Verdict.TOO_FAR_AHEAD;
        }
        String uri = query == null || query.isEmpty() ? publicUri : publicUri + "?" + query;
        return MessageDigest.isEqual(given, sign(method, uri, body, timestamp.strip())) ? Verdict.VALID : Verdict.WRONG;
    }

    private byte[] sign(String method, String uri, byte[] body, String timestamp) {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        source.writeBytes(method.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        source.writeBytes(decode(uri).getBytes(StandardCharsets.UTF_8));
        source.writeBytes(body);
        source.writeBytes(timestamp.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(clientSecret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(source.toByteArray());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    /** HubSpot signs over an address in which some characters, and no others, are decoded. */
    static String decode(String uri) {
        StringBuilder decoded = new StringBuilder(uri.length());
        int i = 0;
        while (i < uri.length()) {
            String plain = uri.charAt(i) == '%' && i + 3 <= uri.length()
                    ? DECODED.get(uri.substring(i + 1, i + 3).toUpperCase(Locale.ROOT))
                    : null;
            decoded.append(plain == null ? uri.substring(i, i + 1) : plain);
            i += plain == null ? 1 : 3;
        }
        return decoded.toString();
    }
}
