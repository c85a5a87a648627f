package io.github.abmrules.rules.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.explain.Severity;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Next actions of cluster decisions, checked against trust. */
class TrustThreadTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");

    /** Accounts that get each of the actions when trust is not looked at. */
    private static final Map<NextAction, String> FIELDS = Map.ofEntries(
            Map.entry(NextAction.WATCH_FOR_BETTER_TIER, "'icp_tier':'D'"),
            Map.entry(
                    NextAction.HAND_TO_CUSTOMER_MARKETING,
                    "'icp_tier':'A','deals':[{'deal_id':'d1','status':'CLOSED_WON','close_date':'2026-06-01'}]"),
            Map.entry(NextAction.SHARE_THOUGHT_LEADERSHIP, "'icp_tier':'A'"),
            Map.entry(NextAction.RUN_LINKEDIN_ADS, "'icp_tier':'A','contacts':[{'contact_id':'c1'}]"),
            Map.entry(NextAction.OFFER_USEFUL_RESOURCE, "'icp_tier':'A','engagement_level':'LOW'"),
            Map.entry(
                    NextAction.INVITE_TO_EDUCATIONAL_WEBINAR,
                    "'icp_tier':'A','engagement_level':'HIGH',"
                            + "'current':{'cluster':'CLUSTER_ICP','since':'2026-06-01'},"
                            + "'pin':{'cluster':'CLUSTER_ICP','until':'2026-12-31'}"),
            Map.entry(NextAction.START_SDR_ENGAGEMENT, "'icp_tier':'A','trigger_status':'YES'"),
            Map.entry(NextAction.SEND_SEGMENT_CONTENT, "'icp_tier':'C','engagement_level':'HIGH','challenge':'RISK'"),
            Map.entry(NextAction.HOLD_RESEARCH_INTERVIEW, "'icp_tier':'C','engagement_level':'HIGH'"),
            Map.entry(
                    NextAction.INVITE_TO_PEER_ROUNDTABLE,
                    "'icp_tier':'C','engagement_level':'HIGH','trigger_status':'YES','challenge':'RISK'"),
            Map.entry(NextAction.MULTI_THREAD_COMMITTEE, active("")),
            Map.entry(NextAction.HOLD_EXECUTIVE_BRIEFING, active(committee())),
            Map.entry(NextAction.DEVELOP_CHAMPION, active(committee() + ",'events':[" + validated() + "]")),
            Map.entry(
                    NextAction.BUILD_BUSINESS_CASE,
                    active(committee() + ",'events':[" + validated()
                            + ",{'type':'BUDGET_EXPRESSED','at':'2026-06-20'}]")));

    private static AbmEngine plain;
    private static AbmEngine trusting;

    @BeforeAll
    static void make() {
        plain = AbmEngine.create();
        trusting = AbmEngine.builder().pack("trust").build();
    }

    @AfterAll
    static void close() {
        plain.close();
        trusting.close();
    }

    private static String active(String more) {
        return "'icp_tier':'A','current':{'cluster':'ACTIVE_FOCUS','since':'2026-06-01'}" + more;
    }

    private static String committee() {
        return ",'contacts':[{'contact_id':'c1','buying_committee':true},{'contact_id':'c2','buying_committee':true}],"
                + "'signals':[{'type':'MEETING','at':'2026-06-10','contact_id':'c1'},"
                + "{'type':'MEETING','at':'2026-06-10','contact_id':'c2'}]";
    }

    private static String validated() {
        return "{'type':'CHALLENGE_VALIDATED','at':'2026-06-20'}";
    }

    private static Account account(NextAction action, @Nullable TrustLevel trust) {
        return account("a1", action, trust);
    }

    private static Account account(String id, NextAction action, @Nullable TrustLevel trust) {
        String level = trust == null ? "" : ",'trust_level':'" + trust + "'";
        String json = "{'account_id':'" + id + "'," + FIELDS.get(action) + level + "}";
        return AccountJson.read(json.replace('\'', '"'), ZoneOffset.UTC);
    }

    /** The ranges of channels, as figures. */
    private static boolean works(Channel channel, TrustLevel level) {
        int number = Math.min(5, level.ordinal());
        return switch (channel) {
            case SEO_CONTENT -> number <= 2;
            case LINKEDIN_ORGANIC -> number >= 1 && number <= 3;
            case LINKEDIN_PAID -> number >= 1 && number <= 4;
            case EMAIL, EVENTS -> number >= 2 && number <= 4;
            case ABM -> true;
            case CHAMPIONS -> number >= 4;
        };
    }

    private static boolean fits(NextAction action, TrustLevel level) {
        return works(action.channel(), level) && level.isAtLeast(action.requiredTrust());
    }

    private static @Nullable NextAction nearest(NextAction action, TrustLevel level) {
        NextAction nearest = null;
        int least = Integer.MAX_VALUE;
        for (NextAction other : NextAction.values()) {
            int distance = Math.abs(
                    other.requiredTrust().ordinal() - action.requiredTrust().ordinal());
            if (other.program() == action.program() && fits(other, level) && distance < least) {
                nearest = other;
                least = distance;
            }
        }
        return nearest;
    }

    private static List<String> codes(Assignment assignment) {
        List<String> codes = new ArrayList<>(
                assignment.findings().stream().map(Finding::code).toList());
        codes.removeAll(List.of("CUSTOMER", "PINNED"));
        return codes;
    }

    /** Fourteen actions, seven levels. */
    @Test
    void everyActionAtEveryLevelFitsOrGivesWay() {
        for (NextAction action : NextAction.values()) {
            for (TrustLevel level : TrustLevel.values()) {
                Account account = account(action, level);
                assertThat(plain.decide(account, AS_OF).nextAction()).isEqualTo(action);

                Assignment checked = trusting.decide(account, AS_OF);

                assertThat(checked.trustLevel()).isEqualTo(level);
                NextAction nearest = nearest(action, level);
                String what = action + " at " + level;
                if (action.program() == ProgramType.NONE || fits(action, level)) {
                    assertThat(checked.nextAction()).as(what).isEqualTo(action);
                    assertThat(codes(checked)).as(what).isEmpty();
                } else if (nearest == null) {
                    assertThat(checked.nextAction()).as(what).isEqualTo(action);
                    assertThat(codes(checked)).as(what).containsExactly("NO_FITTING_ACTION");
                } else {
                    assertThat(checked.nextAction()).as(what).isEqualTo(nearest);
                    assertThat(codes(checked)).as(what).containsExactly("TRUST_MISMATCH");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SEND_SEGMENT_CONTENT, AWARE, START_SDR_ENGAGEMENT",
        "SEND_SEGMENT_CONTENT, UNKNOWN, SEND_SEGMENT_CONTENT",
        "SEND_SEGMENT_CONTENT, CUSTOMER, HOLD_RESEARCH_INTERVIEW",
        "BUILD_BUSINESS_CASE, ENGAGED, HOLD_EXECUTIVE_BRIEFING",
        "DEVELOP_CHAMPION, INTERESTED, DEVELOP_CHAMPION",
        "SHARE_THOUGHT_LEADERSHIP, ENGAGED, RUN_LINKEDIN_ADS",
        "RUN_LINKEDIN_ADS, UNKNOWN, SHARE_THOUGHT_LEADERSHIP",
        "INVITE_TO_EDUCATIONAL_WEBINAR, AWARE, RUN_LINKEDIN_ADS"
    })
    void theNearestIsChosen(NextAction action, TrustLevel level, NextAction chosen) {
        assertThat(trusting.decide(account(action, level), AS_OF).nextAction()).isEqualTo(chosen);
    }

    @Test
    void theFindingSaysWhatDoesNotFitAndWhatIsDoneInstead() {
        assertThat(trusting.decide(account(NextAction.BUILD_BUSINESS_CASE, TrustLevel.ENGAGED), AS_OF)
                        .findings())
                .containsExactly(new Finding(
                        "TRUST_MISMATCH",
                        Severity.INFO,
                        "build_business_case takes trust TRUSTING (4), but the account is at ENGAGED (3): gap 1;"
                                + " hold_executive_briefing is chosen instead",
                        "trust_level"));
        assertThat(trusting.decide(account(NextAction.SEND_SEGMENT_CONTENT, TrustLevel.ADVOCATE), AS_OF)
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "EMAIL, the channel of send_segment_content (which takes trust INTERESTED (2)), does not"
                                + " work at trust ADVOCATE (5+): gap 0; hold_research_interview is chosen instead");
        assertThat(trusting.decide(account(NextAction.DEVELOP_CHAMPION, TrustLevel.AWARE), AS_OF)
                        .findings())
                .extracting(Finding::message)
                .containsExactly("develop_champion takes trust TRUSTING (4), but the account is at AWARE (1): gap 3;"
                        + " no action of the programme fits, so it stays");
    }

    @Test
    void trustIsFoldedFromEvents() {
        Account account = account(NextAction.RUN_LINKEDIN_ADS, null).toBuilder()
                .events(List.of(
                        AccountEvent.of(EventType.CONTENT_ENGAGEMENT, AS_OF.minusSeconds(1)),
                        AccountEvent.of(EventType.DEMO_DELIVERED, AS_OF.plusSeconds(1))))
                .build();

        Assignment assignment = trusting.decide(account, AS_OF);

        assertThat(assignment.trustLevel()).isEqualTo(TrustLevel.INTERESTED);
        assertThat(assignment.nextAction()).isEqualTo(NextAction.RUN_LINKEDIN_ADS);
        assertThat(assignment.findings()).extracting(Finding::code).containsExactly("FUTURE_EVIDENCE");
        assertThat(plain.decide(account, AS_OF).trustLevel()).isNull();
    }

    @Test
    void nothingElseChanges() {
        for (NextAction action : NextAction.values()) {
            Assignment with = trusting.decide(account(action, null), AS_OF);
            Assignment without = plain.decide(account(action, null), AS_OF);

            assertThat(with.trustLevel()).isEqualTo(TrustLevel.UNKNOWN);
            assertThat(without.trustLevel()).isNull();
            assertThat(with)
                    .usingRecursiveComparison()
                    .ignoringFields("trustLevel", "nextAction", "findings", "firedRules", "decisionId", "rulesVersion")
                    .isEqualTo(without);
            assertThat(with.firedRules()).containsAll(without.firedRules());
            assertThat(with.firedRules())
                    .filteredOn(rule -> !rule.id().startsWith("trust."))
                    .isEqualTo(without.firedRules());
            assertThat(with.firedRules())
                    .extracting(FiredRule::id)
                    .filteredOn(id -> id.startsWith("trust."))
                    .isSorted()
                    .isNotEmpty();
            assertThat(with.rulesVersion()).isNotEqualTo(without.rulesVersion());
        }
    }

    @Test
    void aBatchIsDecidedLikeItsAccounts() {
        List<Account> accounts = new ArrayList<>();
        for (NextAction action : NextAction.values()) {
            for (TrustLevel level : TrustLevel.values()) {
                accounts.add(account(action + "-" + level, action, level));
            }
        }
        // One that is rejected among them.
        accounts.add(
                3,
                AccountJson.read(
                        "{\"account_id\":\"late\",\"icp_tier\":\"A\",\"current\":{\"cluster\":\"CLUSTER_ICP\","
                                + "\"since\":\"2027-01-01\"}}",
                        ZoneOffset.UTC));

        List<Outcome> together = trusting.decideEach(accounts, AS_OF);

        assertThat(together).hasSize(accounts.size());
        assertThat(together.get(3).problems()).hasSize(1);
        for (int i = 0; i < accounts.size(); i++) {
            if (i != 3) {
                assertThat(together.get(i).assignment()).isEqualTo(trusting.decide(accounts.get(i), AS_OF));
            }
        }
        assertThat(trusting.decideEach(List.of(), AS_OF)).isEmpty();
        assertThat(trusting.decideEach(List.of(accounts.get(3)), AS_OF).get(0).problems())
                .hasSize(1);
    }

    @Test
    void anUnknownPackIsToldWithTheNearest() {
        assertThatThrownBy(() -> AbmEngine.builder().pack("trst"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe \"trust\"");
    }
}
