package io.github.abmrules.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Problem;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ContentRequestTest {
    private static final RecordJson<ContentRequest> JSON = RecordJson.of(ContentRequest.class);

    @Test
    void needsOneOfTheTwoTiers() {
        ReadRecord<ContentRequest> read =
                JSON.read("{\"account_id\": \"a\", \"cluster\": \"CLUSTER_ICP\"}", ZoneOffset.UTC);

        assertThat(read.problems()).extracting(Problem::field).containsExactly("icp_tier");
        assertThat(JSON.require(
                                "{\"account_id\": \"a\", \"cluster\": \"CLUSTER_ICP\", \"account_tier\": \"TIER_2\"}",
                                ZoneOffset.UTC)
                        .accountTier())
                .isEqualTo(AccountTier.TIER_2);
    }

    @Test
    void takesBlankTextsAsUnknown() {
        ContentRequest request =
                new ContentRequest("a", null, AccountTier.TIER_3, Cluster.CLUSTER_ICP, " ", null, " Retail ", null);

        assertThat(request.jobToBeDone()).isNull();
        assertThat(request.vertical()).isEqualTo("Retail");
    }
}
