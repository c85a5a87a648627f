package io.github.abmrules.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.port.memory.InMemoryOutbox;
import io.github.abmrules.hubspot.check.CheckedItem;
import io.github.abmrules.hubspot.crm.BatchResult;
import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.ObjectDraft;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.Page;
import io.github.abmrules.hubspot.read.Reading;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
import io.github.abmrules.hubspot.write.TimelineSink;
import io.github.abmrules.hubspot.write.WritingSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Against a real portal, best a developer test account. Runs where {@code ABM_HUBSPOT_TOKEN} is set and only reads, unless
 * {@code ABM_HUBSPOT_WRITE} is {@code yes}: then it creates our properties, a company and a note.
 */
@EnabledIfEnvironmentVariable(named = "ABM_HUBSPOT_TOKEN", matches = ".+")
class LivePortalTest {

    private static HubSpot hubspot() {
        return HubSpot.builder(
                        TokenProvider.fixed(Secret.fromEnvironment("ABM_HUBSPOT_TOKEN", System.getenv())),
                        Clock.systemUTC())
                .build();
    }

    @Test
    void thePortalAnswersTheCheck() {
        try (HubSpot hubspot = hubspot()) {
            List<CheckedItem> items = hubspot.check().run();
            assertThat(items).extracting(CheckedItem::area).contains("account", "scope", "property", "pipeline");
            assertThat(items)
                    .filteredOn(item -> item.area().equals("account"))
                    .allMatch(item -> item.state() == CheckedItem.State.OK);
        }
    }

    @Test
    void aPageOfCompaniesBecomesAccounts() {
        try (HubSpot hubspot = hubspot()) {
            Page page = hubspot.reader().companies(null);
            Reading reading = hubspot.reader().read(page.objects(), Instant.now());
            assertThat(reading.companies().size()
                            + reading.rejected().size()
                            + reading.failed().size())
                    .isEqualTo(page.objects().size());
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "ABM_HUBSPOT_WRITE", matches = "yes")
    void aNoteIsThereOnce() {
        try (HubSpot hubspot = hubspot()) {
            hubspot.writer(new InMemoryOutbox<>()).ensureProperties();
            assertThat(hubspot.writer(new InMemoryOutbox<>()).ensureProperties())
                    .isEmpty();
            BatchResult created = hubspot.crm()
                    .objects()
                    .create(
                            ObjectType.COMPANY,
                            List.of(new ObjectDraft(Map.of("name", "ABM Rules test " + Instant.now()), List.of())));
            CrmObject company = created.objects().get(0);
            TimelineSink sink = new TimelineSink(hubspot.crm(), WritingSettings.standard(ZoneOffset.UTC));
            for (int i = 0; i < 2; i++) {
                assertThat(sink.note("live-" + company.id(), company.id(), "Test of <notes>", Instant.now())
                                .reason())
                        .isNull();
            }
            assertThat(hubspot.crm()
                            .associations()
                            .of(ObjectType.COMPANY, List.of(company.id()), ObjectType.NOTE)
                            .get(company.id()))
                    .hasSize(1);
        }
    }
}
