package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.reload.ReloadListener;
import io.github.abmrules.rules.reload.ReloadResult;
import io.github.abmrules.rules.reload.ReloadStatus;
import io.github.abmrules.rules.reload.ReloadingEngine;
import io.github.abmrules.rules.reload.RulesLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Rules that change while the program runs: a good version is taken, a bad one is not, and an earlier one comes back. */
public final class ReloadingRules {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
    private static final Account ACCOUNT = Account.builder("cedar")
            .icpTier(IcpTier.B)
            .signals(Signal.of(SignalType.DEMO, Instant.parse("2026-06-23T10:00:00Z")))
            .build();

    private ReloadingRules() {}

    /**
     * Changes a copy of a folder of rules and shows what becomes of it.
     *
     * @param args the folder; {@code abm-examples/quickstart/own-rules} unless given
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path own = Path.of(args.length > 0 ? args[0] : "abm-examples/quickstart/own-rules");
        Path folder = Files.createTempDirectory("rules");
        try {
            copy(own, folder);
            reload(folder);
            watch(folder);
        } finally {
            delete(folder);
        }
    }

    private static void reload(Path folder) throws IOException {
        // tag::reload[]
        try (ReloadingEngine engine = ReloadingEngine.builder(InstantSource.system())
                .rules(folder)
                .parameters(folder.resolve("parameters.yaml"))
                .build()) {
            print(engine);
            change(folder.resolve("cluster/mapping.drl"), "Cluster.FUTURE_PIPELINE", "Cluster.CLUSTER_ICP");
            System.out.println(engine.reload().kind());
            print(engine);

            change(folder.resolve("parameters.yaml"), "active-focus-capacity: 12", "active-focus-capacity: a dozen");
            ReloadResult bad = engine.reload();
            System.out.println(bad.kind() + ", " + bad.problems().size() + " problem");
            print(engine);

            engine.rollback();
            print(engine);
        }
        // end::reload[]
        change(folder.resolve("parameters.yaml"), "a dozen", "12");
    }

    private static void watch(Path folder) throws IOException, InterruptedException {
        CountDownLatch changed = new CountDownLatch(1);
        // tag::watch[]
        ReloadListener listener = new ReloadListener() {
            @Override
            public void reloaded(ReloadStatus status) {
                changed.countDown();
            }

            @Override
            public void refused(ReloadStatus status) {
                System.err.println("Still at version " + status.version() + ": " + status.lastError());
            }
        };
        try (ReloadingEngine engine = ReloadingEngine.builder(InstantSource.system())
                .rules(folder)
                .listener(listener)
                .build()) {
            engine.watch(Duration.ofMillis(200));
            change(folder.resolve("cluster/mapping.drl"), "Cluster.CLUSTER_ICP", "Cluster.FUTURE_PIPELINE");
            changed.await();
            try (RulesLease lease = engine.current()) {
                // All of this is under one version, whatever is loaded meanwhile.
                Portfolio portfolio = lease.decideAll(List.of(ACCOUNT), AS_OF);
                Assignment alone = lease.decide(ACCOUNT, AS_OF);
                System.out.println(alone.cluster());
                System.out.println(alone.rulesVersion().equals(portfolio.rulesVersion()));
            }
        }
        // end::watch[]
    }

    private static void print(ReloadingEngine engine) {
        ReloadStatus status = engine.status();
        System.out.println("  " + engine.decide(ACCOUNT, AS_OF).cluster() + ", reloads " + status.reloads()
                + ", earlier versions " + status.kept().size() + ", error " + (status.lastError() != null));
    }

    private static void change(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path path : tree(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths = tree(folder);
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }

    private static List<Path> tree(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
