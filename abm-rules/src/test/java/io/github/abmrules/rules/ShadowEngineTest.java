package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.json;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.diff.AccountDifference;
import io.github.abmrules.rules.diff.FieldChange;
import io.github.abmrules.rules.diff.ShadowCounts;
import io.github.abmrules.rules.diff.ShadowEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A candidate beside the engine in use: it is heard, and touches nothing. */
@Execution(ExecutionMode.SAME_THREAD)
public class ShadowEngineTest {
    private static AbmEngine active;
    private static AbmEngine candidate;

    private final List<AccountDifference> told = Collections.synchronizedList(new ArrayList<>());

    /** What a rule of a candidate waits for. */
    public static final class Gate {
        private static volatile CountDownLatch reached = new CountDownLatch(1);
        private static volatile CountDownLatch opened = new CountDownLatch(1);

        private Gate() {}

        /** Called by a rule. */
        public static void pass() throws InterruptedException {
            reached.countDown();
            opened.await();
        }

        static void shut() {
            reached = new CountDownLatch(1);
            opened = new CountDownLatch(1);
        }
    }

    @BeforeAll
    static void open() {
        active = AbmEngine.create();
        candidate =
                AbmEngine.builder().parameter("engagement", "visit-window", "5").build();
    }

    @AfterAll
    static void close() {
        active.close();
        candidate.close();
    }

    @Test
    void givesTheDecisionOfTheActiveEngineAndTellsOfDifferences() {
        ShadowEngine shadow = listening(candidate).build();

        assertThat(json(shadow.decide(visitor("a", 10), NOW))).isEqualTo(json(active.decide(visitor("a", 10), NOW)));
        shadow.decide(visitor("b", 1), NOW);

        assertThat(told).extracting(AccountDifference::accountId).containsExactly("a");
        assertThat(told.get(0).changes()).startsWith(new FieldChange("engagement_level", "LOW", "NONE"));
        assertThat(told.get(0).causes()).containsExactly("engagement.website-visit");
        assertThat(shadow.counts()).isEqualTo(new ShadowCounts(2, 1, 0, 0));
        assertThat(shadow.ruleChanges().parameters()).hasSize(1);
    }

    @Test
    void comparesEachAccountOfAList() {
        ShadowEngine shadow = listening(candidate).build();
        List<Account> accounts = List.of(visitor("a", 10), visitor("b", 1), visitor("a", 10));

        assertThat(shadow.decideEach(accounts, NOW)).isEqualTo(active.decideEach(accounts, NOW));

        assertThat(told).extracting(AccountDifference::accountId).containsExactly("a", "a");
        assertThat(shadow.counts()).isEqualTo(new ShadowCounts(3, 2, 0, 0));
    }

    @Test
    void comparesPortfoliosWithTheSeatsOfEach() {
        try (AbmEngine small = AbmEngine.builder()
                .parameter("review", "active-focus-capacity", "1")
                .build()) {
            ShadowEngine shadow = listening(small).build();
            List<Account> accounts =
                    List.of(demoed("a"), demoed("b"), visitor("c", 3), demoed("a"), demoed("d"), unknown("e"));

            assertThat(shadow.decideAll(accounts, NOW)).isEqualTo(active.decideAll(accounts, NOW));

            assertThat(told).extracting(AccountDifference::accountId).containsExactly("b", "d");
            assertThat(shadow.counts()).isEqualTo(new ShadowCounts(5, 2, 0, 0));
        }
    }

    @Test
    void throwsWhatTheActiveEngineThrowsAndComparesAllTheSame(@TempDir Path folder) {
        ShadowEngine shadow = listening(candidate).build();
        assertThatThrownBy(() -> shadow.decide(unknown("x"), NOW)).isInstanceOf(RejectedAccountException.class);
        assertThat(shadow.counts()).isEqualTo(new ShadowCounts(1, 0, 0, 0));

        try (AbmEngine failing = failing(folder)) {
            ShadowEngine other = ShadowEngine.builder(failing, active)
                    .listener((account, asOf, difference) -> told.add(difference))
                    .build();
            assertThatThrownBy(() -> other.decide(visitor("bad", 1), NOW))
                    .isInstanceOfSatisfying(
                            UndecidedAccountException.class,
                            e -> assertThat(e.failure().source()).isEqualTo("house.fails"));
            assertThat(told.get(0).changes().get(0)).isEqualTo(new FieldChange("outcome", "FAILED", "DECIDED"));
        }
    }

    @Test
    void tellsOfAccountsOnWhichTheRulesOfTheCandidateFail(@TempDir Path folder) {
        try (AbmEngine failing = failing(folder)) {
            ShadowEngine shadow = listening(failing).build();

            assertThat(shadow.decide(visitor("bad", 1), NOW).accountId()).isEqualTo("bad");

            assertThat(told.get(0).changes())
                    .contains(
                            new FieldChange("outcome", "DECIDED", "FAILED"),
                            new FieldChange("failure", null, "house.fails: out of order"));
            assertThat(shadow.counts()).isEqualTo(new ShadowCounts(1, 1, 0, 0));
        }
    }

    @Test
    void survivesACandidateThatBreaksDown() {
        AbmEngine closed = AbmEngine.create();
        closed.close();
        ShadowEngine shadow = listening(closed).build();

        assertThat(shadow.decide(visitor("a", 1), NOW)).isEqualTo(active.decide(visitor("a", 1), NOW));
        assertThat(shadow.decideEach(List.of(visitor("a", 1), visitor("b", 1)), NOW))
                .hasSize(2);
        assertThat(shadow.decideAll(List.of(visitor("a", 1)), NOW).assignments())
                .hasSize(1);

        assertThat(shadow.counts()).isEqualTo(new ShadowCounts(0, 0, 4, 0));
    }

