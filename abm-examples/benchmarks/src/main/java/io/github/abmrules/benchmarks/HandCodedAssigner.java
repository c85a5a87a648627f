package io.github.abmrules.benchmarks;

import static io.github.abmrules.benchmarks.HandCodedRule.*;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.CanonicalAccount;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.packs.RuleInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole assignment in plain Java, as the engine makes it: the rules that took part, the answers to the segmentation
 * questions, findings, rationale and ids. Which rule takes part when is written down here once more; only the words of the
 * rules and their version come from outside, since they change without changing what is decided. Thread-safe.
 */
public final class HandCodedAssigner {
    private final FiredRule[] rules = new FiredRule[HandCodedRule.values().length];
    private final String rulesVersion;

    /**
     * An assigner that names these rules.
     *
     * @param rules the shipped rules
     * @param rulesVersion their version
     * @throws IllegalArgumentException when a rule is missing
     */
    public HandCodedAssigner(List<RuleInfo> rules, String rulesVersion) {
        this.rulesVersion = rulesVersion;
        Map<String, RuleInfo> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        for (HandCodedRule rule : HandCodedRule.values()) {
            RuleInfo info = byId.get(rule.id());
            if (info == null) {
                throw new IllegalArgumentException("There is no rule " + rule.id()
                        + " any more. Maybe it was renamed, and HandCodedRule has to follow?");
            }
            this.rules[rule.ordinal()] = new FiredRule(info.id(), info.summary(), info.source());
        }
    }

    /**
     * Decides about an account whose tier is given and whose current cluster was not entered after {@code asOf}, in UTC.
     *
     * @throws IllegalArgumentException for any other account
     */
    public Assignment assign(Account account, Instant asOf) {
        return new Explaining(new DecisionNow(account, asOf)).assignment();
    }

    /** One decision on its way to its explanation. */
    private final class Explaining {
        private final DecisionNow now;
        private final Account account;
        private final Instant asOf;
        private final EvidenceNow evidence;
        private final TimesNow times;
        private final @Nullable Instant floor;
        private final boolean stated;
        private final EnumSet<HandCodedRule> fired = EnumSet.noneOf(HandCodedRule.class);
        private final HandCodedRule mapping;
        private final HandCodedRule basis;
        private final HandCodedRule move;
        private final HandCodedRule inForce;

        private Explaining(DecisionNow now) {
            this.now = now;
            account = now.account;
            asOf = now.asOf;
            evidence = now.evidence;
            floor = now.place.liftFloor();
            stated = floor == null && account.inCrm() && account.engagementLevel() != null;
            times = new TimesNow(account, floor, asOf);
            mapping = mapping();
            basis = basis();
            move = move();
            inForce = inForce();
        }

        private Assignment assignment() {
            fired.add(mapping);
            fired.add(basis);
            fired.add(move);
            fired.add(inForce);
            seen();
            level();
            promotions();
            circumstances();
            demotions();
            available();
            reviews();
            Segmentation segmentation = segmentation();
            ReviewRequest review = now.asked.isEmpty() ? null : review();
            MicroSegment segment = null;
            if (now.effective == Cluster.FUTURE_PIPELINE) {
                fired.add(PROGRAMME_MICRO_SEGMENT);
                segment = new MicroSegment(account.challenge(), account.vertical(), account.stage());
            }
            programme();
            HandCodedDecision decision = now.decision();
            return new Assignment(
                    account.accountId(),
                    account.company(),
                    now.tier,
                    accountTier(now.tier),
                    decision.engagementLevel(),
                    decision.triggerStatus(),
                    now.cluster,
                    now.effective,
                    account.current() == null ? null : account.current().cluster(),
                    decision.promotionTriggers(),
                    decision.availablePromotionTriggers(),
                    now.evidence.customer || (!now.weighed() && !now.poorFit) ? List.of() : decision.demotionTriggers(),
                    decision.programType(),
                    decision.nextAction(),
                    decision.personalization(),
                    segment,
                    segmentation,
                    account.trustLevel(),
                    review,
                    FindingsNow.of(now),
                    fired(),
                    rationale(decision.promotionTriggers()),
                    decisionId(),
                    rulesVersion,
                    asOf);
        }

