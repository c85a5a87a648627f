package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The packs in the jar. They are found through {@code packs/index.properties}, which the build makes from the folders with
 * the parameters of each, so that a host needs neither a directory listing nor a YAML reader.
 */
public final class ShippedPacks {
    private static final String ROOT = "/packs/";

    /** Holds the parameters of a pack as the build found them in its {@code parameters.yaml}. */
    static final String PARAMETERS = "parameters.bin";

    /** Kept once it is read: what is in a jar does not change. */
    private static volatile @Nullable Properties index;

    /** By name, kept once they are read. */
    private static final Map<String, RulePack> PACKS = new ConcurrentHashMap<>();

    private ShippedPacks() {}

    /** All shipped packs, in pack order. */
    public static List<RulePack> all() {
        return of(names());
    }

    /** Some of the shipped packs, in pack order; the others are not read. */
    public static List<RulePack> of(Collection<String> names) {
        return names().stream().filter(names::contains).map(ShippedPacks::pack).toList();
    }

    /** Those of some packs that have rules, in pack order; nothing of them is read. */
    public static List<String> withRules(Collection<String> names) {
        return names().stream()
                .filter(names::contains)
                .filter(name -> !index().getProperty("files." + name, "").isEmpty())
                .toList();
    }

    /** Whether some packs are in memory already. */
    public static boolean areRead(Collection<String> names) {
        return PACKS.keySet().containsAll(names);
    }

    private static RulePack pack(String name) {
        RulePack known = PACKS.get(name);
        if (known == null) {
            // Read twice by two threads at once, it is the same.
            known = read(name);
            PACKS.put(name, known);
        }
        return known;
    }

    private static RulePack read(String pack) {
        List<RuleFile> files = new ArrayList<>();
        String names = index().getProperty("files." + pack);
        for (String file : names.isEmpty() ? new String[0] : names.split(",")) {
            String place = "packs/" + pack + "/" + file;
            files.add(new RuleFile(pack, file, place, text(ROOT + pack + "/" + file)));
        }
        return new RulePack(pack, files, parameters(pack));
    }

    /** The names of the shipped packs, in pack order. */
    public static List<String> names() {
        return List.of(index().getProperty("packs").split(","));
    }

    /** The parameters of all shipped packs. */
    public static ParameterSet parameters() {
        return parametersWith(List.of());
    }

    /**
     * The parameters of all shipped packs, with those of other packs in their place or added: profiles are made by
     * parameters of packs whose rules a host may leave out.
     */
    public static ParameterSet parametersWith(List<RulePack> packs) {
        Map<String, List<ParameterDeclaration>> declarations = new LinkedHashMap<>();
        all().forEach(pack -> declarations.put(pack.name(), pack.parameters()));
        packs.forEach(pack -> declarations.put(pack.name(), pack.parameters()));
        return ParameterSet.of(declarations);
    }

    private static List<ParameterDeclaration> parameters(String pack) {
        String flat = ROOT + pack + "/" + PARAMETERS;
        try (InputStream in = ShippedPacks.class.getResourceAsStream(flat)) {
            if (in == null) {
                return List.of();
            }
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
            return ParameterDeclaration.readAll(Flat.read(data, "packs/" + pack + "/parameters.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException("The parameters " + flat + " cannot be read.", e);
        }
    }

    private static Properties index() {
        Properties known = index;
        if (known == null) {
            known = read();
            index = known;
        }
        return known;
    }

    private static Properties read() {
        Properties index = new Properties();
        try (InputStream in = open(ROOT + "index.properties")) {
            index.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The index of the shipped rule packs cannot be read.", e);
        }
        return index;
    }

    private static String text(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped rule file " + resource + " cannot be read.", e);
        }
    }

    private static InputStream open(String resource) {
        @Nullable InputStream in = ShippedPacks.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("The resource " + resource + " is missing from abm-rules."
                    + " Maybe the module was compiled without Maven's process-classes phase, which makes it?");
        }
        return in;
    }
}
