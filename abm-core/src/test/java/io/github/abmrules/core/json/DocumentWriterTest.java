package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.rejection.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DocumentWriterTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T09:00:00Z");
    private static final ClusterSummary SUMMARY =
            new ClusterSummary(1, 2, 3, 4, 5, 6, List.of(Finding.warning("AF_SIZE", "too many", null)));
    private static final Rejection REJECTION = new Rejection(7, 8L, null, "signals[2].at", null, "is \"required\"");
    private static final Failure FAILURE = new Failure("acc-9", "cluster.ab-high", "stopped");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String text() {
        return out.toString(UTF_8);
    }

    @Test
    void writesOneElementALine() {
        try (DocumentWriter document = new DocumentWriter(out, "cluster_assignments", false)) {
            document.assignment(Examples.FULL_ASSIGNMENT);
            document.assignment(AssignmentJson.write(Examples.SMALL_ASSIGNMENT));
            document.finish(SUMMARY, List.of(REJECTION, REJECTION), List.of(FAILURE), "feed", AS_OF);
        }

        assertThat(text())
                .isEqualTo("{\"cluster_assignments\":[\n" + Examples.FULL_ASSIGNMENT_JSON + ",\n"
                        + Examples.SMALL_ASSIGNMENT_JSON + "\n],\"cluster_summary\":{\"cluster_icp_count\":1,"
                        + "\"future_pipeline_count\":2,\"active_focus_count\":3,\"monitor_only_count\":4,"
                        + "\"pending_review_count\":5,\"rejected_count\":6,\"findings\":[{\"code\":\"AF_SIZE\","
                        + "\"severity\":\"WARNING\",\"message\":\"too many\",\"field\":null}]},\"rejected\":[\n"
                        + "{\"index\":7,\"line\":8,\"account_id\":null,\"field\":\"signals[2].at\",\"value\":null,"
                        + "\"message\":\"is \\\"required\\\"\"},\n"
                        + "{\"index\":7,\"line\":8,\"account_id\":null,\"field\":\"signals[2].at\",\"value\":null,"
                        + "\"message\":\"is \\\"required\\\"\"}\n],\"failed\":[\n"
                        + "{\"account_id\":\"acc-9\",\"source\":\"cluster.ab-high\",\"message\":\"stopped\"}\n],"
                        + "\"rules_version\":\"feed\",\"as_of\":\"2026-03-01T09:00:00Z\"}\n");
    }

    @Test
    void writesADocumentWithoutElements() {
        try (DocumentWriter document = new DocumentWriter(out, "cluster_assignments", false)) {
            document.finish(new ClusterSummary(0, 0, 0, 0, 0, 0, List.of()), List.of(), List.of(), "feed", AS_OF);
        }

        assertThat(text())
                .isEqualTo("{\"cluster_assignments\":[],\"cluster_summary\":{\"cluster_icp_count\":0,"
                        + "\"future_pipeline_count\":0,\"active_focus_count\":0,\"monitor_only_count\":0,"
                        + "\"pending_review_count\":0,\"rejected_count\":0,\"findings\":[]},\"rejected\":[],"
                        + "\"failed\":[],\"rules_version\":\"feed\",\"as_of\":\"2026-03-01T09:00:00Z\"}\n");
    }

    @Test
    void writesOtherKindsOfDocuments() {
        try (DocumentWriter document = new DocumentWriter(out, "leads", false)) {
            document.element("{\"lead_id\":\"l-1\"}".getBytes(UTF_8));
            document.finish(List.of(REJECTION), "feed", AS_OF);
        }

        assertThat(text())
                .isEqualTo("{\"leads\":[\n{\"lead_id\":\"l-1\"}\n],\"rejected\":[\n"
                        + "{\"index\":7,\"line\":8,\"account_id\":null,\"field\":\"signals[2].at\",\"value\":null,"
                        + "\"message\":\"is \\\"required\\\"\"}\n],\"rules_version\":\"feed\","
                        + "\"as_of\":\"2026-03-01T09:00:00Z\"}\n");
    }

    @Test
    void indentsForPeople() {
        try (DocumentWriter document = new DocumentWriter(out, "leads", true)) {
            document.element("{\"a\":{\"b\":[1,2],\"c\":[],\"d\":{}},\"e\":\"[{:,\\\"\\\\\"}".getBytes(UTF_8));
            document.element("{}".getBytes(UTF_8));
            document.finish(List.of(), "feed", AS_OF);
        }

        assertThat(text()).isEqualTo("""
                        {
                          "leads": [
                            {
                              "a": {
                                "b": [
                                  1,
                                  2
                                ],
                                "c": [],
                                "d": {}
                              },
                              "e": "[{:,\\"\\\\"
                            },
                            {}
                          ],
                          "rejected": [],
                          "rules_version": "feed",
                          "as_of": "2026-03-01T09:00:00Z"
                        }
                        """);
    }

    @Test
    void indentingChangesNothingElse() throws IOException {
        ByteArrayOutputStream compact = new ByteArrayOutputStream();
        for (OutputStream target : List.of(out, compact)) {
            try (DocumentWriter document = new DocumentWriter(target, "accounts", target == out)) {
                RandomAccounts.of(8, 200).forEach(account -> document.element(AccountJson.write(account)));
                document.finish(SUMMARY, List.of(REJECTION), List.of(FAILURE), "feed", AS_OF);
            }
        }

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(out.toByteArray())).isEqualTo(json.readTree(compact.toByteArray()));
        assertThat(out.size()).isGreaterThan(compact.size());
    }

    @Test
    void aDocumentThatIsNotFinishedStaysCutOff() {
        try (DocumentWriter document = new DocumentWriter(out, "leads", false)) {
            document.element("{}".getBytes(UTF_8));
        }

        assertThat(text()).isEqualTo("{\"leads\":[\n{}");
    }

    @Test
    void finishesOnce() {
        DocumentWriter document = new DocumentWriter(out, "leads", false);
        document.finish(List.of(), "feed", AS_OF);

        assertThatThrownBy(() -> document.finish(List.of(), "feed", AS_OF))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The document is finished. Maybe begin another one.");
        assertThatThrownBy(() -> document.element(new byte[0])).isInstanceOf(IllegalStateException.class);
        assertThat(text()).endsWith("}\n");
    }

    @Test
    void closesItsStreamAndTellsThatItFailed() {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };

        DocumentWriter document = new DocumentWriter(full, "leads", false);
        assertThatThrownBy(() -> document.finish(List.of(), "feed", AS_OF))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("full");
        assertThatThrownBy(document::close).isInstanceOf(UncheckedIOException.class);
        assertThat(closed).isTrue();
    }
}