        private List<FiredRule> fired() {
            FiredRule[] named = new FiredRule[fired.size()];
            int next = 0;
            for (HandCodedRule rule : fired) {
                named[next++] = rules[rule.ordinal()];
            }
            return List.of(named);
        }

        private HandCodedRule mapping() {
            EngagementLevel level = evidence.level;
            boolean news = evidence.news;
            if (now.poorFit) {
                return CLUSTER_DE;
            }
            return switch (level) {
                case NONE -> news ? CLUSTER_ABC_NONE_TRIGGER : CLUSTER_ABC_NONE;
                case LOW -> news ? CLUSTER_ABC_LOW_TRIGGER : CLUSTER_ABC_LOW;
                case MEDIUM, HIGH -> {
                    if (now.tier == IcpTier.C) {
                        yield CLUSTER_C_ENGAGED;
                    }
                    if (level == EngagementLevel.HIGH) {
                        yield CLUSTER_AB_HIGH;
                    }
                    yield news ? CLUSTER_AB_MEDIUM_TRIGGER : CLUSTER_AB_MEDIUM;
                }
            };
        }

        private HandCodedRule basis() {
            if (evidence.customer) {
                return MOVEMENT_BASIS_CUSTOMER;
            }
            if (now.poorFit) {
                return MOVEMENT_BASIS_POOR_FIT;
            }
            if (!account.inCrm()) {
                return MOVEMENT_BASIS_NOT_IN_CRM;
            }
            if (evidence.dealLost) {
                return MOVEMENT_BASIS_DEAL_LOST;
            }
            return now.standing == Cluster.MONITOR_ONLY ? MOVEMENT_BASIS_FRESH : MOVEMENT_BASIS_STANDING;
        }

        private HandCodedRule move() {
            Cluster standing = now.standing;
            return switch (basis) {
                case MOVEMENT_BASIS_CUSTOMER -> MOVEMENT_MOVE_CUSTOMER;
                case MOVEMENT_BASIS_POOR_FIT -> {
                    if (standing != Cluster.ACTIVE_FOCUS) {
                        yield MOVEMENT_MOVE_POOR_FIT;
                    }
                    yield now.place.dropRejected() ? MOVEMENT_MOVE_TIER_DROP_REJECTED : MOVEMENT_MOVE_TIER_DROP;
                }
                case MOVEMENT_BASIS_NOT_IN_CRM ->
                    standing == Cluster.MONITOR_ONLY
                            ? MOVEMENT_MOVE_NOT_IN_CRM_FRESH
                            : MOVEMENT_MOVE_NOT_IN_CRM_STANDING;
                default -> {
                    if (now.demotions.isEmpty()) {
                        yield MOVEMENT_MOVE_TO_TARGET;
                    }
                    if (now.contested) {
                        yield MOVEMENT_MOVE_CONTESTED;
                    }
                    yield standing == Cluster.ACTIVE_FOCUS
                            ? MOVEMENT_MOVE_DOWN_FROM_ACTIVE_FOCUS
                            : MOVEMENT_MOVE_DOWN_FROM_FUTURE_PIPELINE;
                }
            };
        }

        private HandCodedRule inForce() {
            if (now.pinned) {
                return REVIEW_EFFECTIVE_PIN;
            }
            if (evidence.customer) {
                return REVIEW_EFFECTIVE_CUSTOMER;
            }
            if (now.standing == Cluster.ACTIVE_FOCUS) {
                return now.cluster == Cluster.ACTIVE_FOCUS
                        ? REVIEW_EFFECTIVE_STAYS_IN_ACTIVE_FOCUS
                        : REVIEW_EFFECTIVE_DEMOTION_PENDING;
            }
            return now.cluster == Cluster.ACTIVE_FOCUS
                    ? REVIEW_EFFECTIVE_PROMOTION_PENDING
                    : REVIEW_EFFECTIVE_BELOW_ACTIVE_FOCUS;
        }

