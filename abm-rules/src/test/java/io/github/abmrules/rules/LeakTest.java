package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.internal.BatchRunner;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.internal.DecisionJob;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.reference.RandomAccounts;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.kie.api.KieServices;
import org.kie.api.builder.KieRepository;

/** Decisions and engines leave nothing behind. {@code -Dabm.leak.rounds=40} decides and builds ten times as much. */
@Isolated
class LeakTest {
    private static final int ROUNDS = Integer.getInteger("abm.leak.rounds", 4);
    /** A leak of some hundred bytes a decision is more than this, and so is one of a few kilobytes an engine. */
    private static final long LITTLE = ROUNDS * 1_250_000L;

    @Test
    void keepsNoSessionAndNoHeapOfManyDecisions() {
        List<Account> accounts =
                RandomAccounts.around(NOW, ZoneOffset.UTC, 3).stream(1_000).toList();
        try (CompiledRules rules = CompiledRules.of(ShippedPacks.of(DecisionPacks.NAMES), ShippedPacks.parameters())) {
            BatchRunner<Account, Outcome> runner =
                    DecisionJob.runner(rules, DecisionContext.shipped(ZoneOffset.UTC), RuleLimits.DEFAULT);
            decide(runner, accounts, 10, 1);
            assertThat(rules.openSessions()).isZero();
            long before = heap();
            decide(runner, accounts, 6 * ROUNDS, ROUNDS / 2);
            assertThat(rules.openSessions()).isZero();
            assertThat(heap() - before).isLessThan(LITTLE);
        }
    }

    @Test
    void keepsNoSessionAfterAFailedDecision(@TempDir Path folder) {
        PackText.in(folder).rule("throws", "Profile()", "throw new IllegalStateException();");
        // The sessions of an engine are its own affair; what they hold shows in the heap.
        List<Account> accounts =
                RandomAccounts.around(NOW, ZoneOffset.UTC, 3).stream(200).toList();
        try (AbmEngine house = AbmEngine.builder().trustRules().rules(folder).build()) {
            house.decideEach(accounts, NOW);
            long before = heap();
            for (int i = 0; i < 5 * ROUNDS; i++) {
                house.decideEach(accounts, NOW);
            }
            assertThat(heap() - before).isLessThan(LITTLE);
        }
    }

    @Test
    void keepsNothingOfManyClosedEngines(@TempDir Path folder) throws ReflectiveOperationException {
        PackText.in(folder).rule("one", "Profile( accountId == \"x\" )", "insert( \"y\" );");
        build(folder, 20, 2);
        int modules = modules();
        long heap = heap();
        long classes = classes();
        build(folder, 12 * ROUNDS, ROUNDS);
        assertThat(modules()).isEqualTo(modules);
        assertThat(heap() - heap).isLessThan(LITTLE);
        // Each engine has classes of its own, so those of all of them would be more.
        assertThat(classes() - classes).isLessThan(12L * ROUNDS);
    }

    private static void decide(BatchRunner<Account, Outcome> runner, List<Account> accounts, int batches, int singles) {
        for (int i = 0; i < batches; i++) {
            runner.run(accounts, NOW);
        }
        for (int i = 0; i < singles; i++) {
            for (Account account : accounts) {
                runner.run(List.of(account), NOW);
            }
        }
    }

    private static void build(Path folder, int small, int full) {
        for (int i = 0; i < small; i++) {
            AbmEngine.builder().withoutShippedPacks().rules(folder).build().close();
        }
        for (int i = 0; i < full; i++) {
            AbmEngine.create().close();
        }
    }

    private static long heap() {
        collect();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long classes() {
        collect();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static void collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
    }

    /** How many modules Drools keeps: it has no method to ask for that. */
    private static int modules() throws ReflectiveOperationException {
        KieRepository repository = KieServices.get().getRepository();
        Object modules = field(repository, "kieModuleRepo");
        return ((Map<?, ?>) field(modules, "kieModules")).size();
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
