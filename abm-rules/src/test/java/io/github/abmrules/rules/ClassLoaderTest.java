package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An engine works whatever the thread's context class loader sees. Drools remembers what it has found, so each case has a
 * virtual machine of its own.
 */
class ClassLoaderTest {

    /** Runs in the other virtual machine: makes an engine and decides, and says what came of it. */
    static final class Probe {

        private Probe() {}

        /** What the context loader is while the engine is made, and while it decides. */
        public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
            if (arguments[0].equals("isolated")) {
                List<URL> urls = new ArrayList<>();
                for (String entry : arguments[1].split(File.pathSeparator)) {
                    urls.add(Path.of(entry).toUri().toURL());
                }
                try (URLClassLoader loader =
                        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
                    Class<?> probe = loader.loadClass(Probe.class.getName());
                    Method decide = probe.getDeclaredMethod("decide", ClassLoader.class, ClassLoader.class);
                    decide.setAccessible(true);
                    System.out.println(decide.invoke(
                            null, Thread.currentThread().getContextClassLoader(), ClassLoader.getSystemClassLoader()));
                }
                return;
            }
            System.out.println(decide(loader(arguments[0]), loader(arguments[1])));
        }

        public static String decide(ClassLoader making, ClassLoader deciding) {
            Thread thread = Thread.currentThread();
            thread.setContextClassLoader(making);
            try (AbmEngine engine = AbmEngine.create()) {
                boolean kept = thread.getContextClassLoader() == making;
                thread.setContextClassLoader(deciding);
                Account account = Account.builder("acme")
                        .icpTier(IcpTier.A)
                        .engagementLevel(EngagementLevel.HIGH)
                        .build();
                Assignment assignment = engine.decide(account, Instant.parse("2026-06-30T12:00:00Z"));
                kept &= thread.getContextClassLoader() == deciding;
                return assignment.cluster() + " loader kept: " + kept;
            }
        }

        private static ClassLoader loader(String name) {
            return switch (name) {
                case "none" -> null;
                case "blind" -> new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
                default -> Probe.class.getClassLoader();
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none none", "blind blind", "own none", "none own"})
    void doesNotMatter(String loaders) throws Exception {
        assertThat(OtherJvm.run(classPath(), Probe.class, loaders.split(" ")))
                .contains("ACTIVE_FOCUS loader kept: true");
    }

    @Test
    void maySeeNothingWhereTheEngineLivesInALoaderOfItsOwn() throws Exception {
        Path tests = Path.of(
                Probe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(OtherJvm.run(tests.toString(), Probe.class, "isolated", classPath()))
                .contains("ACTIVE_FOCUS loader kept: true");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
