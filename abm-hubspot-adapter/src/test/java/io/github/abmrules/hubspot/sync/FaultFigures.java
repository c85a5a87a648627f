package io.github.abmrules.hubspot.sync;

import io.github.abmrules.hubspot.FakePortal;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.fake.Call;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.Fault;
import io.github.abmrules.hubspot.fake.Faults.BadRecord;
import io.github.abmrules.hubspot.fake.Limits;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.transport.Deadlines;
import io.github.abmrules.hubspot.transport.Progress;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of faults: {@code FaultFigures COMPANIES RATE}. Everything that may go wrong does, also what takes long; companies that
 * spoil a batch are among the others. Each fault is looked for in what came after it: was the call repeated, was what it created
 * found, or was it given up?
 */
final class FaultFigures {

    private static final Instant AS_OF = Instant.parse("2026-06-30T08:00:00Z");

    private FaultFigures() {}

    private static final class Row {
        private int injected;
        private int repeated;
        private int looked;
        private int givenUp;
    }

    public static void main(String[] args) throws Exception {
        int companies = Integer.parseInt(args[0]);
        double rate = Double.parseDouble(args[1]);
        try (FakeHubSpot fake = FakeHubSpot.builder().limits(Limits.none()).start()) {
            for (int i = 0; i < companies; i++) {
                String id = fake.addCompany(
                        Map.of("name", "Company " + i, "hs_ideal_customer_profile", "tier_" + (1 + i % 3)));
                fake.addOf(
                        ObjectType.EMAILS,
                        id,
                        Map.of("hs_timestamp", "2026-06-01T10:00:00Z", "hs_email_direction", "INCOMING_EMAIL"));
                if (i % 100 == 42) {
                    BadRecord[] ways = BadRecord.values();
                    fake.faults().badRecord(ObjectType.COMPANIES, id, ways[i / 100 % ways.length]);
                }
            }
            fake.faults()
                    .byChance(List.of(
                            Fault.tooMany("TEN_SECONDLY_ROLLING", "1"),
                            Fault.tooMany("SECONDLY", null),
                            Fault.bareTooMany(),
                            Fault.refused(423),
                            Fault.refused(502),
                            Fault.refused(503),
                            Fault.refused(524),
                            Fault.lost(502),
                            Fault.lost(504),
                            Fault.reset(),
                            Fault.lostByReset(),
                            Fault.stalledHeaders(),
                            Fault.stalledBody(),
                            Fault.truncatedBody()))
                    .rate(rate);
            Path folder = Files.createTempDirectory("faults");
            int runs = 0;
            int left;
            do {
                runs++;
                left = run(fake, folder);
            } while (left > 0 && runs < 20);
            print(fake, runs, left);
            verify(fake);
        }
    }

    private static int run(FakeHubSpot fake, Path folder) {
        Deadlines impatient = new Deadlines(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofMillis(500));
        try (HubSpot hubspot = HubSpot.builder(TokenProvider.fixed(Secret.of(() -> "fake-token")), Clock.systemUTC())
                .baseUri(fake.baseUri())
                .deadlines(impatient)
                .limits(io.github.abmrules.hubspot.transport.Limits.of(10_000, Duration.ofSeconds(10), 100))
                .build()) {
            SyncReport report =
                    hubspot.sync(FakePortal.decider(), folder, Progress.none()).run(AS_OF);
            System.out.println(report.written().companies() + " companies, "
                    + report.written().notes() + " notes, "
                    + report.written().tasks() + " tasks, " + report.written().found() + " found, "
                    + report.written().refused().size() + " refused, "
                    + report.written().waiting().size() + " waiting");
            return report.written().waiting().size() + report.failed().size();
        }
    }

    private static void print(FakeHubSpot fake, int runs, int left) {
        List<Call> calls = fake.journal().calls();
        Map<String, Row> rows = new TreeMap<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            String kind = kind(call);
            if (kind == null) {
                continue;
            }
            Row row = rows.computeIfAbsent(kind, any -> new Row());
            row.injected++;
            if (isRepeated(calls, i)) {
                row.repeated++;
            } else if (call.fault() == null || call.operation().endsWith(".create")) {
                // A batch with a bad record is halved; a creation whose outcome is unknown is looked for.
                row.looked++;
            } else {
                row.givenUp++;
            }
        }
        System.out.println(calls.size() + " requests in " + runs + " runs, " + left + " left");
        System.out.println("| Fault | Put in | Repeated | Halved, or looked for | Given up |");
        System.out.println("|---|---|---|---|---|");
        rows.forEach((kind, row) -> System.out.println("| " + kind + " | " + row.injected + " | " + row.repeated + " | "
                + row.looked + " | " + row.givenUp + " |"));
    }

    private static String kind(Call call) {
        String fault = call.fault();
        if (fault != null) {
            return fault;
        }
        if (call.status() == 207) {
            return "207 with errors";
        }
        boolean batch = call.operation().contains("batch");
        return batch && (call.status() == 400 || call.status() == 404 || call.status() == 409)
                ? call.status() + " for a batch"
                : null;
    }

    private static boolean isRepeated(List<Call> calls, int failed) {
        Call call = calls.get(failed);
        if (call.fault() == null) {
            return false;
        }
        for (int i = failed + 1; i < calls.size(); i++) {
            Call later = calls.get(i);
            if (later.fault() == null
                    && later.path().equals(call.path())
                    && later.body().equals(call.body())) {
                return true;
            }
        }
        return false;
    }

    private static void verify(FakeHubSpot fake) {
        long missing = fake.records(ObjectType.COMPANIES).stream()
                .filter(each -> !each.value("abm_cluster").isEmpty())
                .filter(each -> fake.associated(ObjectType.COMPANIES, each.id(), ObjectType.NOTES)
                        .isEmpty())
                .count();
        System.out.println("notes missing " + missing + ", doubled "
                + fake.repeated(ObjectType.NOTES, FakePortal::marker).size() + "; tasks doubled "
                + fake.repeated(ObjectType.TASKS, FakePortal::marker).size());
    }
}
