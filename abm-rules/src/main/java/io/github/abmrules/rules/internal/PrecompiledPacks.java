package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
 * usual, and so is everything when what was compiled cannot be read. What the build found in the text of each file is used
 * with it, so that no file is read again that has not changed.
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
     * Begins to read what the build compiled of packs, in another thread.
     *
     * @param packs their names, in pack order
     */
    public static Reading begin(List<String> packs) {
        return begin(packs, path -> PrecompiledPacks.class.getResourceAsStream("/packs/" + path));
    }

    /**
     * Begins to read what was compiled of packs, in another thread.
     *
     * @param store opens what was compiled, null where there is nothing
     */
    static Reading begin(List<String> packs, Function<String, @Nullable InputStream> store) {
        Reading reading = new Reading(packs, store);
        Thread thread = new Thread(reading::readAll, "abm-precompiled");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    /** The names of the packs of files, in the order of those. */
    static List<String> packs(List<RuleFile> files) {
        return files.stream().map(RuleFile::pack).distinct().toList();
    }

    private static String path(String pack) {
        return pack + "/compiled.bin";
    }

    /** The text of each file and how it reads, then the rules as Drools writes them. */
    private static byte[] written(List<RuleFile> files, KieBase base) throws IOException {
        KiePackage compiled = base.getKiePackage("packs." + files.get(0).pack());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(drools());
        out.writeInt(files.size());
        for (RuleFile file : files) {
            out.writeUTF(file.name());
            byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            ReadFile.write(file, out);
        }
        out.flush();
        DroolsObjectOutputStream objects = new DroolsObjectOutputStream(bytes);
        objects.writeObject(compiled);
        objects.flush();
        return bytes.toByteArray();
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

    /**
     * What was compiled of one pack.
     *
     * @param files its files as they read, by name
     * @param compiled the rules as Drools writes them, to be read once
     */
    private record Pack(Map<String, ReadFile> files, InputStream compiled) {

        /** Reads a pack; null when another version of Drools compiled it. */
        private static @Nullable Pack read(String name, byte[] bytes, String drools) throws IOException {
            ByteArrayInputStream rest = new ByteArrayInputStream(bytes);
            DataInputStream in = new DataInputStream(rest);
            if (!in.readUTF().equals(drools)) {
                return null;
            }
            Map<String, ReadFile> files = new LinkedHashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String file = in.readUTF();
                int length = in.readInt();
                int at = bytes.length - rest.available();
                String text = new String(bytes, at, Math.min(length, rest.available()), StandardCharsets.UTF_8);
                in.skipNBytes(length);
                files.put(file, ReadFile.read(new RuleFile(name, file, "packs/" + name + "/" + file, text), in));
            }
            return new Pack(files, rest);
        }

        /** The rules. Their classes are defined below a loader. */
        private KiePackage rules(ClassLoader loader) throws IOException, ClassNotFoundException {
            return (KiePackage) new DroolsObjectInputStream(compiled, loader).readObject();
        }
    }

    /** Compiled packs that are being read: whoever needs a part that nobody has begun reads it. Thread-safe. */
    public static final class Reading {
        private final Map<String, Task<@Nullable Pack>> packs = new LinkedHashMap<>();
        private final Map<String, Task<KiePackage>> rules = new LinkedHashMap<>();
        private final Task<KieBase> base;

        private Reading(List<String> names, Function<String, @Nullable InputStream> store) {
            ClassLoader loader = ClassLoaderGuard.loader();
            Task<String> drools = new Task<>(PrecompiledPacks::drools);
            for (String name : names) {
                Task<@Nullable Pack> pack = new Task<>(() -> pack(name, store, drools));
                packs.put(name, pack);
                rules.put(
                        name,
                        new Task<>(() -> Objects.requireNonNull(pack.result()).rules(loader)));
            }
            this.base = new Task<>(() -> {
                InternalKnowledgeBase made = KnowledgeBaseFactory.newKnowledgeBase(
                        RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
                List<KiePackage> all = new ArrayList<>();
                for (Task<KiePackage> each : rules.values()) {
                    all.add(each.result());
                }
                made.addPackages(all);
                return made;
            });
        }

        private static @Nullable Pack pack(
                String name, Function<String, @Nullable InputStream> store, Task<String> drools)
                throws IOException, ExecutionException {
            try (InputStream in = store.apply(path(name))) {
                return in == null ? null : Pack.read(name, in.readAllBytes(), drools.result());
            }
        }

        /** Reads all there is, unless a pack is missing. */
        private void readAll() {
            ClassLoaderGuard.call(() -> {
                try {
                    if (there()) {
                        rules.values().forEach(Task::run);
                        base.run();
                    }
                } catch (ExecutionException e) {
                    // Whoever asks for it is told.
                }
                return null;
            });
        }

        private boolean there() throws ExecutionException {
            for (Task<@Nullable Pack> each : packs.values()) {
                if (each.result() == null) {
                    return false;
                }
            }
            return true;
        }

        /**
         * How files read, one by one, when they are those that were compiled and no others.
         *
         * @param files the files of whole packs, in their order
         * @return null when they are not, or when what was compiled cannot be read
         */
        @Nullable
        List<ReadFile> of(List<RuleFile> files) {
            if (!packs(files).equals(List.copyOf(packs.keySet()))) {
                return null;
            }
            try {
                List<ReadFile> read = new ArrayList<>();
                int compiled = 0;
                for (Task<@Nullable Pack> each : packs.values()) {
                    Pack pack = each.result();
                    if (pack == null) {
                        return null;
                    }
                    compiled += pack.files().size();
                }
                for (RuleFile file : files) {
                    Pack pack = Objects.requireNonNull(packs.get(file.pack())).result();
                    ReadFile known = pack == null ? null : pack.files().get(file.name());
                    if (known == null || !known.isOf(file.text())) {
                        return null;
                    }
                    read.add(known);
                }
                return read.size() == compiled ? read : null;
            } catch (ExecutionException e) {
                unusable(e);
                return null;
            }
        }

        /** The compiled rules; null when they cannot be read. */
        @Nullable
        KieBase base() {
            try {
                // From the other end than the other thread.
                List<Task<KiePackage>> last = new ArrayList<>(rules.values());
                Collections.reverse(last);
                last.forEach(Task::run);
                return base.result();
            } catch (ExecutionException e) {
                unusable(e);
                return null;
            }
        }

        private static void unusable(ExecutionException cause) {
            LOG.warn("The shipped rules are compiled anew, because what was compiled of them cannot be used", cause);
        }
    }

    /** Something that is done once, by whoever needs it first. */
    private static final class Task<T extends @Nullable Object> extends FutureTask<T> {

        Task(Callable<T> action) {
            super(action);
        }

        /** What it gives, whatever interrupts. */
        T result() throws ExecutionException {
            run();
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return get();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
