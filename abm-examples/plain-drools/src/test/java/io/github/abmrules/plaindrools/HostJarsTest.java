package io.github.abmrules.plaindrools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What a host gets with {@code abm-rules} stays small. */
class HostJarsTest {
    private static final long MOST = 15_000_000;

    /** What only the tests of this module bring along. */
    private static final List<String> OF_TESTS = List.of(
            "slf4j-simple-",
            "drools-canonical-model-",
            "drools-codegen-common-",
            "drools-model-",
            "drools-mvel-compiler-",
            "drools-mvel-parser-",
            "javaparser-",
            "junit-",
            "opentest4j-",
            "apiguardian-",
            "assertj-",
            "byte-buddy-",
            "console");

    @Test
    void aHostGetsAtMost15Megabytes() throws IOException {
        Map<String, Long> sizes = sizes();

        assertThat(sizes.keySet())
                .anyMatch(name -> name.startsWith("drools-mvel-"))
                .anyMatch(name -> name.startsWith("jackson-databind-"))
                .anyMatch(name -> name.contains("abm-rules"))
                .anyMatch(name -> name.contains("abm-core"));
        assertThat(sizes.values().stream().mapToLong(Long::longValue).sum())
                .as("bytes of the jars that a host gets: %s", sizes)
                .isBetween(MOST / 2, MOST);
    }

    private static Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            String name = path.getFileName().toString();
            if (Files.isDirectory(path)) {
                // What the build has not put into a jar yet. The classes of this module are those of the host.
                if (path.endsWith("abm-rules/target/classes") || path.endsWith("abm-core/target/classes")) {
                    sizes.put(path.toString(), packed(path));
                }
            } else if (OF_TESTS.stream().noneMatch(name::startsWith)) {
                sizes.put(name, Files.size(path));
            }
        }
        return sizes;
    }

    /** How large a folder is in a jar. */
    private static long packed(Path folder) throws IOException {
        long[] bytes = {0};
        OutputStream counter = new OutputStream() {
            @Override
            public void write(int each) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] each, int from, int length) {
                bytes[0] += length;
            }
        };
        try (ZipOutputStream zip = new ZipOutputStream(counter);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes[0];
    }
}
