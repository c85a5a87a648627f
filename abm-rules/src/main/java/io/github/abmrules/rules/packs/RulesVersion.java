package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The version of a set of rules: a hash over what they say and the figures they say it with. */
public final class RulesVersion {

    private RulesVersion() {}

    /** The version, 64 hexadecimal digits: the same wherever the same packs are loaded with the same parameters. */
    public static String of(List<RulePack> packs, ParameterSet parameters) {
        MessageDigest digest = sha256();
        for (RulePack pack : packs) {
            add(digest, "pack", pack.name());
            pack.files().stream()
                    .sorted(Comparator.comparing(RuleFile::name))
                    .forEach(file -> add(digest, file.name(), file.text()));
        }
        for (Parameters pack : parameters.packs()) {
            add(digest, "parameters", pack.pack());
            pack.declarations().stream()
                    .sorted(Comparator.comparing(ParameterDeclaration::key))
                    .forEach(declaration -> add(digest, declaration.key(), declaration.valueText()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one does not.", e);
        }
    }

    private static void add(MessageDigest digest, String label, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((label + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