        /** What is seen of engagement and news, below a floor too. */
        private void seen() {
            TimesNow all = floor == null ? times : new TimesNow(account, null, asOf);
            for (SignalType type : SignalType.values()) {
                if (all.live(type) != null) {
                    fired.add(shown(type));
                }
            }
            if (all.engagedContacts >= EvidenceNow.SEVERAL) {
                fired.add(ENGAGEMENT_SEVERAL_CONTACTS);
            }
            if (account.triggerStatus() == TriggerStatus.YES) {
                fired.add(PROMOTION_GIVEN_TRIGGER);
            }
            if (account.triggerStatus() == null) {
                news(all);
            }
            if (floor != null) {
                news(times);
            }
        }

        private void news(TimesNow within) {
            if (within.newsUntilExpiry()) {
                fired.add(PROMOTION_NEWS_UNTIL_EXPIRY);
            }
            if (within.newsInWindow()) {
                fired.add(PROMOTION_NEWS_IN_WINDOW);
            }
        }

        private static HandCodedRule shown(SignalType type) {
            return switch (type) {
                case DEMO -> ENGAGEMENT_DEMO;
                case MEETING -> ENGAGEMENT_MEETING;
                case CONTENT_DOWNLOAD -> ENGAGEMENT_CONTENT_DOWNLOAD;
                case EMAIL_REPLY -> ENGAGEMENT_EMAIL_REPLY;
                case WEBINAR -> ENGAGEMENT_WEBINAR;
                case EVENT -> ENGAGEMENT_EVENT;
                case LINKEDIN_CONNECTION_ACCEPTED -> ENGAGEMENT_LINKEDIN_CONNECTION;
                case OUTREACH_REPLY -> ENGAGEMENT_OUTREACH_REPLY;
                case WEBSITE_VISIT -> ENGAGEMENT_WEBSITE_VISIT;
                case AD_CLICK -> ENGAGEMENT_AD_CLICK;
            };
        }

        private void level() {
            fired.add(
                    stated
                            ? ENGAGEMENT_GIVEN_LEVEL
                            : switch (evidence.level) {
                                case HIGH -> ENGAGEMENT_HIGH;
                                case MEDIUM -> ENGAGEMENT_MEDIUM;
                                case LOW -> ENGAGEMENT_LOW;
                                case NONE -> ENGAGEMENT_NONE;
                            });
            if (floor == null || (account.engagementLevel() != null && !account.inCrm())) {
                return;
            }
            if (account.engagementLevel() != null) {
                fired.add(ENGAGEMENT_OVERALL_GIVEN_LEVEL);
                return;
            }
            switch (evidence.shownLevel) {
                case HIGH -> fired.add(ENGAGEMENT_OVERALL_HIGH);
                case MEDIUM -> fired.add(ENGAGEMENT_OVERALL_MEDIUM);
                case LOW -> fired.add(ENGAGEMENT_OVERALL_LOW);
                case NONE -> {}
            }
        }

        private void promotions() {
            promotion(SignalType.CONTENT_DOWNLOAD, PROMOTION_CONTENT_DOWNLOAD);
            promotion(SignalType.WEBINAR, PROMOTION_WEBINAR);
            promotion(SignalType.LINKEDIN_CONNECTION_ACCEPTED, PROMOTION_LINKEDIN_CONNECTION_ACCEPTED);
            promotion(SignalType.EMAIL_REPLY, PROMOTION_EMAIL_REPLY);
            promotion(SignalType.OUTREACH_REPLY, PROMOTION_OUTREACH_REPLY);
            if (times.intentPageVisited()) {
                fired.add(PROMOTION_INTENT_PAGE_VISIT);
            }
            for (PromotionTrigger trigger : evidence.seen) {
                switch (trigger) {
                    case MULTIPLE_ENGAGED_CONTACTS -> fired.add(PROMOTION_SEVERAL_CONTACTS);
                    case CHALLENGE_VALIDATED -> fired.add(PROMOTION_CHALLENGE_VALIDATED);
                    case BUYING_COMMITTEE_ENGAGED -> fired.add(PROMOTION_BUYING_COMMITTEE_ENGAGED);
                    case TIMELINE_EXPRESSED -> fired.add(PROMOTION_TIMELINE_EXPRESSED);
                    case BUDGET_EXPRESSED -> fired.add(PROMOTION_BUDGET_EXPRESSED);
                    case OPEN_DEAL -> fired.add(PROMOTION_OPEN_DEAL);
                    case BETTER_TIER -> fired.add(PROMOTION_BETTER_TIER);
                    default -> {}
                }
            }
        }

