package io.github.abmrules.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.hubspot.crm.Association;
import io.github.abmrules.hubspot.crm.Filter;
import io.github.abmrules.hubspot.crm.SearchQuery;
import io.github.abmrules.hubspot.failure.PagingException;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.Fault;
import io.github.abmrules.hubspot.fake.ObjectType;
import io.github.abmrules.hubspot.fake.SearchOrder;
import io.github.abmrules.hubspot.transport.ApiPaths;
import io.github.abmrules.hubspot.transport.Deadlines;
import io.github.abmrules.hubspot.transport.OAuthTokens;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.webhook.Touched;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the fake: what a scripted answer could not show. */
@Timeout(60)
class FakeAgreementTest {

    private static final io.github.abmrules.hubspot.crm.ObjectType COMPANY =
            io.github.abmrules.hubspot.crm.ObjectType.COMPANY;

    @ParameterizedTest
    @ValueSource(strings = {"2026-09", "v3"})
    void bothFormsOfPathsWork(String version) {
        try (FakePortal portal = new FakePortal();
                HubSpot hubspot =
                        portal.builder(portal.timing()).apiVersion(version).build()) {
            String id = portal.fake.addCompany(Map.of("name", "Acme"));
            String contact = portal.fake.addContact(id, Map.of("email", "a@example.com"));

            assertThat(hubspot.crm()
                            .objects()
                            .page(COMPANY, List.of("name"), null)
                            .objects())
                    .singleElement()
                    .satisfies(company -> assertThat(company.get("name")).isEqualTo("Acme"));
            assertThat(hubspot.crm()
                            .associations()
                            .of(COMPANY, List.of(id), io.github.abmrules.hubspot.crm.ObjectType.CONTACT)
                            .get(id))
                    .extracting(Association::toId)
                    .containsExactly(contact);
            assertThat(hubspot.crm().schema().dealPipelines()).isNotEmpty();
            assertThat(hubspot.crm().schema().portal().id()).isEqualTo("4711");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SearchOrder.class,
            names = {"SORTED", "ANY", "REPEATING"})
    void aSearchIsWholeInWhateverOrder(SearchOrder order) {
        try (FakePortal portal =
                        new FakePortal(FakeHubSpot.builder().searchOrder(order).indexingLag(Duration.ZERO));
                HubSpot hubspot = portal.hubspot()) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 700; i++) {
                ids.add(portal.fake.addCompany(Map.of("name", "Acme " + i)));
            }
            Set<String> found = new HashSet<>();
            hubspot.crm()
                    .search()
                    .each(
                            COMPANY,
                            SearchQuery.all(List.of(Filter.isSet("name")), List.of("name")),
                            object -> found.add(object.id()));
            assertThat(found).isEqualTo(ids);
        }
    }

    @Test
    void aSearchThatIsStuckEnds() {
        try (FakePortal portal = new FakePortal(
                        FakeHubSpot.builder().searchOrder(SearchOrder.STUCK).indexingLag(Duration.ZERO));
                HubSpot hubspot = portal.hubspot()) {
            for (int i = 0; i < 401; i++) {
                portal.fake.addCompany(Map.of("name", "Acme " + i));
            }
            assertThatThrownBy(() -> hubspot.crm()
                            .search()
                            .each(COMPANY, SearchQuery.all(List.of(), List.of("name")), object -> {}))
                    .isInstanceOf(PagingException.class)
                    .hasMessageContaining("makes no progress");
        }
    }

    @Test
    void tokensOfOAuthAreRenewed() {
        try (FakePortal portal = new FakePortal()) {
            List<String> app = portal.fake.oauth();
            OAuthTokens tokens = new OAuthTokens(
                    portal.fake.baseUri(),
                    new ApiPaths(ApiPaths.CURRENT),
                    Secret.of(() -> app.get(0)),
                    Secret.of(() -> app.get(1)),
                    Secret.of(() -> app.get(2)),
                    secret -> {},
                    Deadlines.standard(),
                    portal.timing());
            try (HubSpot hubspot = HubSpot.builder(tokens, Clock.systemUTC())
                    .baseUri(portal.fake.baseUri())
                    .timing(portal.timing())
                    .build()) {
                for (int i = 0; i < 4; i++) {
                    assertThat(hubspot.crm().schema().portal().id()).isEqualTo("4711");
                    portal.pass(Duration.ofMinutes(20));
                }
            }
            assertThat(portal.fake.journal().count("oauth.token")).isEqualTo(2);
        }
    }

    @Test
    void theLimitIsNeverExceeded() {
        try (FakePortal portal = new FakePortal();
                HubSpot hubspot = portal.builder(portal.timing()).parallel(1).build()) {
            for (int i = 0; i < 500; i++) {
                hubspot.crm().schema().portal();
            }
            assertThat(portal.fake.journal().count(call -> call.status() == 429))
                    .isZero();
            // 500 calls of which 190 go in ten seconds.
            assertThat(Duration.between(FakePortal.AS_OF, portal.timing().now()))
                    .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
        }
    }

    @Test
    void aBodyThatStallsIsReadAgain() {
        try (FakePortal portal = new FakePortal();
                HubSpot hubspot = portal.builder(portal.timing())
                        .deadlines(new Deadlines(
                                Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMinutes(1), Duration.ZERO))
                        .build()) {
            portal.fake.faults().next("account-info", Fault.stalledBody());
            portal.fake.faults().next("account-info", Fault.stalledHeaders());
            assertThat(hubspot.crm().schema().portal().id()).isEqualTo("4711");
            assertThat(portal.fake.journal().faults()).hasSize(2);
        }
    }

    @Test
    void changedRecordsNameTheirCompanies() {
        try (FakePortal portal = new FakePortal();
                HubSpot hubspot = portal.hubspot()) {
            String acme = portal.fake.addCompany(Map.of("name", "Acme"));
            String other = portal.fake.addCompany(Map.of("name", "Other"));
            String deal = portal.fake.addDeal(
                    acme, Map.of("dealname", "D", "pipeline", "default", "dealstage", "appointmentscheduled"));
            assertThat(Touched.companies(
                            hubspot.crm(),
                            List.of(
                                    new Touched(io.github.abmrules.hubspot.crm.ObjectType.DEAL, deal),
                                    new Touched(COMPANY, other))))
                    .containsExactlyInAnyOrder(acme, other);
            assertThat(portal.fake.records(ObjectType.DEALS)).hasSize(1);
        }
    }
}
