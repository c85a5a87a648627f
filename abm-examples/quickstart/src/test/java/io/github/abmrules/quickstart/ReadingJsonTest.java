package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.json.AssignmentJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingJsonTest {

    @Test
    void printsAnAssignmentOrWhatIsWrongForEachRecord() throws Exception {
        List<String> lines = Printed.lines(ReadingJson::main);
        assertThat(lines).hasSize(4);
        assertThat(assignment(lines.get(0)).cluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
        assertThat(lines.get(1))
                .startsWith("{\"index\":1,\"line\":2,\"account_id\":\"birch\",\"field\":\"icp_tier\",\"value\":\"F\",");
        assertThat(lines.get(2)).contains("\"field\":\"signals[0].at\",\"value\":null,");
        assertThat(assignment(lines.get(3)).cluster()).isEqualTo(Cluster.CLUSTER_ICP);
    }

    private static Assignment assignment(String json) {
        return AssignmentJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