        private void promotion(SignalType type, HandCodedRule rule) {
            if (times.live(type) != null) {
                fired.add(rule);
            }
        }

        private void circumstances() {
            if (evidence.customer) {
                fired.add(MOVEMENT_CUSTOMER);
                fired.add(MOVEMENT_TOLD_CUSTOMER);
            }
            if (evidence.dealLost) {
                fired.add(MOVEMENT_DEAL_LOST);
                if (basis == MOVEMENT_BASIS_DEAL_LOST) {
                    fired.add(MOVEMENT_TOLD_DEAL_LOST);
                }
            }
            if (evidence.disputableDeal) {
                fired.add(MOVEMENT_DISPUTABLE_DEAL);
            }
            if (now.target != null) {
                fired.add(
                        switch (now.target) {
                            case ACTIVE_FOCUS -> MOVEMENT_TARGET_ACTIVE_FOCUS;
                            case FUTURE_PIPELINE -> MOVEMENT_TARGET_FUTURE_PIPELINE;
                            case CLUSTER_ICP, MONITOR_ONLY -> MOVEMENT_TARGET_CLUSTER_ICP;
                        });
            }
            if (now.pinned) {
                fired.add(REVIEW_PIN);
                fired.add(REVIEW_TOLD_PIN);
            }
            if (now.place.pending() != null) {
                fired.add(REVIEW_PENDING);
            }
            if (now.place.expired() != null) {
                fired.add(REVIEW_TOLD_EXPIRED);
            }
        }

        /** What speaks for a fall is seen on every basis, and counts on some. */
        private void demotions() {
            if (now.poorFit) {
                if (now.standing == Cluster.CLUSTER_ICP || now.standing == Cluster.FUTURE_PIPELINE) {
                    fired.add(MOVEMENT_TIER_DROP);
                } else if (now.standing == Cluster.ACTIVE_FOCUS && !now.place.dropRejected()) {
                    fired.add(
                            now.place.everRejected() ? MOVEMENT_TIER_DROP_AGAIN : MOVEMENT_TIER_DROP_FROM_ACTIVE_FOCUS);
                }
                return;
            }
            for (DemotionTrigger trigger : evidence.demotions()) {
                switch (trigger) {
                    case DEAL_STALLED ->
                        fired.add(evidence.dealsCalledStalled ? MOVEMENT_DEAL_CALLED_STALLED : MOVEMENT_DEAL_STALLED);
                    case CHAMPION_LEFT -> fired.add(MOVEMENT_CHAMPION_LEFT);
                    case BUDGET_CYCLE_MISSED -> fired.add(MOVEMENT_BUDGET_CYCLE_MISSED);
                    case NO_ENGAGEMENT -> fired.add(MOVEMENT_NO_ENGAGEMENT);
                    case CONFIRMED_NO_PRIORITY -> fired.add(MOVEMENT_CONFIRMED_NO_PRIORITY);
                    case TIER_DROP -> {}
                }
            }
        }

        private void available() {
            boolean fell = now.cluster.compareTo(now.standing) < 0;
            if (now.cluster == Cluster.MONITOR_ONLY) {
                if (!evidence.customer) {
                    fired.add(PROMOTION_AVAILABLE_AT_MONITOR_ONLY);
                }
            } else if (!account.inCrm() || now.cluster == Cluster.ACTIVE_FOCUS) {
                return;
            } else if (now.cluster == Cluster.CLUSTER_ICP) {
                fired.add(
                        fell ? PROMOTION_AVAILABLE_AFTER_DEMOTION_TO_CLUSTER_ICP : PROMOTION_AVAILABLE_AT_CLUSTER_ICP);
            } else if (now.tier == IcpTier.C) {
                fired.add(
                        fell
                                ? PROMOTION_AVAILABLE_AFTER_DEMOTION_TO_FUTURE_PIPELINE_C
                                : PROMOTION_AVAILABLE_AT_FUTURE_PIPELINE_C);
            } else if (fell) {
                fired.add(PROMOTION_AVAILABLE_AFTER_DEMOTION_TO_FUTURE_PIPELINE_AB);
            } else if (evidence.level.compareTo(EngagementLevel.MEDIUM) >= 0) {
                fired.add(
                        evidence.news
                                ? PROMOTION_AVAILABLE_AT_FUTURE_PIPELINE_AB_ENGAGED_TRIGGER
                                : PROMOTION_AVAILABLE_AT_FUTURE_PIPELINE_AB_ENGAGED);
            } else {
                fired.add(
                        evidence.news
                                ? PROMOTION_AVAILABLE_AT_FUTURE_PIPELINE_AB_TRIGGER
                                : PROMOTION_AVAILABLE_AT_FUTURE_PIPELINE_AB);
            }
        }

