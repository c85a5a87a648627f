package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.SegmentationQuestion;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The fields of an assignment that a scenario may expect something of, and the values that they can have. */
final class AssignmentFields {
    private static final List<String> ANY = List.of();
    private static final List<String> FLAG = List.of("true", "false");

    /** A field that holds no others. */
    private record Field(List<String> allowed, boolean list) {}

    private static final Map<String, Field> FIELDS = fields();

    private AssignmentFields() {}

    /** The names of the fields, in the order of the JSON. */
    static Set<String> names() {
        return below("");
    }

    /**
     * Checks that a value is one that the field at a path can have.
     *
     * @throws BrokenFileException when it is not
     */
    static void check(String path, YamlNode expected) {
        Field field = FIELDS.get(path);
        if (expected.isNull()) {
            return;
        }
        if (field == null) {
            Set<String> known = below(path + ".");
            FileProblems.forEach(expected.asMap(), (key, value) -> {
                if (!known.contains(key)) {
                    throw value.brokenKey("unknown field \"" + key + "\" of " + path + ". Known: "
                            + String.join(", ", known) + "." + Nearest.maybe(key, known));
                }
                check(path + "." + key, value);
            });
        } else if (field.list()) {
            FileProblems.forEach(expected.asList(), element -> checkText(path, field, element));
        } else {
            checkText(path, field, expected);
        }
    }

    private static void checkText(String path, Field field, YamlNode expected) {
        String text = expected.asText();
        if (!field.allowed().isEmpty() && !field.allowed().contains(text)) {
            throw expected.broken(path + " cannot be \"" + text + "\". Allowed: " + String.join(", ", field.allowed())
                    + "." + Nearest.maybe(text, field.allowed()));
        }
    }

    private static Set<String> below(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        for (String path : FIELDS.keySet()) {
            if (path.startsWith(prefix)) {
                String rest = path.substring(prefix.length());
                int dot = rest.indexOf('.');
                names.add(dot < 0 ? rest : rest.substring(0, dot));
            }
        }
        return names;
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        one(fields, "account_id", ANY);
        one(fields, "company", ANY);
        one(fields, "icp_tier", names(IcpTier.class));
        one(fields, "account_tier", names(AccountTier.class));
        one(fields, "engagement_level", names(EngagementLevel.class));
        one(fields, "trigger_status", names(TriggerStatus.class));
        one(fields, "cluster", names(Cluster.class));
        one(fields, "effective_cluster", names(Cluster.class));
        one(fields, "previous_cluster", names(Cluster.class));
        list(fields, "promotion_triggers", names(PromotionTrigger.class, PromotionTrigger::id));
        list(fields, "available_promotion_triggers", names(PromotionTrigger.class, PromotionTrigger::id));
        list(fields, "demotion_triggers", names(DemotionTrigger.class, DemotionTrigger::id));
        one(fields, "program_type", names(ProgramType.class));
        one(fields, "next_action", names(NextAction.class, NextAction::id));
        one(fields, "personalization", names(Personalization.class));
        one(fields, "micro_segment.challenge", names(Challenge.class));
        one(fields, "micro_segment.vertical", ANY);
        one(fields, "micro_segment.stage", names(CompanyStage.class));
        for (SegmentationQuestion question : SegmentationQuestion.values()) {
            one(fields, "segmentation." + question.id() + ".answer", FLAG);
            list(fields, "segmentation." + question.id() + ".facts", ANY);
        }
        one(fields, "trust_level", names(TrustLevel.class));
        one(fields, "review.id", ANY);
        one(fields, "review.status", names(ReviewStatus.class));
        list(fields, "review.reasons", names(ReviewReason.class));
        one(fields, "review.from", names(Cluster.class));
        one(fields, "review.proposed_cluster", names(Cluster.class));
        one(fields, "rationale", ANY);
        one(fields, "decision_id", ANY);
        one(fields, "rules_version", ANY);
        one(fields, "as_of", ANY);
        return fields;
    }

    private static void one(Map<String, Field> fields, String path, List<String> allowed) {
        fields.put(path, new Field(allowed, false));
    }

    private static void list(Map<String, Field> fields, String path, List<String> allowed) {
        fields.put(path, new Field(allowed, true));
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return names(type, Enum::name);
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type, Function<E, String> name) {
        return Arrays.stream(type.getEnumConstants()).map(name).toList();
    }
}
