package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.log.DecisionLog;
import io.github.abmrules.rules.log.Replay;
import io.github.abmrules.rules.log.ReplayedDecision;
import io.github.abmrules.rules.log.RulesArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A log of decisions, which are decided again. */
public final class LoggingDecisions {

    private LoggingDecisions() {}

    /** Logs a decision into a temporary folder and decides it again. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("decisions");
        Instant asOf = Instant.parse("2026-06-30T00:00:00Z");
        Signal demo = Signal.of(SignalType.DEMO, Instant.parse("2026-06-20T14:00:00Z"), "jane@acme.example");
        Account acme = Account.builder("acme").icpTier(IcpTier.A).signals(demo).build();
        // tag::log[]
        Path file = folder.resolve("decisions.jsonl");
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine = AbmEngine.create()) {
            log.append(engine, engine.decideEach(List.of(acme), asOf), asOf);
        }
        try (Replay replay = Replay.of(RulesArchive.in(DecisionLog.archiveOf(file)), new Print())) {
            replay.run(Files.newInputStream(file));
            System.out.println(
                    replay.summary().same() + " of " + replay.summary().decisions() + " as they were");
        }
        // end::log[]
    }

    private static final class Print implements Replay.Listener {

        @Override
        public void differs(ReplayedDecision decision) {
            System.out.println(decision);
        }

        @Override
        public void rejected(Rejection rejection) {
            System.out.println(rejection);
        }
    }
}
