package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleTrust;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shipped packs as the build compiled them, so that an engine of these alone starts without a compiler. What was compiled
 * is used only for the very text that it was compiled from, under the very version of Drools; anything else is compiled as
 * usual, and so is everything when what was compiled cannot be read.
 */
public final class PrecompiledPacks {
    private static final Logger LOG = LoggerFactory.getLogger(PrecompiledPacks.class);
    private static final String DROOLS = "/META-INF/maven/org.drools/drools-base/pom.properties";

    private PrecompiledPacks() {}

    /**
     * Compiles each shipped pack; the build calls it.
     *
     * @param arguments the folder of the packs in the classes of the module
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        write(ShippedPacks.all(), Path.of(arguments[0]));
    }

    /** Compiles each of some packs, which have the parameters of the shipped ones, into its folder. */
    static void write(List<RulePack> packs, Path folder) throws IOException {
        ParameterSet parameters = ShippedPacks.parameters();
        for (RulePack pack : packs) {
            if (!pack.files().isEmpty()) {
                Files.createDirectories(folder.resolve(pack.name()));
                try (CompiledRules rules = CompiledRules.compiled(List.of(pack), parameters, RuleTrust.TRUSTED)) {
                    Files.write(folder.resolve(path(pack.name())), written(pack.files(), rules.base()));
                }
            }
        }
    }

    /**
     * The compiled form of files; null when they are not those that the build compiled.
     *
     * @param files the files of whole packs, in their order
     */
    static @Nullable KieBase of(List<RuleFile> files) {
        return of(files, path -> PrecompiledPacks.class.getResourceAsStream("/packs/" + path));
    }

    /**
     * The compiled form of files; null when they are not those that were compiled.
     *
     * @param files the files of whole packs, in their order
     * @param store opens what was compiled, null where there is nothing
     */
    static @Nullable KieBase of(List<RuleFile> files, Function<String, @Nullable InputStream> store) {
        try {
            List<byte[]> compiled = new ArrayList<>();
            for (int from = 0; from < files.size(); ) {
                int to = from;
                while (to < files.size()
                        && files.get(to).pack().equals(files.get(from).pack())) {
                    to++;
                }
                byte[] pack = read(files.subList(from, to), store);
                if (pack == null) {
                    return null;
                }
                compiled.add(pack);
                from = to;
            }
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            InternalKnowledgeBase base =
                    KnowledgeBaseFactory.newKnowledgeBase(RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
            List<KiePackage> packages = new ArrayList<>();
            for (byte[] pack : compiled) {
                packages.add(
                        (KiePackage) new DroolsObjectInputStream(new ByteArrayInputStream(pack), loader).readObject());
            }
            base.addPackages(packages);
            return base;
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            LOG.warn("The shipped rules are compiled anew, because what was compiled of them cannot be used", e);
            return null;
        }
    }

    private static String path(String pack) {
        return pack + "/compiled.bin";
    }

    private static byte[] written(List<RuleFile> files, KieBase base) throws IOException {
        KiePackage compiled = base.getKiePackage("packs." + files.get(0).pack());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(fingerprint(files));
        out.flush();
        DroolsObjectOutputStream objects = new DroolsObjectOutputStream(bytes);
        objects.writeObject(compiled);
        objects.flush();
        return bytes.toByteArray();
    }

    /** What was compiled of exactly these files of a pack; null when there is nothing. */
    private static byte @Nullable [] read(List<RuleFile> files, Function<String, @Nullable InputStream> store)
            throws IOException {
        InputStream found = store.apply(path(files.get(0).pack()));
        if (found == null) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(found)) {
            return in.readUTF().equals(fingerprint(files)) ? in.readAllBytes() : null;
        }
    }

    /** What the compiled form depends on. */
    private static String fingerprint(List<RuleFile> files) throws IOException {
        MessageDigest digest = RulesVersion.sha256();
        add(digest, drools());
        for (RuleFile file : files) {
            add(digest, file.kiePath());
            add(digest, file.text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The version of Drools, since a host may bring another one, which compiles in another way. */
    private static String drools() throws IOException {
        try (InputStream in = RuleImpl.class.getResourceAsStream(DROOLS)) {
            if (in == null) {
                throw new IOException("The version of Drools is not known: there is no " + DROOLS + ".");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