        private void reviews() {
            if (now.pinned) {
                return;
            }
            if (now.rises()) {
                fired.add(REVIEW_PROMOTION);
                if (account.activeFocusTaken() >= DecisionNow.CAPACITY) {
                    fired.add(REVIEW_CAPACITY);
                }
                if (now.tier == IcpTier.C) {
                    fired.add(REVIEW_CONFLICT_TIER_C);
                }
            }
            if (now.leaves()) {
                fired.add(REVIEW_DEMOTION);
            }
            if (now.contested) {
                fired.add(REVIEW_CONFLICT_CONTESTED);
            }
            if (evidence.disputableDeal) {
                if (basis == MOVEMENT_BASIS_POOR_FIT && now.cluster == Cluster.MONITOR_ONLY) {
                    fired.add(REVIEW_CONFLICT_POOR_FIT_DEAL);
                }
                if (now.weighed() && now.mapped == Cluster.CLUSTER_ICP) {
                    fired.add(REVIEW_CONFLICT_CRM_VIEW);
                }
            }
        }

        private ReviewRequest review() {
            Review continued = now.continued;
            if (continued != null) {
                return new ReviewRequest(
                        continued.id(), ReviewStatus.PENDING, now.reviewReasons(), continued.from(), now.cluster);
            }
            Review predecessor = null;
            for (Review review : account.reviews()) {
                if (!review.raisedAt().isAfter(asOf)
                        && (predecessor == null || review.raisedAt().isAfter(predecessor.raisedAt()))) {
                    predecessor = review;
                }
            }
            String text = account.accountId() + "\n" + now.from + "\n" + now.cluster + "\n"
                    + (predecessor == null ? "-" : predecessor.id());
            String id = HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
            return new ReviewRequest(id, ReviewStatus.PENDING, now.reviewReasons(), now.from, now.cluster);
        }

        private void programme() {
            fired.add(
                    switch (now.effective) {
                        case MONITOR_ONLY -> PROGRAMME_PROGRAM_MONITOR_ONLY;
                        case CLUSTER_ICP -> PROGRAMME_PROGRAM_CLUSTER_ICP;
                        case FUTURE_PIPELINE -> PROGRAMME_PROGRAM_FUTURE_PIPELINE;
                        case ACTIVE_FOCUS -> PROGRAMME_PROGRAM_ACTIVE_FOCUS;
                    });
            fired.add(action(now.nextAction()));
            switch (now.tier) {
                case A -> fired.add(PROGRAMME_PERSONAL_BUYER);
                case B -> fired.add(PROGRAMME_PERSONAL_ACCOUNT);
                case C ->
                    fired.add(account.jobToBeDone() == null ? PROGRAMME_PERSONAL_VERTICAL : PROGRAMME_PERSONAL_JTBD);
                case D, E -> {}
            }
        }

