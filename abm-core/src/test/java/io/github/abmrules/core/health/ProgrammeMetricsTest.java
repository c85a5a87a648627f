package io.github.abmrules.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeMetricsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final RecordJson<ProgrammeMetrics> JSON = RecordJson.of(ProgrammeMetrics.class);

    @Test
    void readsWhatItWrites() {
        ProgrammeMetrics metrics = ProgrammeMetrics.builder("north")
                .phase(ProgrammePhase.WARMUP)
                .period(JUNE, JUNE.plusSeconds(86_400))
                .counts(new ClusterSummary(1, 2, 3, 4, 5, 6, List.of()))
                .effort(new Effort(new BigDecimal("62.5"), new BigDecimal("20")))
                .reading(new Reading(Indicator.AD_IMPRESSIONS, BigDecimal.TEN, null))
                .cohorts(new Cohorts(1L, 2L, 3L, 4L, DealCohort.UNKNOWN, null))
                .touchedAccounts(7)
                .move(new ClusterMove("a", null, Cluster.ACTIVE_FOCUS, JUNE, new BigDecimal("1.5"), "d"))
                .deal(new OpenedDeal("d", "a", JUNE))
                .practices(Practices.UNKNOWN)
                .build();

        String json = new String(RecordJson.write(metrics), StandardCharsets.UTF_8);

        assertThat(json)
                .contains(
                        "\"clusters\":{\"cluster_icp_count\":1,\"future_pipeline_count\":2,\"active_focus_count\":3,"
                                + "\"monitor_only_count\":4}",
                        "\"indicator\":\"ad_impressions\"",
                        "\"non_abm\":null");
        assertThat(JSON.require(json, ZoneOffset.UTC)).isEqualTo(metrics);
    }

    @Test
    void needsNothingButAnId() {
        assertThat(JSON.require("{\"program_id\": \"north\"}", ZoneOffset.UTC))
                .isEqualTo(ProgrammeMetrics.builder("north").build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{} # program_id # is required",
                "{\"program_id\": \"p\", \"from\": \"2026-06-02\", \"to\": \"2026-06-02\"} # to # must be after from",
                "{\"program_id\": \"p\", \"readings\": [{\"indicator\": \"win_rate\"}]} # readings[0].indicator # cohorts",
                "{\"program_id\": \"p\", \"readings\": [{\"indicator\": \"ad_impression\"}]} # readings[0].indicator # Maybe \"ad_impressions\"",
                "{\"program_id\": \"p\", \"effort\": {\"active_focus_percent\": 101}} # effort.active_focus_percent # 0 to 100",
                "{\"program_id\": \"p\", \"effort\": {\"active_focus_percent\": 80, \"future_pipeline_percent\": 21}} # effort.future_pipeline_percent # more than 100",
                "{\"program_id\": \"p\", \"clusters\": {\"cluster_icp_count\": -1, \"future_pipeline_count\": 0, \"active_focus_count\": 0}} # clusters.cluster_icp_count # -1",
                "{\"program_id\": \"p\", \"practices\": {\"personalized_pieces\": 1, \"pieces_with_insight\": 2}} # practices.pieces_with_insight # must not be more than personalized_pieces",
                "{\"program_id\": \"p\", \"moves\": [{\"account_id\": \"a\", \"from\": \"CLUSTER_ICP\", \"to\": \"CLUSTER_ICP\", \"at\": \"2026-06-01\"}]} # moves[0].to # already",
                "{\"program_id\": \"p\", \"moves\": [{\"account_id\": \"a\", \"to\": \"CLUSTER_ICP\", \"at\": \"2026-06-01\", \"caused_by_deal\": \"d\"}]} # moves[0].caused_by_deal # ACTIVE_FOCUS",
            })
    void saysWhatIsWrong(String json, String field, String message) {
        ReadRecord<ProgrammeMetrics> read = JSON.read(json, ZoneOffset.UTC);

        assertThat(read.value()).isNull();
        assertThat(read.problems()).extracting(Problem::field).containsExactly(field);
        assertThat(read.problems().get(0).toString()).contains(message);
    }

    @Test
    void readsEachIndicatorOnce() {
        ProgrammeMetrics.Builder metrics = ProgrammeMetrics.builder("p")
                .reading(new Reading(Indicator.AD_IMPRESSIONS, BigDecimal.ONE, null))
                .reading(new Reading(Indicator.AD_IMPRESSIONS, BigDecimal.TEN, null));

        assertThatThrownBy(metrics::build)
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("readings[1].indicator \"ad_impressions\" is there twice");
    }

    @Test
    void takesNoNegativeFigures() {
        assertThatThrownBy(() -> new Cohorts(-1L, null, null, null, null, null))
                .hasMessageContaining("warmed_accounts \"-1\" must not be negative");
        assertThatThrownBy(() -> new DealCohort(null, null, BigDecimal.ONE.negate(), null, null, null))
                .hasMessageContaining("amount_total");
        assertThatThrownBy(() -> new Reading(Indicator.AD_IMPRESSIONS, BigDecimal.ONE.negate(), null))
                .hasMessageContaining("value");
        assertThatThrownBy(
                        () -> ProgrammeMetrics.builder("p").touchedAccounts(-1).build())
                .hasMessageContaining("touched_accounts");
    }

    @Test
    void knowsWhichWayAMoveGoes() {
        assertThat(Direction.of(Station.CLUSTER_ICP, Station.FUTURE_PIPELINE)).isEqualTo(Direction.FORWARD);
        assertThat(Direction.of(Station.CLUSTER_ICP, Station.ACTIVE_FOCUS)).isEqualTo(Direction.FORWARD);
        assertThat(Direction.of(Station.ACTIVE_FOCUS, Station.OPPORTUNITY)).isEqualTo(Direction.FORWARD);
        assertThat(Direction.of(Station.ACTIVE_FOCUS, Station.FUTURE_PIPELINE)).isEqualTo(Direction.BACKWARD);
        assertThat(Direction.of(Station.MONITOR_ONLY, Station.CLUSTER_ICP)).isEqualTo(Direction.ASIDE);
        assertThat(Direction.of(Station.ACTIVE_FOCUS, Station.MONITOR_ONLY)).isEqualTo(Direction.ASIDE);
    }
}
