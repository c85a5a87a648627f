package io.github.abmrules.rules.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes. */
final class Digests {

    private static final int SHORT = 12;

    private Digests() {}

    /** One version of several: a single one is itself. */
    static String together(List<String> versions) {
        return versions.size() == 1 ? versions.get(0) : sha256(String.join("\n", versions));
    }

    /** The first digits of the hash of texts. */
    static String brief(List<String> texts) {
        return sha256(String.join("\u0000", texts)).substring(0, SHORT);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