        private static HandCodedRule action(NextAction action) {
            return switch (action) {
                case HAND_TO_CUSTOMER_MARKETING -> PROGRAMME_NEXT_CUSTOMER;
                case WATCH_FOR_BETTER_TIER -> PROGRAMME_NEXT_WATCH;
                case SHARE_THOUGHT_LEADERSHIP -> PROGRAMME_NEXT_THOUGHT_LEADERSHIP;
                case RUN_LINKEDIN_ADS -> PROGRAMME_NEXT_LINKEDIN_ADS;
                case OFFER_USEFUL_RESOURCE -> PROGRAMME_NEXT_USEFUL_RESOURCE;
                case INVITE_TO_EDUCATIONAL_WEBINAR -> PROGRAMME_NEXT_WEBINAR;
                case START_SDR_ENGAGEMENT -> PROGRAMME_NEXT_SDR_ENGAGEMENT;
                case HOLD_RESEARCH_INTERVIEW -> PROGRAMME_NEXT_RESEARCH_INTERVIEW;
                case SEND_SEGMENT_CONTENT -> PROGRAMME_NEXT_SEGMENT_CONTENT;
                case INVITE_TO_PEER_ROUNDTABLE -> PROGRAMME_NEXT_PEER_ROUNDTABLE;
                case MULTI_THREAD_COMMITTEE -> PROGRAMME_NEXT_MULTI_THREAD;
                case HOLD_EXECUTIVE_BRIEFING -> PROGRAMME_NEXT_EXECUTIVE_BRIEFING;
                case DEVELOP_CHAMPION -> PROGRAMME_NEXT_DEVELOP_CHAMPION;
                case BUILD_BUSINESS_CASE -> PROGRAMME_NEXT_BUSINESS_CASE;
                default -> throw new IllegalStateException(action + " comes with trust alone.");
            };
        }

        private Segmentation segmentation() {
            Set<PromotionTrigger> seen = evidence.seen;
            EngagementLevel level = now.servedLevel();
            Set<String> engaged = new TreeSet<>();
            if (level != EngagementLevel.NONE) {
                fired.add(PROGRAMME_ENGAGED);
                levelFacts(engaged, EngagementLevel.LOW);
            }
            Set<String> challenge = new TreeSet<>();
            if (evidence.news) {
                fired.add(PROGRAMME_CHALLENGE_BY_NEWS);
                newsFacts(challenge);
            }
            boolean validated = seen.contains(PromotionTrigger.CHALLENGE_VALIDATED);
            Set<String> need = new TreeSet<>();
            if (validated) {
                String fact = fact(PromotionTrigger.CHALLENGE_VALIDATED, times.challengeValidatedAt);
                fired.add(PROGRAMME_CHALLENGE_VALIDATED);
                challenge.add(fact);
                if (seen.contains(PromotionTrigger.BUYING_COMMITTEE_ENGAGED)) {
                    fired.add(PROGRAMME_VALIDATED_NEED);
                    need.add(fact);
                    need.add(fact(PromotionTrigger.BUYING_COMMITTEE_ENGAGED, times.committeeMembers));
                }
            }
            Set<String> buying = new TreeSet<>();
            if (level == EngagementLevel.HIGH) {
                fired.add(PROGRAMME_BUYING_SIGNALS_BY_LEVEL);
                levelFacts(buying, EngagementLevel.HIGH);
            }
            if (seen.contains(PromotionTrigger.TIMELINE_EXPRESSED)) {
                fired.add(PROGRAMME_BUYING_SIGNALS_TIMELINE_EXPRESSED);
                buying.add(fact(PromotionTrigger.TIMELINE_EXPRESSED, times.timelineExpressedAt));
            }
            if (seen.contains(PromotionTrigger.BUDGET_EXPRESSED)) {
                fired.add(PROGRAMME_BUYING_SIGNALS_BUDGET_EXPRESSED);
                buying.add(fact(PromotionTrigger.BUDGET_EXPRESSED, times.budgetExpressedAt));
            }
            if (seen.contains(PromotionTrigger.OPEN_DEAL)) {
                fired.add(PROGRAMME_BUYING_SIGNALS_OPEN_DEAL);
                buying.add(fact(PromotionTrigger.OPEN_DEAL, evidence.openDealActiveAt));
            }
            return new Segmentation(answer(engaged), answer(challenge), answer(need), answer(buying));
        }

        private static Segmentation.Answer answer(Set<String> facts) {
            return facts.isEmpty() ? Segmentation.Answer.NO : new Segmentation.Answer(true, List.copyOf(facts));
        }

        private static String fact(PromotionTrigger trigger, @Nullable Object value) {
            return trigger.id() + " " + value;
        }

