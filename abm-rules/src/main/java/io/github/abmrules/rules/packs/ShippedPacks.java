package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.yaml.YamlNode;
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
import org.jspecify.annotations.Nullable;

/**
 * The packs in the jar. They are found through {@code packs/index.properties}, which the build makes from the folders, so
 * that a host needs neither a directory listing nor a YAML reader.
 */
public final class ShippedPacks {
    private static final String ROOT = "/packs/";

    /** Kept once it is read: what is in a jar does not change. */
    private static volatile @Nullable Properties index;

    /** Kept as well: a dozen reads of it make an engine. */
    private static volatile @Nullable List<RulePack> all;

    private ShippedPacks() {}

    /** All shipped packs, in pack order. */
    public static List<RulePack> all() {
        List<RulePack> known = all;
        if (known == null) {
            known = List.copyOf(readAll());
            all = known;
        }
        return known;
    }

    private static List<RulePack> readAll() {
        Properties index = index();
        List<RulePack> packs = new ArrayList<>();
        for (String pack : index.getProperty("packs").split(",")) {
            List<RuleFile> files = new ArrayList<>();
            String names = index.getProperty("files." + pack);
            for (String file : names.isEmpty() ? new String[0] : names.split(",")) {
                String place = "packs/" + pack + "/" + file;
                files.add(new RuleFile(pack, file, place, text(ROOT + pack + "/" + file)));
            }
            packs.add(new RulePack(pack, files, parameters(index, pack)));
        }
        return packs;
    }

    /** Some of the shipped packs, in pack order. */
    public static List<RulePack> of(Collection<String> names) {
        return all().stream().filter(pack -> names.contains(pack.name())).toList();
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

    private static List<ParameterDeclaration> parameters(Properties index, String pack) {
        String file = "packs/" + pack + "/parameters.yaml";
        YamlNode root = Flat.read(index, "parameters." + pack, file);
        return root == null ? List.of() : ParameterDeclaration.readAll(root);
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
