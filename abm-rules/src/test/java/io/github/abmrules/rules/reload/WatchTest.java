package io.github.abmrules.rules.reload;

import static io.github.abmrules.rules.reload.TinyRules.NOW;
import static io.github.abmrules.rules.reload.TinyRules.account;
import static io.github.abmrules.rules.reload.TinyRules.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files are watched, and hosts are told what becomes of them. */
class WatchTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final Told told = new Told();
    private TinyRules rules;

    /** What a listener was told. */
    private record Event(String what, ReloadStatus status) {}

    /** A listener that writes down what it is told. */
    private static final class Told implements ReloadListener {
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

        @Override
        public void reloaded(ReloadStatus status) {
            events.add(new Event("reloaded", status));
        }

        @Override
        public void unchanged(ReloadStatus status) {
            events.add(new Event("unchanged", status));
        }

        @Override
        public void refused(ReloadStatus status) {
            events.add(new Event("refused", status));
        }

        @Override
        public void rolledBack(ReloadStatus status) {
            events.add(new Event("rolled back", status));
        }

        ReloadStatus next(String what) throws InterruptedException {
            Event event = events.poll(1, TimeUnit.MINUTES);
            assertThat(event).isNotNull();
            assertThat(event.what()).isEqualTo(what);
            return event.status();
        }
    }

    @BeforeEach
    void writeTheFirstVersion() {
        rules = new TinyRules(folder).write(1);
    }

    @Test
    @Timeout(60)
    void takesAChangeOnceItHasSettled() throws Exception {
        try (ReloadingEngine engine = TinyRules.builder(folder).listener(told).build()) {
            engine.watch(SHORT);
            assertThat(engine.status().watching()).isTrue();
            for (int number = 2; number < 5; number++) {
                rules.parameter(number);
                ReloadStatus status = told.next("reloaded");
                assertThat(status.version()).isEqualTo(engine.status().version());
                assertThat(status.reloads()).isEqualTo(number - 1);
                try (RulesLease lease = engine.current()) {
                    assertThat(lease.parameters().pack("tiny").number("said")).isEqualTo(number);
                }
            }
        }
    }

    @Test
    void takesABurstOfChangesAsOne() {
        Looks looks = new Looks();
        try (ReloadingEngine engine = TinyRules.builder(folder).listener(told).build()) {
            looks.look(engine);
            rules.said(2);
            looks.look(engine);
            rules.parameter(2);
            looks.look(engine);
            rules.write(2);
            looks.look(engine);
            assertThat(told.events).isEmpty();
            looks.look(engine);
            assertThat(told.events)
                    .singleElement()
                    .satisfies(each -> assertThat(each.what()).isEqualTo("reloaded"));
            looks.look(engine);
            looks.look(engine);
            assertThat(told.events).hasSize(1);
            assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(2);
        }
    }

    /** Looks without a thread. */
    private static final class Looks {
        private String seen = "";

        void look(ReloadingEngine engine) {
            seen = engine.look(seen);
        }

        void settle(ReloadingEngine engine) {
            look(engine);
            look(engine);
        }
    }

    @Nested
    class ALook {
        private final Looks looks = new Looks();

        @Test
        void triesBadFilesOnceAndAgainWhenTheyChange() {
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).listener(told).build()) {
                rules.parameter("many");
                looks.settle(engine);
                looks.settle(engine);
                assertThat(engine.status().refusals()).isEqualTo(1);
                rules.parameter("plenty");
                looks.settle(engine);
                assertThat(engine.status().refusals()).isEqualTo(2);
                rules.parameter(1);
                looks.settle(engine);
                assertThat(told.events).extracting(Event::what).containsExactly("refused", "refused", "unchanged");
                assertThat(engine.status().lastError()).isNull();
            }
        }

        @Test
        void doesNotUndoARollback() {
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).listener(told).build()) {
                rules.write(2);
                looks.settle(engine);
                engine.rollback();
                looks.settle(engine);
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(1);
                rules.write(3);
                looks.settle(engine);
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(3);
                assertThat(told.events).extracting(Event::what).containsExactly("reloaded", "rolled back", "reloaded");
            }
        }

        @Test
        void seesOverlaysScenariosAndFilesThatComeAndGo() {
            Path overlay = folder.resolve("overlay.yaml");
            rules.file("overlay.yaml", "tiny: {said: 1}");
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).parameters(overlay).listener(told).build()) {
                rules.said(2).file("overlay.yaml", "tiny: {said: 2}");
                looks.settle(engine);
                rules.file("tiny/scenarios/said.yaml", TinyRules.SCENARIO.replace("fires: true", "fires: false"));
                looks.settle(engine);
                rules.delete("tiny/scenarios/said.yaml");
                looks.settle(engine);
                rules.file("tiny/scenarios/.said.yaml.swp", "an editor at work");
                looks.settle(engine);
                rules.file("other/x.drl", "package packs.other\n");
                looks.settle(engine);
                rules.delete("other/x.drl");
                looks.settle(engine);
                rules.delete("overlay.yaml");
                looks.settle(engine);
                rules.file("tiny/notes.txt", "of no importance");
                looks.settle(engine);
                assertThat(told.events)
                        .extracting(Event::what)
                        .containsExactly(
                                "reloaded", "refused", "unchanged", "unchanged", "reloaded", "reloaded", "refused");
            }
        }

        @Test
        void seesAFolderThatVanishesAndReturns() throws IOException {
            Path live = folder.resolve("live");
            new TinyRules(live).write(1);
            try (ReloadingEngine engine = TinyRules.builder(live).listener(told).build()) {
                Path away = Files.move(live, folder.resolve("away"));
                looks.settle(engine);
                assertThat(engine.status().lastError().problems().get(0)).contains("is not a folder");
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(1);
                Files.move(away, live);
                looks.settle(engine);
                assertThat(engine.status().lastError()).isNull();
                assertThat(told.events).extracting(Event::what).containsExactly("refused", "unchanged");
            }
        }

        @Test
        void seesALinkThatLeadsElsewhere() throws IOException {
            Path first = folder.resolve("first");
            Path second = folder.resolve("second");
            new TinyRules(first).write(1);
            new TinyRules(second).write(2);
            Path link = Files.createSymbolicLink(folder.resolve("link"), first);
            try (ReloadingEngine engine = TinyRules.builder(link).build()) {
                Files.move(
                        Files.createSymbolicLink(folder.resolve("next"), second), link, StandardCopyOption.ATOMIC_MOVE);
                looks.settle(engine);
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(2);
            }
        }

        @Test
        void comesToNothingWhenTheEngineIsClosed() {
            ReloadingEngine engine = TinyRules.builder(folder).listener(told).build();
            engine.close();
            rules.write(2);
            looks.settle(engine);
            assertThat(told.events).isEmpty();
            assertThat(engine.status().open()).isZero();
        }

        @Test
        void leavesFilesAloneThatChangeWhileTheyAreRead() {
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).listener(told).build()) {
                String before = engine.status().version();
                rules.file(
                        "tiny/writes.drl",
                        "package packs.tiny\n"
                                + TinyRules.rule(
                                        "writes",
                                        "io.github.abmrules.rules.fact.InForce( profile.account.accountId == \"a\" )",
                                        "io.github.abmrules.rules.reload.Scribbler.write( \"" + folder + "\" )"));
                rules.file("tiny/scenarios/said.yaml", TinyRules.SCENARIO);
                looks.settle(engine);
                looks.settle(engine);
                assertThat(told.events).isEmpty();
                assertThat(engine.status().version()).isEqualTo(before);
                ReloadResult result = engine.reload();
                assertThat(result.problems())
                        .singleElement()
                        .asString()
                        .contains("changed while they were read", "Maybe");
                assertThat(engine.status().version()).isEqualTo(before);
                assertThat(engine.status().open()).isEqualTo(1);
            }
        }
    }

    @Nested
    class TheThread {

        @Test
        @Timeout(60)
        void endsWithTheEngine() throws InterruptedException {
            ReloadingEngine engine = TinyRules.builder(folder).build();
            engine.watch(SHORT);
            engine.close();
            assertThat(engine.status().watching()).isFalse();
        }

        @Test
        void isOneAtATime() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                engine.watch(SHORT);
                assertThatThrownBy(() -> engine.watch(SHORT))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Maybe call stopWatching() first?");
                engine.stopWatching();
                engine.stopWatching();
                assertThat(engine.status().watching()).isFalse();
                engine.watch(SHORT);
                assertThat(engine.status().watching()).isTrue();
            }
        }

        @Test
        void needsAPause() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                for (Duration pause : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
                    assertThatThrownBy(() -> engine.watch(pause))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContainingAll(pause.toString(), "Maybe");
                }
            }
        }

        @Test
        @Timeout(60)
        void outlivesAListenerThatThrows() throws InterruptedException {
            ReloadListener angry = new ReloadListener() {
                @Override
                public void reloaded(ReloadStatus status) {
                    throw new IllegalStateException("not now");
                }
            };
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).listener(angry).listener(told).build()) {
                engine.watch(SHORT);
                rules.parameter(2);
                told.next("reloaded");
                rules.parameter(3);
                told.next("reloaded");
            }
        }

        @Test
        @Timeout(60)
        void mayCloseTheEngineItself() throws InterruptedException {
            List<ReloadingEngine> engines = new ArrayList<>();
            ReloadListener closing = new ReloadListener() {
                @Override
                public void reloaded(ReloadStatus status) {
                    engines.get(0).close();
                }
            };
            engines.add(
                    TinyRules.builder(folder).listener(closing).listener(told).build());
            engines.get(0).watch(SHORT);
            rules.parameter(2);
            told.next("reloaded");
            assertThat(engines.get(0).status().open()).isZero();
        }
    }

    @Test
    void needsSomethingToLookAt() {
        assertThatThrownBy(() -> ReloadingEngine.builder(() -> NOW).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Maybe rules(folder)");
    }
}
