package io.github.abmrules.hubspot.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a note or a task is recognised by, in plain text at the end of its body. */
final class Marker {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,120}");
    private static final Pattern MARKER = Pattern.compile("\\[abm:[A-Za-z0-9._-]{1,120}]");

    private Marker() {}

    /** The marker of a key. */
    static String of(String key) {
        return "[abm:" + (PLAIN.matcher(key).matches() ? key : hash(key)) + "]";
    }

    /** The markers in a body. */
    static Set<String> in(String body) {
        Set<String> found = new HashSet<>();
        Matcher matcher = MARKER.matcher(body);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
