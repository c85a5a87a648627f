package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes (signal 9) at random instants while they evaluate and apply in bulk, and compares what is in the store
 * after each kill, and at the end, with an undisturbed run. Not a test of the build: it takes minutes. Arguments: {@code
 * sqlite} or {@code postgres}, how many kills, how many accounts.
 */
final class KillRun {
    private static final Instant FIRST = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(31));
    private static final String GO = "go";

    private final boolean postgres;
    private final int kills;
    private final int accounts;
    private final PrintStream out;
    private final Random random = new Random(5);
    private final Map<String, String> afterFirst = new HashMap<>();
    private final Map<String, String> afterSecond = new HashMap<>();

    private KillRun(boolean postgres, int kills, int accounts, PrintStream out) {
        this.postgres = postgres;
        this.kills = kills;
        this.accounts = accounts;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("child")) {
            child(args[1], Integer.parseInt(args[2]));
            return;
        }
        new KillRun(args[0].equals("postgres"), Integer.parseInt(args[1]), Integer.parseInt(args[2]), System.out).run();
    }

    private static List<Account> portfolio(int count) {
        return RandomAccounts.around(FIRST, ZoneOffset.UTC, 21).onlyInCrm().stream(count)
                .map(account -> account.toBuilder().activeFocusTaken(0).build())
                .toList();
    }

    /** Evaluates everything when it is told to, and says when it is done. */
    private static void child(String url, int count) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (AbmEngine engine = AbmEngine.create()) {
            AccountLedger ledger = AccountLedger.of(engine, TestDatabases.open(url));
            List<Account> all = portfolio(count);
            engine.decideEach(all.subList(0, 50), FIRST);
            System.out.println("ready");
            in.readLine();
            evaluate(ledger, all);
            System.out.println("done");
        }
    }

    private static void evaluate(AccountLedger ledger, List<Account> all) {
        ledger.evaluateAll(all.iterator(), FIRST, LedgerListener.NONE);
        ledger.evaluateDue(SECOND, LedgerListener.NONE);
    }

    private void run() throws Exception {
        List<Account> all = portfolio(accounts);
        try (AbmEngine engine = AbmEngine.create()) {
            StateStore reference = new InMemoryStore();
            AccountLedger ledger = AccountLedger.of(engine, reference);
            ledger.evaluateAll(all.iterator(), FIRST, LedgerListener.NONE);
            reference.export(each -> afterFirst.put(each.accountId(), RecordJson.text(each)));
            ledger.evaluateDue(SECOND, LedgerListener.NONE);
            reference.export(each -> afterSecond.put(each.accountId(), RecordJson.text(each)));
        }
        Path folder = Files.createTempDirectory("kill");
        int decidable = afterSecond.size();
        int killed = 0;
        int finished = 0;
        long checked = 0;
        long wrong = 0;
        long untouched = 0;
        long first = 0;
        long second = 0;
        long usualMillis = 2_000;
        String url = fresh(folder, 0);
        while (killed < kills) {
            Process child = start(url);
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
            String ready = said.readLine();
            if (!"ready".equals(ready)) {
                throw new IllegalStateException("The child said " + ready);
            }
            child.getOutputStream().write((GO + "\n").getBytes(StandardCharsets.UTF_8));
            child.getOutputStream().flush();
            long began = System.nanoTime();
            boolean over = child.waitFor(random.nextInt((int) usualMillis * 1_000), TimeUnit.MICROSECONDS);
            if (over) {
                usualMillis =
                        Math.max(200, Math.min(usualMillis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
            } else {
                child.destroyForcibly().waitFor();
                killed++;
            }
            long[] counts = new long[4];
            StateStore store = TestDatabases.open(url);
            store.export(each -> {
                String line = RecordJson.text(each);
                counts[0]++;
                boolean one = line.equals(afterFirst.get(each.accountId()));
                boolean two = line.equals(afterSecond.get(each.accountId()));
                counts[1] += two ? 0 : one ? 1 : 0;
                counts[2] += two ? 1 : 0;
                counts[3] += one || two ? 0 : 1;
                if (!one && !two) {
                    out.println("WRONG " + line);
                }
            });
            checked += (int) counts[0];
            untouched += decidable - counts[0];
            first += counts[1];
            second += counts[2];
            wrong += (int) counts[3];
            if (over || counts[2] == decidable) {
                finished++;
                if (counts[0] != decidable || counts[2] != decidable) {
                    out.println("INCOMPLETE " + counts[0] + " accounts, " + counts[2] + " as undisturbed");
                    wrong++;
                }
                url = fresh(folder, killed + finished);
            }
            if (killed % 10 == 0) {
                out.println(killed + " kills, " + finished + " runs finished, " + checked + " accounts checked: "
                        + untouched + " not begun, " + first + " after the first decision, " + second
                        + " after the second, " + wrong + " wrong");
            }
        }
        // The last run is brought to its end, and is as if nothing had happened.
        Process last = start(url);
        BufferedReader said = new BufferedReader(new InputStreamReader(last.getInputStream(), StandardCharsets.UTF_8));
        said.readLine();
        last.getOutputStream().write((GO + "\n").getBytes(StandardCharsets.UTF_8));
        last.getOutputStream().flush();
        last.waitFor();
        Map<String, String> end = new HashMap<>();
        TestDatabases.open(url).export(each -> end.put(each.accountId(), RecordJson.text(each)));
        out.println((postgres ? "postgres" : "sqlite") + ": " + killed + " kills, " + finished + " runs finished, "
                + checked + " accounts checked, " + wrong + " wrong; the last run "
                + (end.equals(afterSecond) ? "ended like" : "ENDED OTHERWISE THAN") + " the undisturbed one");
    }

    private String fresh(Path folder, int number) {
        return postgres ? TestDatabases.postgres() : "jdbc:sqlite:" + folder.resolve("run" + number + ".db");
    }

    private Process start(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-XX:SharedArchiveFile=" + System.getProperty("kill.archive", "none"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillRun.class.getName(),
                        "child",
                        url,
                        Integer.toString(accounts))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
