package io.github.abmrules.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.trust.TrustLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void needsNoMoreThanAnIdAndATier() {
        Account account = Account.builder("acc-1").icpTier(IcpTier.B).build();

        assertThat(account.accountId()).isEqualTo("acc-1");
        assertThat(account.inCrm()).isTrue();
        assertThat(account.activeFocusTaken()).isZero();
        assertThat(account.signals()).isEmpty();
        assertThat(account.triggers()).isEmpty();
        assertThat(account.deals()).isEmpty();
        assertThat(account.contacts()).isEmpty();
        assertThat(account.events()).isEmpty();
        assertThat(account.reviews()).isEmpty();
        assertThat(account.current()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesAnIdThatIsBlank(String id) {
        assertThatThrownBy(() -> Account.builder(id).icpTier(IcpTier.A).build())
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("account_id \"" + (id == null ? "" : id) + "\" is required and must not be blank");
    }

    @Test
    void needsATierOrFirmographics() {
        Firmographics unknown = new Firmographics(null, null, null, null, null, List.of(), List.of());

        assertThat(Account.builder("acc-1").firmographics(unknown).build().icpTier())
                .isNull();
        assertThatThrownBy(() -> Account.builder("acc-1").build())
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("icp_tier is required unless firmographics are given; allowed: A, B, C, D, E");
    }

    @Test
    void refusesANegativeHeadCount() {
        assertThat(new Firmographics(null, 0L, null, null, null, List.of(), List.of()).employees())
                .isZero();
        assertThatThrownBy(() -> new Firmographics(null, -1L, null, null, null, List.of(), List.of()))
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("employees \"-1\" must not be negative");
    }

    @Test
    void refusesANegativeNumberOfSeats() {
        Account.Builder account = Account.builder("acc-1").icpTier(IcpTier.A);

        assertThat(account.activeFocusTaken(0).build().activeFocusTaken()).isZero();
        assertThatThrownBy(() -> account.activeFocusTaken(-1).build())
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("active_focus_taken \"-1\" must not be negative");
    }

    @Test
    void doesNotFollowTheListsItWasGiven() {
        List<Signal> signals = new ArrayList<>(List.of(Signal.of(SignalType.DEMO, AT)));
        Account account =
                Account.builder("acc-1").icpTier(IcpTier.A).signals(signals).build();
        signals.clear();

        assertThat(account.signals()).hasSize(1);
        assertThatThrownBy(() -> account.signals().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBuilderFromAnAccountKeepsAllOfIt() {
        Account account = Account.builder("acc-1")
                .icpTier(IcpTier.A)
                .inCrm(false)
                .signals(Signal.of(SignalType.DEMO, AT, "c-1"))
                .triggers(Trigger.positive("funding", AT))
                .deals(Deal.open("d-1", AT, null), Deal.closed("d-2", DealStatus.CLOSED_LOST, AT))
                .contacts(new Contact("c-1", "CFO", true))
                .events(AccountEvent.of(EventType.CHAMPION_LEFT, AT))
                .trustLevel(TrustLevel.AWARE)
                .build();

        assertThat(account.toBuilder().build()).isEqualTo(account);
        assertThat(account.toBuilder().company("Acme").build()).isNotEqualTo(account);
    }

    @Test
    void aBuilderSetsEveryComponent() {
        Account account = Account.builder("acc-1")
                .company("Acme")
                .icpTier(IcpTier.B)
                .firmographics(new Firmographics("retail", null, null, null, null, List.of(), List.of()))
                .inCrm(false)
                .engagementLevel(EngagementLevel.LOW)
                .signals(Signal.of(SignalType.DEMO, AT))
                .triggerStatus(TriggerStatus.NO)
                .triggers(Trigger.positive("funding", AT))
                .deals(Deal.open("d-1", AT, AT))
                .contacts(new Contact("c-1", null, false))
                .events(AccountEvent.of(EventType.CHAMPION_LEFT, AT))
                .current(CurrentCluster.of(Cluster.CLUSTER_ICP, AT))
                .reviews(Review.pending("r-1", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, List.of(), AT))
                .pin(new Pin(Cluster.ACTIVE_FOCUS, AT, null, null))
                .activeFocusTaken(3)
                .trustLevel(TrustLevel.AWARE)
                .trustLevelAt(AT)
                .jobToBeDone("cut stock")
                .challenge(Challenge.RISK)
                .vertical("retail")
                .stage(CompanyStage.GROWTH)
                .build();

        assertThat(account)
                .isEqualTo(new Account(
                        "acc-1",
                        "Acme",
                        IcpTier.B,
                        new Firmographics("retail", null, null, null, null, List.of(), List.of()),
                        false,
                        EngagementLevel.LOW,
                        List.of(new Signal(SignalType.DEMO, AT, null, false)),
                        TriggerStatus.NO,
                        List.of(new Trigger("funding", TriggerPolarity.POSITIVE, AT, null, null)),
                        List.of(Deal.open("d-1", AT, AT)),
                        List.of(new Contact("c-1", null, false)),
                        List.of(new AccountEvent(EventType.CHAMPION_LEFT, AT, null, null)),
                        CurrentCluster.of(Cluster.CLUSTER_ICP, AT),
                        List.of(Review.pending("r-1", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, List.of(), AT)),
                        new Pin(Cluster.ACTIVE_FOCUS, AT, null, null),
                        3,
                        TrustLevel.AWARE,
                        AT,
                        "cut stock",
                        Challenge.RISK,
                        "retail",
                        CompanyStage.GROWTH));
    }

    @Test
    void aDealNeedsIdAndStatus() {
        assertThatThrownBy(() -> Deal.open("", AT, AT)).hasMessage("deal_id \"\" is required and must not be blank");
        assertThatThrownBy(() -> Deal.closed("d-1", null, AT)).hasMessage("status is required");
        assertThatThrownBy(() -> new Deal(
                                "d-1",
                                null,
                                DealStatus.OPEN,
                                BigDecimal.ONE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of("c-1"))
                        .contactIds()
                        .clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aContactNeedsAnId() {
        assertThatThrownBy(() -> new Contact(null, "CFO", true))
                .hasMessage("contact_id is required and must not be blank");
    }

    @Test
    void anEventNeedsTypeAndInstant() {
        assertThatThrownBy(() -> AccountEvent.of(null, AT)).hasMessage("type is required");
        assertThatThrownBy(() -> AccountEvent.of(EventType.CHAMPION_LEFT, null)).hasMessage("at is required");
    }

    @Test
    void aLossOfTrustNeedsItsLevel() {
        assertThat(new AccountEvent(EventType.TRUST_LOST, AT, TrustLevel.AWARE, null).level())
                .isEqualTo(TrustLevel.AWARE);
        assertThatThrownBy(() -> AccountEvent.of(EventType.TRUST_LOST, AT))
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("level is required when type is TRUST_LOST");
    }

    @Test
    void aSignalNeedsTypeAndInstant() {
        assertThatThrownBy(() -> Signal.of(null, AT)).hasMessage("type is required");
        assertThatThrownBy(() -> Signal.of(SignalType.DEMO, null)).hasMessage("at is required");
    }

    @Test
    void aTriggerNeedsPolarityAndDetection() {
        assertThatThrownBy(() -> new Trigger("funding", null, AT, null, null)).hasMessage("polarity is required");
        assertThatThrownBy(() -> new Trigger("funding", TriggerPolarity.POSITIVE, null, null, null))
                .hasMessage("detected_at is required");
    }
}
