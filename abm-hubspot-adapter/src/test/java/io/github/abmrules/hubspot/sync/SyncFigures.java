package io.github.abmrules.hubspot.sync;

import io.github.abmrules.hubspot.FakePortal;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.crm.Page;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.transport.Limits;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures of a run over a large portal. Two processes, so that the memory of the client is its own:
 *
 * <pre>
 * SyncFigures serve COMPANIES FAULT_RATE LATENCY_MS    prints its address, and what it was asked for when its input ends
 * SyncFigures run ADDRESS COMPANIES                    runs the loop twice and prints calls, the minimum, time and memory
 * </pre>
 *
 * Each company has 4 engagements (8 meetings, 8 e-mails, 4 calls for 5 companies), a contact, and every second one a deal.
 */
final class SyncFigures {

    private static final Pattern MARKER = Pattern.compile("\\[abm:[^]]*]");

    private SyncFigures() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("serve")) {
            serve(Integer.parseInt(args[1]), Double.parseDouble(args[2]), Integer.parseInt(args[3]));
        } else {
            run(URI.create(args[1]), Integer.parseInt(args[2]));
        }
    }

    private static void serve(int companies, double rate, int latency) throws Exception {
        try (FakeHubSpot fake =
                FakeHubSpot.builder().latency(Duration.ofMillis(latency)).start()) {
            for (int i = 0; i < companies; i++) {
                String id = fake.addCompany(
                        Map.of("name", "Company " + i, "hs_ideal_customer_profile", "tier_" + (1 + i % 3)));
                String contact = fake.addContact(id, Map.of("email", "c" + i + "@example.com"));
                for (int each = 0; each < 4; each++) {
                    int kind = (i * 4 + each) % 5;
                    ObjectType type = kind < 2 ? ObjectType.MEETINGS : kind < 4 ? ObjectType.EMAILS : ObjectType.CALLS;
                    fake.associate(type, fake.addOf(type, id, engagement(type)), ObjectType.CONTACTS, contact);
                }
                if (i % 2 == 0) {
                    fake.addDeal(
                            id,
                            Map.of("dealname", "D" + i, "pipeline", "default", "dealstage", "appointmentscheduled"));
                }
            }
            fake.faults().rate(rate);
            System.out.println(fake.baseUri());
            while (System.in.read() >= 0) {
                // Until the end of the input.
            }
            System.out.println("faults " + fake.journal().faults());
            System.out.println("operations " + fake.journal().operations());
            System.out.println("429 " + fake.journal().count(call -> call.status() == 429 && call.fault() == null));
            System.out.println("notes doubled "
                    + fake.repeated(ObjectType.NOTES, FakePortal::marker).size()
                    + " of " + fake.records(ObjectType.NOTES).size() + ", tasks doubled "
                    + fake.repeated(ObjectType.TASKS, FakePortal::marker).size() + " of "
                    + fake.records(ObjectType.TASKS).size());
        }
    }

    private static Map<String, String> engagement(ObjectType type) {
        Map<String, String> values = new HashMap<>(Map.of("hs_timestamp", "2026-06-01T10:00:00Z"));
        switch (type) {
            case MEETINGS -> {
                values.put("hs_meeting_start_time", "2026-06-01T10:00:00Z");
                values.put("hs_meeting_outcome", "COMPLETED");
            }
            case EMAILS -> values.put("hs_email_direction", "INCOMING_EMAIL");
            default -> values.put("hs_call_direction", "INBOUND");
        }
        return values;
    }

    private static void run(URI uri, int companies) throws Exception {
        Path folder = Files.createTempDirectory("figures");
        Instant asOf = Instant.parse("2026-06-30T08:00:00Z");
        for (int round = 1; round <= 2; round++) {
            try (HubSpot hubspot = HubSpot.builder(
                            TokenProvider.fixed(Secret.of(() -> "fake-token")), Clock.systemUTC())
                    .baseUri(uri)
                    .limits(Limits.of(190, Duration.ofSeconds(10), 5))
                    .build()) {
                long begin = System.nanoTime();
                SyncReport report = hubspot.sync(FakePortal.decider(), folder, (step, done, total) -> {})
                        .run(asOf.plusSeconds(round));
                double seconds = (System.nanoTime() - begin) / 1e9;
                Map<String, Long> calls = hubspot.crm().transport().calls();
                long all = calls.values().stream().mapToLong(Long::longValue).sum();
                System.out.printf(
                        "round %d: %d companies, %d changed, %d waiting, %.1f s, %d calls, %d requests, minimum %d,"
                                + " %.1f requests/s, peak heap %d MB%n",
                        round,
                        report.read(),
                        report.changed(),
                        report.written().waiting().size(),
                        seconds,
                        all,
                        hubspot.crm().transport().attempts(),
                        minimum(companies, report.changed() > 0),
                        hubspot.crm().transport().attempts() / seconds,
                        peak());
                System.out.println(calls);
            }
        }
        verify(uri, companies);
    }

    /** Pages, associations, records, then writes, each in the largest parts that the service takes. */
    private static long minimum(int companies, boolean writes) {
        long meetings = companies * 4L * 2 / 5;
        long calls = companies * 4L / 5;
        long deals = (companies + 1L) / 2;
        long reading = parts(companies, 100)
                + 5 * parts(companies, 1_000)
                + parts(companies, 100)
                + parts(deals, 100)
                + 2 * parts(meetings, 100)
                + parts(calls, 100)
                + parts(deals, 1_000)
                + 2 * parts(meetings, 1_000)
                + parts(calls, 1_000)
                + 3;
        return reading + (writes ? 3 * parts(companies, 100) : 0);
    }

    private static long parts(long records, int size) {
        return (records + size - 1) / size;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / (1 << 20);
    }

    /** Every company has its note once: what the portal says, page by page. */
    private static void verify(URI uri, int companies) {
        Map<String, Integer> notes = new HashMap<>();
        try (HubSpot hubspot = HubSpot.builder(TokenProvider.fixed(Secret.of(() -> "fake-token")), Clock.systemUTC())
                .baseUri(uri)
                .build()) {
            String after = null;
            do {
                Page page = hubspot.crm()
                        .objects()
                        .page(io.github.abmrules.hubspot.crm.ObjectType.NOTE, List.of("hs_note_body"), after);
                page.objects().forEach(note -> {
                    Matcher marker = MARKER.matcher(String.valueOf(note.get("hs_note_body")));
                    if (marker.find()) {
                        notes.merge(marker.group(), 1, Integer::sum);
                    }
                });
                after = page.after();
            } while (after != null);
        }
        long doubled = notes.values().stream().filter(count -> count > 1).count();
        System.out.println("notes: " + notes.size() + " of " + companies + ", doubled " + doubled);
    }
}
