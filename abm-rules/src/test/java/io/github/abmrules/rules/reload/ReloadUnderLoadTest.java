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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.kie.api.KieServices;
import org.kie.api.builder.KieRepository;

/**
 * The active version changes while four threads decide: no decision is wrong or mixed, and nothing is left behind. Loads take
 * most of the time, so the build makes one change in ten by loading and the others by going back and forth; the system property
 * {@code abm.reloads} asks for more loads, and {@code abm.reloads.shipped=true} for the shipped packs beside the tiny ones.
 */
@Isolated
class ReloadUnderLoadTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int THREADS = 4;
    private static final int ACCOUNTS = 12;
    private static final int LOADS = Integer.getInteger("abm.reloads", 100);
    private static final int ROLLBACKS_A_LOAD = 9;
    private static final boolean SHIPPED = Boolean.getBoolean("abm.reloads.shipped");

    @TempDir
    private Path folder;

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final AtomicLong decisions = new AtomicLong();
    private final AtomicLong overtaken = new AtomicLong();
    /** How many rounds of decisions may begin: without it the threads leave nothing of the machine to loading. */
    private final Semaphore rounds = new Semaphore(0);

    private final AtomicBoolean done = new AtomicBoolean();
    private TinyRules rules;

    @BeforeEach
    void writeTheFirstVersion() {
        rules = new TinyRules(folder);
    }

    @Test
    void mixesNothingAndLeavesNothing() throws Exception {
        write(0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ReloadingEngine engine = engine()) {
            Map<String, Integer> made = new HashMap<>();
            made.put(engine.status().version(), 0);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> evaluate(engine)));
            }
            int warm = Math.min(50, LOADS / 2);
            for (int number = 1; number <= warm; number++) {
                made.put(change(engine, number), number);
            }
            Figures before = Figures.now();
            for (int number = warm + 1; number <= LOADS; number++) {
                made.put(change(engine, number), number);
            }
            Figures after = Figures.now();
            done.set(true);
            rounds.release(THREADS);
            for (Future<?> each : running) {
                each.get(1, TimeUnit.MINUTES);
            }
            System.getLogger(ReloadUnderLoadTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            LOADS + " loads, " + decisions + " decisions, " + overtaken
                                    + " rounds overtaken by a change; after " + warm + " loads " + before
                                    + ", at the end " + after);
            assertThat(made).hasSize(LOADS + 1);
            assertThat(made).containsAllEntriesOf(seen);
            assertThat(seen).hasSizeGreaterThan(LOADS / 10);
            assertThat(overtaken).hasPositiveValue();
            assertThat(engine.status().reloads()).isEqualTo(LOADS);
            assertThat(engine.status().rollbacks()).isEqualTo((long) LOADS * ROLLBACKS_A_LOAD);
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
        rules.write(1);
        try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
            refuse(engine, 20);
            Figures before = Figures.now();
            refuse(engine, 40);
            Figures after = Figures.now();
            assertThat(engine.status().open()).isEqualTo(1);
            assertThat(after.modules()).isEqualTo(before.modules());
            assertThat(after.heap() - before.heap()).isLessThan(20 * MEGABYTE);
            assertThat(after.classes() - before.classes()).isLessThan(500);
        }
    }

    private ReloadingEngine engine() {
        ReloadingEngine.Builder builder =
                ReloadingEngine.builder(() -> NOW).trustRules().rules(folder).keep(2);
        return (SHIPPED ? builder : builder.withoutShippedPacks()).build();
    }

    private void write(int number) {
        if (SHIPPED) {
            rules.writeBeside(number);
        } else {
            rules.write(number);
        }
    }

    /** Loads a version, and goes back and forth between it and the one before. */
    private String change(ReloadingEngine engine, int number) {
        write(number);
        rounds.release(THREADS * 4);
        ReloadResult result = engine.reload();
        assertThat(result.kind()).isEqualTo(ReloadResult.Kind.RELOADED);
        for (int i = 0; i < ROLLBACKS_A_LOAD; i++) {
            rounds.release(1);
            if (i % 2 == 0) {
                engine.rollback();
            } else {
                engine.rollback(result.version());
            }
        }
        return result.version();
    }

    private void refuse(ReloadingEngine engine, int times) {
        for (int i = 0; i < times; i++) {
            rules.write(1).file("tiny/scenarios/said.yaml", "[]");
            switch (i % 4) {
                case 0 -> rules.parameter("many");
                case 1 -> rules.file("tiny/said.drl", "package packs.tiny\nrule \"x\" when then");
                case 2 ->
                    rules.file("tiny/scenarios/said.yaml", TinyRules.SCENARIO.replace("ACTIVE_FOCUS", "CLUSTER_ICP"));
                default -> rules.file("tiny/said.drl", "package packs.tiny\n" + TinyRules.rule("x", "No()", "1"));
            }
            assertThat(engine.reload().kind()).isEqualTo(ReloadResult.Kind.REFUSED);
        }
    }

    /** Decides in every way until the changes are done. */
    private @Nullable Void evaluate(ReloadingEngine engine) throws InterruptedException {
        List<Account> accounts = accounts(ACCOUNTS);
        rounds.acquire();
        while (!done.get()) {
            String before = engine.status().version();
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
            decisions.addAndGet(2 + 4L * ACCOUNTS);
            if (!engine.status().version().equals(before)) {
                overtaken.incrementAndGet();
            }
            rounds.acquire();
        }
        return null;
    }

    private void alike(List<Outcome> outcomes) {
        int number = number(outcomes.get(0));
        assertThat(outcomes).hasSize(ACCOUNTS);
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
