package io.github.abmrules.hubspot.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiPathsTest {

    @Test
    void datedVersions() {
        ApiPaths paths = new ApiPaths("2026-09");

        assertThat(paths.page("companies", 100, List.of("name", "domain"), "5"))
                .isEqualTo("/crm/objects/2026-09/companies?limit=100&properties=name%2Cdomain&after=5&archived=false");
        assertThat(paths.search("companies")).isEqualTo("/crm/objects/2026-09/companies/search");
        assertThat(paths.batch("notes", "create")).isEqualTo("/crm/objects/2026-09/notes/batch/create");
        assertThat(paths.associations("companies", "notes", "read"))
                .isEqualTo("/crm/associations/2026-09/companies/notes/batch/read");
        assertThat(paths.property("companies", "abm_cluster"))
                .isEqualTo("/crm/properties/2026-09/companies/abm_cluster");
        assertThat(paths.dealPipelines()).isEqualTo("/crm/pipelines/2026-09/deals");
        assertThat(paths.owners(100, "")).isEqualTo("/crm/owners/2026-09?limit=100");
        assertThat(paths.accountDetails()).isEqualTo("/account-info/2026-09/details");
        assertThat(paths.oauthToken()).isEqualTo("/oauth/2026-09/token");
    }

    @Test
    void versionThree() {
        ApiPaths paths = new ApiPaths("v3");

        assertThat(paths.objects("companies")).isEqualTo("/crm/v3/objects/companies");
        assertThat(paths.associations("companies", "notes", "read"))
                .isEqualTo("/crm/v4/associations/companies/notes/batch/read");
        assertThat(paths.properties("companies")).isEqualTo("/crm/v3/properties/companies");
    }

    @Test
    void rejectsOtherVersions() {
        assertThatThrownBy(() -> new ApiPaths("2026.09"))
                .hasMessage("The API version is \"2026.09\", but allowed are dates such as 2026-09, and v3. Maybe"
                        + " \"2026-09\"?");
    }
}
