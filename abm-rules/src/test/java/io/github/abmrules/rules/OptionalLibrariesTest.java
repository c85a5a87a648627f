package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.fit.IcpTier;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An engine works in a host that brings none of the optional libraries. */
class OptionalLibrariesTest {

    /** Runs in the other virtual machine. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) {
            try {
                Class.forName("io.micrometer.core.instrument.MeterRegistry");
                throw new IllegalStateException("Micrometer is there.");
            } catch (ClassNotFoundException e) {
                System.out.println("no Micrometer");
            }
            Account acme = Account.builder("acme").icpTier(IcpTier.A).build();
            try (AbmEngine engine = AbmEngine.builder()
                    .listener(evaluation -> System.out.println("told of " + evaluation.accounts()))
                    .build()) {
                System.out.println("decided for " + engine.decide(acme, NOW).cluster());
            }
        }
    }

    @Test
    void areNotNeeded() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> printed = OtherJvm.run(classPath, Probe.class);
        assertThat(printed).contains("no Micrometer", "told of 1", "decided for CLUSTER_ICP");
    }
}