        private void levelFacts(Set<String> facts, EngagementLevel least) {
            if (stated) {
                facts.add("engagement_level " + account.engagementLevel());
                return;
            }
            for (SignalType type : SignalType.values()) {
                Instant at = EvidenceNow.shows(type).compareTo(least) >= 0 ? times.live(type) : null;
                if (at != null) {
                    facts.add(type + " " + at);
                }
            }
            if (times.engagedContacts >= EvidenceNow.SEVERAL) {
                facts.add("engaged contacts: " + times.engagedContacts);
            }
        }

        private void newsFacts(Set<String> facts) {
            if (floor == null && account.triggerStatus() != null) {
                facts.add(fact(PromotionTrigger.NEWS_TRIGGER, account.triggerStatus()));
                return;
            }
            if (times.newsUntilExpiry()) {
                facts.add(fact(PromotionTrigger.NEWS_TRIGGER, times.newsUntil));
            }
            if (times.newsInWindow()) {
                facts.add(fact(PromotionTrigger.NEWS_TRIGGER, times.openNewsAt));
            }
        }

        private String rationale(Collection<PromotionTrigger> promotions) {
            StringBuilder text = new StringBuilder(256);
            TriggerStatus news = evidence.news ? TriggerStatus.YES : TriggerStatus.NO;
            text.append("Tier ")
                    .append(now.tier)
                    .append(", ")
                    .append(evidence.level)
                    .append(" engagement, trigger ");
            text.append(account.triggerStatus() == TriggerStatus.UNKNOWN ? TriggerStatus.UNKNOWN : news)
                    .append('.');
            boolean counts = !evidence.customer && basis != MOVEMENT_BASIS_NOT_IN_CRM;
            boolean demoted = !(now.poorFit ? poorFitDemotions() : evidence.demotions()).isEmpty();
            sentence(text, summary(counts ? mapping : basis));
            if (!promotions.isEmpty()) {
                sentence(text, "Promotion: " + joined(promotions, PromotionTrigger::id));
            }
            if (counts && !now.demotions.isEmpty()) {
                sentence(text, "Demotion: " + joined(now.demotions, DemotionTrigger::id));
            }
            if (basis == MOVEMENT_BASIS_DEAL_LOST) {
                sentence(text, summary(basis));
            }
            if (basis == MOVEMENT_BASIS_STANDING
                    && !demoted
                    && now.cluster == now.standing
                    && now.cluster.compareTo(now.mapped) > 0) {
                sentence(text, "It stays in " + now.cluster + ", which the mapping alone does not lower");
            } else if (!counts || demoted || basis == MOVEMENT_BASIS_POOR_FIT) {
                sentence(text, summary(move));
            }
            if (now.effective != now.cluster) {
                sentence(text, summary(inForce));
            }
            if (!now.asked.isEmpty()) {
                sentence(text, "Review: " + joined(now.asked, ReviewReason::name));
            }
            return text.toString();
        }

        private Set<DemotionTrigger> poorFitDemotions() {
            return now.standing == Cluster.MONITOR_ONLY
                            || (now.standing == Cluster.ACTIVE_FOCUS && now.place.dropRejected())
                    ? Set.of()
                    : Set.of(DemotionTrigger.TIER_DROP);
        }

        private String summary(HandCodedRule rule) {
            return rules[rule.ordinal()].summary();
        }

        private String decisionId() {
            MessageDigest digest = sha256();
            digest.update(CanonicalAccount.of(account));
            boolean seated = !now.pinned && now.rises();
            String rest = "\n" + asOf + "\nZ\n" + (seated ? account.activeFocusTaken() + 1 : "-") + "\n" + rulesVersion;
            return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static <T> String joined(Collection<T> values, Function<T, String> name) {
        return values.stream().map(name).collect(Collectors.joining(", "));
    }

    private static void sentence(StringBuilder text, String sentence) {
        text.append(' ').append(sentence).append('.');
    }

    private static @Nullable AccountTier accountTier(IcpTier tier) {
        return switch (tier) {
            case A -> AccountTier.TIER_1;
            case B -> AccountTier.TIER_2;
            case C -> AccountTier.TIER_3;
            case D, E -> null;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