    @Test
    void survivesAListenerThatThrows() {
        ShadowEngine shadow = ShadowEngine.builder(active, candidate)
                .listener((account, asOf, difference) -> {
                    told.add(difference);
                    throw new IllegalStateException("out of order");
                })
                .build();

        assertThat(shadow.decideEach(List.of(visitor("a", 10), visitor("b", 10)), NOW))
                .hasSize(2);

        assertThat(told).hasSize(2);
        assertThat(shadow.counts()).isEqualTo(new ShadowCounts(2, 2, 0, 0));
    }

    @Test
    void waitsForNoCandidateAndDropsWhatIsTooMuch(@TempDir Path folder) throws Exception {
        PackText.in(folder)
                .rule(
                        "waits",
                        "Profile( accountId == \"slow\" )",
                        "io.github.abmrules.rules.ShadowEngineTest.Gate.pass();");
        Gate.shut();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (AbmEngine slow = AbmEngine.builder().trustRules().rules(folder).build()) {
            ShadowEngine shadow =
                    listening(slow).executor(thread).mostUnderWay(2).build();

            Assignment first = shadow.decide(visitor("slow", 1), NOW);
            Gate.reached.await();
            shadow.decide(visitor("waits", 1), NOW);
            List<Outcome> dropped = shadow.decideEach(List.of(visitor("c", 1), visitor("d", 1)), NOW);

            assertThat(first).isEqualTo(active.decide(visitor("slow", 1), NOW));
            assertThat(dropped).hasSize(2).noneMatch(outcome -> outcome.assignment() == null);
            assertThat(shadow.counts()).isEqualTo(new ShadowCounts(0, 0, 0, 2));

            Gate.opened.countDown();
            thread.submit(() -> {}).get();
            shadow.decide(visitor("later", 1), NOW);
            thread.submit(() -> {}).get();
            assertThat(shadow.counts()).isEqualTo(new ShadowCounts(3, 0, 0, 2));
            assertThat(told).isEmpty();
        } finally {
            Gate.opened.countDown();
            thread.shutdown();
        }
    }

    @Test
    void dropsWhatTheExecutorRefuses() {
        ShadowEngine refused = listening(candidate)
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .mostUnderWay(1)
                .build();
        ShadowEngine torn = listening(candidate)
                .executor(task -> {
                    task.run();
                    throw new RejectedExecutionException("closed meanwhile");
                })
                .mostUnderWay(1)
                .build();

        for (int i = 0; i < 3; i++) {
            assertThat(refused.decide(visitor("a", 10), NOW)).isNotNull();
            assertThat(torn.decide(visitor("a", 10), NOW)).isNotNull();
        }

        assertThat(refused.counts()).isEqualTo(new ShadowCounts(0, 0, 0, 3));
        assertThat(torn.counts()).isEqualTo(new ShadowCounts(3, 3, 0, 0));
    }

    @Test
    void countsRightFromFourThreads() throws Exception {
        int rounds = 50;
        ExecutorService hosts = Executors.newFixedThreadPool(4);
        ExecutorService trial = Executors.newFixedThreadPool(2);
        ShadowEngine shadow =
                listening(candidate).executor(trial).mostUnderWay(20).build();
        List<Future<List<Outcome>>> answers = new ArrayList<>();
        for (int i = 0; i < 4 * rounds; i++) {
            List<Account> batch = IntStream.range(0, 10)
                    .mapToObj(n -> visitor("acc-" + n, n < 4 ? 10 : 1))
                    .toList();
            answers.add(hosts.submit(() -> shadow.decideEach(batch, NOW)));
        }
        List<Outcome> expected = answers.get(0).get();
        for (Future<List<Outcome>> answer : answers) {
            assertThat(answer.get()).isEqualTo(expected);
        }
        hosts.shutdown();
        trial.shutdown();
        assertThat(trial.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        ShadowCounts counts = shadow.counts();
        assertThat(counts.compared() + counts.dropped()).isEqualTo(4L * rounds * 10);
        assertThat(counts.failed()).isZero();
        assertThat(counts.compared()).isPositive();
        assertThat(counts.different()).isEqualTo(counts.compared() * 4 / 10);
        assertThat(told).hasSize((int) counts.different());
    }

    @Test
    void refusesToHaveNoRoom() {
        assertThatThrownBy(() -> ShadowEngine.builder(active, candidate).mostUnderWay(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mostUnderWay 0 leaves no room for a comparison; allowed: 1 or more.");
    }

    private ShadowEngine.Builder listening(AbmEngine trial) {
        return ShadowEngine.builder(active, trial).listener((account, asOf, difference) -> told.add(difference));
    }

    private static AbmEngine failing(Path folder) {
        PackText.in(folder)
                .rule(
                        "fails",
                        "Profile( accountId == \"bad\" )",
                        "throw new IllegalStateException( \"out of order\" );");
        return AbmEngine.builder().trustRules().rules(folder).build();
    }

    private static Account visitor(String id, int days) {
        return Account.builder(id)
                .icpTier(IcpTier.A)
                .signals(signal(SignalType.WEBSITE_VISIT, daysAgo(days)))
                .build();
    }

    private static Account demoed(String id) {
        return Account.builder(id)
                .icpTier(IcpTier.A)
                .signals(signal(SignalType.DEMO, daysAgo(1)))
                .build();
    }

    private static Account unknown(String id) {
        return Account.builder(id)
                .firmographics(new Firmographics(null, null, null, null, null, List.of(), List.of()))
                .build();
    }
}
