package io.github.abmrules.rules.reload;

import static io.github.abmrules.rules.reload.TinyRules.NOW;
import static io.github.abmrules.rules.reload.TinyRules.account;
import static io.github.abmrules.rules.reload.TinyRules.accounts;
import static io.github.abmrules.rules.reload.TinyRules.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.RejectedAccountException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has begun under a version ends under it, and only then the version is let go of. */
class RunningEvaluationsTest {
    private static final String THROUGH_THE_GATE = TinyRules.rule(
            "gate",
            "$f : io.github.abmrules.rules.fact.InForce( profile.account.accountId == \"slow\" )",
            "io.github.abmrules.rules.reload.Gate.pass()");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path folder;

    private TinyRules rules;
    private ReloadingEngine engine;

    @BeforeEach
    void open() {
        rules = new TinyRules(folder).write(1);
        rules.file("tiny/gate.drl", "package packs.tiny\n" + THROUGH_THE_GATE);
        engine = TinyRules.builder(folder).keep(0).build();
    }

    @AfterEach
    void close() throws InterruptedException {
        engine.close();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void endOnTheOldVersionWhichIsClosedAfterwards() throws Exception {
        Gate gate = Gate.close();
        var single = CompletableFuture.supplyAsync(() -> engine.decide(account("slow"), NOW), threads);
        gate.awaitEntered();
        rules.write(2);
        engine.reload();
        assertThat(engine.status().open()).isEqualTo(2);
        assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(2);
        gate.open();
        assertThat(number(single.get())).isEqualTo(1);
        assertThat(engine.status().open()).isEqualTo(1);
    }

    @Test
    void ofAPortfolioEndOnTheOldVersionInEachOfItsPasses() throws Exception {
        Gate gate = Gate.close();
        List<Account> accounts = List.of(account("a"), account("slow"), account("z"));
        var portfolio = CompletableFuture.supplyAsync(() -> engine.decideAll(accounts, NOW), threads);
        gate.awaitEntered();
        rules.write(2);
        String second = engine.reload().version();
        gate.open();
        assertThat(number(portfolio.get())).isEqualTo(1);
        assertThat(portfolio.get().rulesVersion()).isNotEqualTo(second);
        assertThat(engine.status().open()).isEqualTo(1);
    }

    @Test
    void endWhenTheEngineIsClosed() throws Exception {
        Gate gate = Gate.close();
        List<Account> accounts = List.of(account("a"), account("slow"));
        CompletableFuture<Portfolio> portfolio =
                CompletableFuture.supplyAsync(() -> engine.decideAll(accounts, NOW), threads);
        gate.awaitEntered();
        engine.close();
        assertThat(engine.status().open()).isEqualTo(1);
        gate.open();
        assertThat(number(portfolio.get())).isEqualTo(1);
        assertThat(engine.status().open()).isZero();
    }

    @Test
    void ofALeaseAreUnderOneVersion() {
        String first = engine.status().version();
        RulesLease lease = engine.current();
        rules.write(2);
        engine.reload();
        assertThat(engine.status().open()).isEqualTo(2);
        assertThat(number(lease.decide(account("a"), NOW))).isEqualTo(1);
        assertThat(lease.decideEach(accounts(2), NOW))
                .allSatisfy(each -> assertThat(number(each)).isEqualTo(1));
        assertThat(lease.decideEach(accounts(2).stream(), NOW))
                .allSatisfy(each -> assertThat(number(each)).isEqualTo(1));
        assertThat(number(lease.decideAll(accounts(2), NOW))).isEqualTo(1);
        assertThat(lease.rulesVersion()).isEqualTo(first);
        assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(2);
        Stream<Outcome> late = lease.decideEach(accounts(2).stream(), NOW);
        lease.close();
        lease.close();
        assertThat(engine.status().open()).isEqualTo(1);
        assertThatThrownBy(() -> lease.decide(account("a"), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Maybe");
        assertThatThrownBy(late::toList).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofALeaseEndWhenTheEngineIsClosed() {
        try (RulesLease lease = engine.current()) {
            engine.close();
            assertThat(number(lease.decideAll(accounts(2), NOW))).isEqualTo(1);
        }
        assertThat(engine.status().open()).isZero();
    }

    @Test
    void ofAStreamAreUnderTheVersionItBeganWith() {
        Stream<Outcome> outcomes = engine.decideEach(accounts(1_100).stream(), NOW);
        Iterator<Outcome> iterator = outcomes.iterator();
        assertThat(number(iterator.next())).isEqualTo(1);
        rules.write(2);
        engine.reload();
        assertThat(engine.status().open()).isEqualTo(2);
        int count = 1;
        while (iterator.hasNext()) {
            assertThat(number(iterator.next())).isEqualTo(1);
            count++;
        }
        assertThat(count).isEqualTo(1_100);
        assertThat(engine.status().open()).isEqualTo(1);
    }

    @Test
    void ofAStreamThatIsClosedOrFailsLetTheVersionGo() {
        try (Stream<Outcome> outcomes = engine.decideEach(accounts(1_100).stream(), NOW)) {
            assertThat(outcomes.findFirst()).isPresent();
            rules.write(2);
            engine.reload();
            assertThat(engine.status().open()).isEqualTo(2);
        }
        assertThat(engine.status().open()).isEqualTo(1);
        Stream<Account> failing = accounts(2).stream().peek(each -> {
            throw new IllegalArgumentException("no more");
        });
        assertThatThrownBy(() -> engine.decideEach(failing, NOW).toList()).isInstanceOf(IllegalArgumentException.class);
        Stream<Account> used = accounts(2).stream();
        assertThat(used.toList()).hasSize(2);
        assertThatThrownBy(() -> engine.decideEach(used, NOW)).isInstanceOf(IllegalStateException.class);
        rules.write(3);
        engine.reload();
        assertThat(engine.status().open()).isEqualTo(1);
    }

    @Test
    void thatThrowLetTheVersionGo() {
        Account later = account("a").toBuilder()
                .current(CurrentCluster.of(Cluster.CLUSTER_ICP, NOW.plusSeconds(1)))
                .build();
        assertThatThrownBy(() -> engine.decide(later, NOW)).isInstanceOf(RejectedAccountException.class);
        rules.write(2);
        engine.reload();
        assertThat(engine.status().open()).isEqualTo(1);
    }

    @Test
    void areRefusedOnceTheEngineIsClosed() {
        Assignment before = engine.decide(account("a"), NOW);
        engine.close();
        engine.close();
        List.<Runnable>of(
                        () -> engine.decide(account("a"), NOW),
                        () -> engine.decideEach(accounts(1), NOW),
                        () -> engine.decideEach(accounts(1).stream(), NOW),
                        () -> engine.decideAll(accounts(1), NOW),
                        engine::current,
                        engine::reload,
                        engine::rollback,
                        () -> engine.rollback(before.rulesVersion()),
                        () -> engine.watch(Duration.ofSeconds(1)))
                .forEach(each -> assertThatThrownBy(each::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll("closed", "Maybe"));
        ReloadStatus status = engine.status();
        assertThat(status.version()).isEqualTo(before.rulesVersion());
        assertThat(status.kept()).isEmpty();
        assertThat(status.open()).isZero();
    }
}
