package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.observation.EvaluationLog;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an engine writes into the log of its host: ids and versions, and nothing of people. */
class LogTest {
    private static final List<String> PRIVATE = List.of("jane.roe", "Roe Holding", "roe-deal", "close the books");

    /** A rule that fails and says of whom. */
    private static final RulePack FAILING =
            new RulePack("house", List.of(new RuleFile("house", "failing.drl", "house/failing.drl", """
                    // Does a rule fail?
                    // Reads InForce, produces Found.
                    package packs.house

                    import io.github.abmrules.rules.fact.InForce
                    import static io.github.abmrules.rules.verb.Verbs.informs

                    rule "An account whose company is no number"
                        @id("house.failing")
                        @playbook("house")
                        @since("1.0")
                    when
                        $f : InForce( jobToBeDone != null )
                    then
                        insert( informs( drools.getRule(), $f, "FAILING",
                            "" + Integer.parseInt( $f.profile().account().company() ) ) );
                    end
                    """)), List.of());

    /** Runs in the other virtual machine, whose log goes to standard error. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) {
            System.setProperty("org.slf4j.simpleLogger.log.io.github.abmrules", "info");
            System.setProperty("org.slf4j.simpleLogger.log." + EvaluationLog.class.getName(), "debug");
            Account.Builder account = Account.builder("acme-1")
                    .company("Roe Holding")
                    .icpTier(IcpTier.A)
                    .signals(new Signal(SignalType.DEMO, NOW.minusSeconds(60), "jane.roe@example.com", false))
                    .contacts(new Contact("jane.roe@example.com", "CFO", true))
                    .deals(Deal.open("roe-deal", NOW.minusSeconds(60), null));
            try (AbmEngine engine = AbmEngine.builder()
                    .rules(List.of(FAILING))
                    .trustRules()
                    .listener(new EvaluationLog())
                    .listener(evaluation -> {
                        throw new IllegalStateException(evaluation.outcomes().toString());
                    })
                    .build()) {
                engine.decideEach(
                        List.of(
                                account.build(),
                                account.jobToBeDone("close the books").build()),
                        NOW);
                System.out.println("version " + engine.rulesVersion());
            }
        }
    }

    private static List<String> printed = List.of();

    @BeforeAll
    static void logThatOfTheEngineAtInfoAndTheOtherAtDebug() throws Exception {
        printed = OtherJvm.run(System.getProperty("java.class.path"), Probe.class);
    }

    @Test
    void namesAccountsByIdAndRulesByVersion() {
        String version = printed.stream()
                .filter(line -> line.startsWith("version "))
                .findFirst()
                .orElseThrow()
                .substring("version ".length());
        assertThat(printed)
                .anyMatch(line -> line.contains("WARN")
                        && line.endsWith("No decision about account acme-1 under rules version " + version
                                + ": house.failing failed"))
                .anyMatch(line -> line.contains("INFO")
                        && line.contains("Evaluated 2 accounts in ")
                        && line.endsWith(" under rules version " + version + ": 1 decided, 0 rejected, 1 failed"))
                .anyMatch(line ->
                        line.contains("failed with java.lang.IllegalStateException; decisions are not affected"));
        assertThat(printed).noneMatch(line -> PRIVATE.stream().anyMatch(line::contains));
    }

    @Test
    void namesEachDecisionWhenAskedTo() {
        assertThat(printed)
                .anyMatch(line -> line.contains("Account acme-1 is in ACTIVE_FOCUS, effective FUTURE_PIPELINE"))
                .anyMatch(line -> line.contains("Account acme-1 is undecided") && line.contains("house.failing failed"))
                .filteredOn(line -> line.contains(EvaluationLog.class.getName()))
                .noneMatch(line -> PRIVATE.stream().anyMatch(line::contains));
    }
}
