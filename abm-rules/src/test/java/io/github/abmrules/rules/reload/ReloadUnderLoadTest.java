package io.github.abmrules.rules.reload;

import static io.github.abmrules.rules.reload.TinyRules.NOW;
import static io.github.abmrules.rules.reload.TinyRules.accounts;
import static io.github.abmrules.rules.reload.TinyRules.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.Portfolio;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.kie.api.KieServices;
import org.kie.api.builder.KieRepository;

/**
 * Reloads while four threads decide: no decision is wrong or mixed, and nothing is left behind. The system property
 * {@code abm.reloads} says how many reloads; {@code abm.reloads.shipped=true} has the shipped packs loaded too.
 */
@Isolated
class ReloadUnderLoadTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int THREADS = 4;
    private static final int RELOADS = Integer.getInteger("abm.reloads", 1_000);

    @TempDir
    private Path folder;

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final AtomicLong decisions = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();
    private TinyRules rules;

    @BeforeEach
    void writeTheFirstVersion() {
        rules = new TinyRules(folder).write(0);
    }

    @Test
    void mixesNothingAndLeavesNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ReloadingEngine engine = TinyRules.builder(folder).keep(2).build()) {
            Map<String, Integer> made = new HashMap<>();
            made.put(engine.status().version(), 0);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> evaluate(engine)));
            }
            int warm = Math.min(50, RELOADS / 2);
            for (int number = 1; number <= warm; number++) {
                made.put(reload(engine, number), number);
            }
            Figures before = Figures.now();
            for (int number = warm + 1; number <= RELOADS; number++) {
                made.put(reload(engine, number), number);
            }
            Figures after = Figures.now();
            done.set(true);
            for (Future<?> each : running) {
                each.get();
            }
            System.getLogger(ReloadUnderLoadTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            RELOADS + " reloads, " + decisions + " decisions, before " + before + ", after " + after);
            assertThat(made).hasSize(RELOADS + 1);
            assertThat(made).containsAllEntriesOf(seen);
            assertThat(seen).hasSizeGreaterThan(RELOADS / 10);
            assertThat(engine.status().open()).isEqualTo(3);
            assertThat(after.modules()).isEqualTo(before.modules());
            assertThat(after.heap() - before.heap()).isLessThan(20 * MEGABYTE);
            assertThat(after.metaspace() - before.metaspace()).isLessThan(10 * MEGABYTE);
            assertThat(after.classes() - before.classes()).isLessThan(500);
        } finally {
            done.set(true);
            threads.shutdownNow();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void leavesNothingOfBadVersions() throws Exception {
        try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
            refuse(engine, 20);
            Figures before = Figures.now();
            refuse(engine, 60);
            Figures after = Figures.now();
            assertThat(engine.status().open()).isEqualTo(1);
            assertThat(after.modules()).isEqualTo(before.modules());
            assertThat(after.heap() - before.heap()).isLessThan(20 * MEGABYTE);
            assertThat(after.classes() - before.classes()).isLessThan(500);
        }
    }

    private String reload(ReloadingEngine engine, int number) {
        rules.write(number);
        ReloadResult result = engine.reload();
        assertThat(result.kind()).isEqualTo(ReloadResult.Kind.RELOADED);
        return result.version();
    }

    private void refuse(ReloadingEngine engine, int times) {
        for (int i = 0; i < times; i++) {
            rules.write(1).file("tiny/scenarios/said.yaml", "[]");
            switch (i % 4) {
                case 0 -> rules.parameter("many");
                case 1 -> rules.file("tiny/said.drl", "package packs.tiny\nrule \"x\" when then");
                case 2 -> rules.file(
                        "tiny/scenarios/said.yaml", TinyRules.SCENARIO.replace("ACTIVE_FOCUS", "CLUSTER_ICP"));
                default -> rules.file("tiny/said.drl", "package packs.tiny\n" + TinyRules.rule("x", "No()", "1"));
            }
            assertThat(engine.reload().kind()).isEqualTo(ReloadResult.Kind.REFUSED);
        }
    }

    /** Decides in every way until the reloads are done. */
    private void evaluate(ReloadingEngine engine) {
        List<Account> accounts = accounts(12);
        while (!done.get()) {
            note(engine.decide(accounts.get(0), NOW));
            alike(engine.decideEach(accounts, NOW));
            alike(engine.decideEach(accounts.stream(), NOW).toList());
            Portfolio portfolio = engine.decideAll(accounts, NOW);
            assertThat(number(portfolio)).isEqualTo(note(portfolio.assignments().get(0)));
            try (RulesLease lease = engine.current()) {
                int number = note(lease.decide(accounts.get(0), NOW));
                assertThat(number(lease.decideAll(accounts, NOW))).isEqualTo(number);
                assertThat(seen.get(lease.rulesVersion())).isEqualTo(number);
            }
            decisions.addAndGet(2 + 4L * accounts.size());
        }
    }

    private void alike(List<Outcome> outcomes) {
        int number = number(outcomes.get(0));
        assertThat(outcomes).hasSize(12);
        outcomes.forEach(each -> assertThat(note(each.assignment())).isEqualTo(number));
    }

    /** The number of a decision, which is the same for all decisions that name the same version. */
    private int note(Assignment assignment) {
        int number = number(assignment);
        Integer earlier = seen.putIfAbsent(assignment.rulesVersion(), number);
        assertThat(earlier == null ? number : earlier).isEqualTo(number);
        return number;
    }

    /** What a virtual machine holds: bytes of heap and metaspace, loaded classes, and modules that Drools keeps. */
    private record Figures(long heap, long metaspace, long classes, int modules) {

        static Figures now() throws ReflectiveOperationException {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .mapToLong(pool -> pool.getUsage().getUsed())
                    .sum();
            return new Figures(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    metaspace,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    modulesOfDrools());
        }

        /** Drools has no method to ask for that. */
        private static int modulesOfDrools() throws ReflectiveOperationException {
            KieRepository repository = KieServices.get().getRepository();
            Object modules = field(repository, "kieModuleRepo");
            return ((Map<?, ?>) field(modules, "kieModules")).size();
        }

        private static Object field(Object owner, String name) throws ReflectiveOperationException {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        }

        @Override
        public String toString() {
            return heap / MEGABYTE + " MB heap, " + metaspace / MEGABYTE + " MB metaspace, " + classes + " classes, "
                    + modules + " modules";
        }
    }
}
