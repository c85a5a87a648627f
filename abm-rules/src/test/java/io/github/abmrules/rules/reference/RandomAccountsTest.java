package io.github.abmrules.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.rules.reference.ReferenceDecision.Expected;
import io.github.abmrules.rules.reference.ReferenceDecision.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The random accounts reach what they are for, and what must hold for every account holds for the reference. */
class RandomAccountsTest {

    private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final ReferenceParameters PARAMETERS = ReferenceParameters.defaults();
    private static final int COUNT = 20_000;

    @Test
    void producesTheSameAccountsFromTheSameSeed() {
        assertThat(RandomAccounts.around(NOW, ZONE, 3).stream(50))
                .containsExactlyElementsOf(
                        RandomAccounts.around(NOW, ZONE, 3).stream(50).toList());
    }

    @Test
    void producesOnlyWhatIsAskedFor() {
        assertThat(RandomAccounts.around(NOW, ZoneOffset.UTC, 4)
                        .onlyNew()
                        .onlyInCrm()
                        .withoutReviews()
                        .withoutPins()
                        .withoutFuture()
                        .stream(1_000))
                .allSatisfy(account -> {
                    assertThat(account.current()).isNull();
                    assertThat(account.inCrm()).isTrue();
                    assertThat(account.reviews()).isEmpty();
                    assertThat(account.pin()).isNull();
                    assertThat(account.signals().stream().map(Signal::at)).noneMatch(at -> at.isAfter(NOW));
                });
    }

    @Test
    void reachesEveryCornerOften() {
        Map<Object, Integer> seen = new HashMap<>();
        RandomAccounts.around(NOW, ZONE, 1).stream(COUNT).forEach(account -> {
            Expected decision = decide(account);
            Standing standing = ReferenceDecision.standing(account, NOW);
            List<Object> corners = new ArrayList<>(decision.promotionTriggers());
            corners.addAll(decision.demotionTriggers());
            corners.add(standing.cluster() + ">" + decision.cluster());
            corners.add(decision.engagementLevel());
            corners.add(decision.triggerStatus());
            if (decision.reviewReasons() != null) {
                corners.add(decision.reviewReasons());
                corners.addAll(decision.reviewReasons());
                corners.add(decision.reviewId() == null ? "new review" : "kept review");
            }
            for (Object corner : corners) {
                seen.merge(corner, 1, Integer::sum);
            }
        });
        List<Object> wanted = new ArrayList<>(EnumSet.allOf(PromotionTrigger.class));
        wanted.addAll(EnumSet.allOf(DemotionTrigger.class));
        for (Cluster from : Cluster.values()) {
            for (Cluster to : Cluster.values()) {
                wanted.add(from + ">" + to);
            }
        }
        wanted.addAll(List.of("new review", "kept review"));
        for (Object corner : wanted) {
            assertThat(seen.getOrDefault(corner, 0)).as("%s", corner).isGreaterThan(20);
        }
    }

    @Test
    void decidesTheSameWhateverTheOrderOfTheLists() {
        Random random = new Random(2);
        RandomAccounts.around(NOW, ZONE, 2).stream(COUNT)
                .forEach(account -> assertThat(decide(RandomAccounts.shuffled(account, random)))
                        .as("%s", account)
                        .isEqualTo(decide(account)));
    }

    @Test
    void changesNothingWhenTheDecisionIsApplied() {
        // 5.7
        RandomAccounts.around(NOW, ZONE, 5).withoutPins().stream(COUNT).forEach(account -> {
            Expected first = decide(account);
            Expected second = decide(ReferenceHost.after(account, first, NOW));
            assertThat(List.of(second.cluster(), second.effectiveCluster(), reasons(second)))
                    .as("%s", account)
                    .isEqualTo(List.of(first.cluster(), first.effectiveCluster(), reasons(first)));
            assertThat(second.reviewFrom()).isEqualTo(first.reviewFrom());
            assertThat(second.reviewProposed()).isEqualTo(first.reviewProposed());
            assertThat(second.availablePromotionTriggers()).isEqualTo(first.availablePromotionTriggers());
        });
    }

    @Test
    void holdsWhatMustHoldForEveryAccount() {
        RandomAccounts.around(NOW, ZONE, 6).stream(COUNT).forEach(account -> {
            Expected decision = decide(account);
            Cluster start = ReferenceDecision.standing(account, NOW).cluster();
            Cluster cluster = decision.cluster();
            boolean pinned = ReferenceDecision.livePin(account, NOW) != null;
            String about = account + " " + decision;

            // Nobody enters or leaves Active Focus without a person, except customers and those pinned.
            boolean crosses = (start == Cluster.ACTIVE_FOCUS) != (cluster == Cluster.ACTIVE_FOCUS);
            boolean customer = cluster == Cluster.MONITOR_ONLY
                    && decision.availablePromotionTriggers().isEmpty();
            if (pinned || customer) {
                assertThat(decision.reviewReasons()).as(about).isNull();
            } else {
                assertThat(decision.reviewReasons() != null
                                && decision.reviewProposed() != decision.reviewFrom()
                                && decision.reviewReasons().size() > 0)
                        .as(about)
                        .isEqualTo(crosses);
                assertThat(decision.effectiveCluster() != cluster).as(about).isEqualTo(crosses);
            }
            // What has evidence and lifted is not missing as well.
            assertThat(Collections.disjoint(decision.promotionTriggers(), decision.availablePromotionTriggers()))
                    .as(about)
                    .isTrue();
            // 2.2: silence and a live signal exclude each other.
            if (decision.demotionTriggers().contains(DemotionTrigger.NO_ENGAGEMENT)) {
                assertThat(account.signals())
                        .as(about)
                        .noneMatch(signal -> signal.type() == SignalType.MEETING
                                && !signal.at().isAfter(NOW)
                                && NOW.isBefore(
                                        signal.at().atZone(ZONE).plusMonths(6).toInstant()));
            }
            // A fall has a reason that is named, or a lost deal.
            if (cluster.compareTo(start) < 0 && decision.demotionTriggers().isEmpty() && !customer) {
                assertThat(account.deals()).as(about).isNotEmpty();
            }
        });
    }

    private static Set<?> reasons(Expected decision) {
        return decision.reviewReasons() == null ? Set.of() : decision.reviewReasons();
    }

    private static Expected decide(Account account) {
        return ReferenceDecision.decide(account, NOW, ZONE, PARAMETERS);
    }
}
