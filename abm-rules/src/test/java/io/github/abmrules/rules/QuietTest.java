package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An engine writes nothing into the log of its host, however often its rules are evaluated. */
class QuietTest {

    /** Runs in the other virtual machine, whose log goes to standard error. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) {
            List<Account> accounts =
                    RandomAccounts.around(NOW, ZoneOffset.UTC, 1).stream(500).toList();
            try (AbmEngine engine = AbmEngine.create()) {
                for (int i = 0; i < 10; i++) {
                    engine.decideEach(accounts, NOW);
                }
            }
            System.out.println("decided");
        }
    }

    @Test
    void logsNothing() throws Exception {
        List<String> printed = OtherJvm.run(System.getProperty("java.class.path"), Probe.class);
        assertThat(printed).contains("decided");
        assertThat(printed)
                .filteredOn(line -> line.contains("WARN") || line.contains("ERROR"))
                .isEmpty();
    }
}
