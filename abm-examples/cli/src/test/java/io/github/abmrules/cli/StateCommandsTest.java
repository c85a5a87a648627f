package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCommandsTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

    @TempDir
    private Path folder;

    private String store;

    @BeforeEach
    void address() {
        store = "sqlite:" + folder.resolve("abm.db");
    }

    private CommandRun state(String command, String... more) {
        return abm(with(command, store, more));
    }

    private static String[] with(String command, String store, String... more) {
        return Stream.of(Arrays.stream(command.split(" ")), Stream.of("--store", store), Arrays.stream(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private Path write(String name, String... lines) throws Exception {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void decidesOverTimeWithPeople() throws Exception {
        Path accounts = write(
                "a.jsonl",
                "{\"account_id\":\"acme\",\"company\":\"Acme\",\"icp_tier\":\"A\","
                        + "\"signals\":[{\"type\":\"DEMO\",\"at\":\"2026-06-01T00:00:00Z\",\"contact_id\":\"p1\"}]}",
                "{\"account_id\":\"bad\",\"icp_tier\":\"Z\"}",
                "{\"account_id\":\"acme\",\"icp_tier\":\"B\"}");
        assertThat(state("state evaluate --due").status()).isEqualTo(2);
        assertThat(state("state evaluate --due").err())
                .contains("there is no file")
                .contains("Maybe \"abm state init --store " + store);
        assertThat(state("state init").status()).isZero();

        CommandRun run = state("state evaluate --as-of 2026-06-10", "--input", accounts.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"account_id\":\"acme\",\"changed\":true")
                .contains("\"field\":\"icp_tier\",\"value\":\"Z\"")
                .contains("is there twice");
        assertThat(run.err()).contains("1 decided, 1 changed, 1 moved, 1 reviews raised");
        assertThat(state("state evaluate --as-of 2026-06-10", "--input", accounts.toString())
                        .out())
                .contains("\"changed\":false");
        CommandRun back = state("state evaluate --as-of 2026-06-09 --due");
        assertThat(back.status()).isEqualTo(1);
        assertThat(back.out()).contains("Maybe a clock was set back?");

        String review = state("review list --format csv").outLines().get(1).split(",")[5];
        assertThat(review).hasSize(32);
        CommandRun approved = state("review approve " + review + " --reviewer ann --as-of 2026-06-11");
        assertThat(approved.status()).isZero();
        assertThat(approved.out()).contains("REVIEW_APPROVED", "\"effective_cluster\":\"ACTIVE_FOCUS\"");
        CommandRun again = state("review reject " + review + " --reviewer bob --as-of 2026-06-12");
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.out()).isEmpty();
        assertThat(again.err())
                .contains("is APPROVED since 2026-06-11T23:59:59.999999999Z by ann and cannot be decided");

        assertThat(state("state due --as-of 2026-12-31 --format csv").outLines())
                .hasSize(2);
        assertThat(state("history list --kind MOVED,REVIEW_APPROVED --format jsonl")
                        .outLines())
                .hasSize(2);
        Path metrics = folder.resolve("m.jsonl");
        assertThat(state(
                                "history progression --program spring --from 2026-06-01 --to 2026-07-01 --touched 5"
                                        + " --format jsonl",
                                "--output",
                                metrics.toString())
                        .status())
                .isZero();
        assertThat(abm("health", "--input", metrics.toString(), "--as-of", "2026-07-01")
                        .out())
                .contains("\"program_id\":\"spring\"");
    }

    @Test
    void pinsAndDelivers() throws Exception {
        Path accounts = write("a.jsonl", "{\"account_id\":\"acme\",\"icp_tier\":\"A\"}");
        state("state init");
        state("state evaluate --as-of 2026-06-10", "--input", accounts.toString());

        assertThat(state("state pin --account acme --cluster future_pipeline --until 2026-07-01 --owner kim"
                                + " --as-of 2026-06-11")
                        .out())
                .contains("PINNED", "\"effective_cluster\":\"FUTURE_PIPELINE\"");
        assertThat(state("state pin --account nobody --off --owner kim --as-of 2026-06-11")
                        .err())
                .contains("is not in the store. Maybe evaluate it once with its facts?");
        assertThat(state("state pin --account acme --off --owner kim --as-of 2026-06-12")
                        .out())
                .contains("UNPINNED");

        Path out = Files.createDirectory(folder.resolve("out"));
        CommandRun sent = state("state outbox --as-of 2026-06-12", "--deliver", out.toString());
        assertThat(sent.status()).isZero();
        assertThat(sent.err()).contains("0 wait for another time, 0 parked");
        assertThat(out.resolve("properties.jsonl")).exists();
        assertThat(Files.readAllLines(out.resolve("tasks.jsonl"))).isNotEmpty();
        assertThat(state("state outbox --status waiting --format csv").outLines())
                .hasSize(1);
        assertThat(state("state outbox --replay note/x").status()).isEqualTo(2);
        assertThat(state("state prune --before 2027-01-01").err()).contains("were taken away");
    }

    @Test
    void takesClustersOfAnotherSystem() throws Exception {
        Path csv = write(
                "clusters.csv",
                "account_id,cluster,since,entered_by",
                "a,FUTURE_PIPELINE,2026-01-10,PROMOTION",
                "b,SOMEWHERE,2026-01-10,",
                "a,CLUSTER_ICP,2026-01-10,",
                "c,CLUSTER_ICP,2027-01-10,");
        CommandRun run = state("state import --as-of 2026-06-01", "--input", csv.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("1 taken, 3 rejected")
                .contains("SOMEWHERE")
                .contains("is in the store already")
                .contains("is after as_of");
        assertThat(state("history list --format csv").out())
                .contains("a,1,2026-01-10T00:00:00Z,ENTERED,,FUTURE_PIPELINE");
    }

    @Test
    void timePassesAlikeOnBothDatabases() throws Exception {
        Path year = EXAMPLES.resolve("state").resolve("year.jsonl");
        String[] replay = {"state", "replay", "--input", year.toString(), "--from", "2026-01-01", "--to", "2026-03-31"};
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String other = postgres.getJdbcUrl("postgres", "postgres") + "&options=-c%20synchronous_commit=off";
            assertThat(abm(with(String.join(" ", replay), store)).status()).isZero();
            CommandRun onPostgres = abm(with(String.join(" ", replay), other));
            assertThat(onPostgres.status()).isZero();
            assertThat(onPostgres.out()).contains("\"days\":90", "\"rejected\":0");

            String exported = state("state export").out();
            assertThat(abm("state", "export", "--store", other).out()).isEqualTo(exported);
            assertThat(state("history list --format jsonl --as-of 2026-03-31").out())
                    .isEqualTo(abm(with("history list --format jsonl --as-of 2026-03-31", other))
                            .out());

            Path file = Files.writeString(folder.resolve("state.jsonl"), exported);
            String copy = "sqlite:" + folder.resolve("copy.db");
            assertThat(abm("state", "import", "--kind", "state", "--input", file.toString(), "--store", copy)
                            .status())
                    .isZero();
            assertThat(abm("state", "export", "--store", copy).out()).isEqualTo(exported);
        }
    }

    @Test
    void tellsWhatIsWrongWithOptions() {
        assertThat(abm("state").err()).contains("Maybe \"abm state init\" to begin");
        assertThat(abm("review").status()).isEqualTo(2);
        assertThat(abm("history").status()).isEqualTo(2);
        assertThat(abm("state", "due", "--store", "abm.db").err()).contains("Maybe \"sqlite:abm.db\"?");
        assertThat(abm("state", "due", "--store", "mysql://x?password=secret").err())
                .contains("allowed: sqlite:FILE")
                .doesNotContain("secret");
        assertThat(abm("state", "due", "--store", "jdbc:postgresql://localhost:1/none?connectTimeout=1")
                        .status())
                .isEqualTo(2);
        state("state init");
        assertThat(state("state evaluate").err())
                .contains("which accounts? Give one of --input FILE, --due and --all.");
        assertThat(state("review approve x").err()).contains("--reviewer is missing");
        assertThat(state("review approve x --reviewer ann").err()).contains("There is no review \"x\". 0 are pending.");
        assertThat(state("review list --status open").err()).contains("allowed: PENDING, APPROVED");
        assertThat(state("state prune").err()).contains("--before is missing");
        assertThat(state("state replay --input x.jsonl --from 2026-02-01 --to 2026-01-01")
                        .err())
                .contains("Maybe they are the wrong way round?");
        assertThat(state("state import --input x --kind all").err()).contains("allowed: clusters, state");
    }
}
