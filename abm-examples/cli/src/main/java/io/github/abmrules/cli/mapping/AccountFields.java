package io.github.abmrules.cli.mapping;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.trust.TrustLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of an account that a column can hold, with what they may be. The same values as in JSON. */
final class AccountFields {

    static final ValueKind<IcpTier> TIER = Values.enumeration(IcpTier.class);
    static final ValueKind<EngagementLevel> LEVEL = Values.enumeration(EngagementLevel.class);
    static final ValueKind<TriggerStatus> TRIGGER_STATUS = Values.enumeration(TriggerStatus.class);
    static final ValueKind<Cluster> CLUSTER = Values.enumeration(Cluster.class);
    static final ValueKind<EnteredBy> ENTERED_BY = Values.enumeration(EnteredBy.class);
    static final ValueKind<TrustLevel> TRUST = Values.enumeration(TrustLevel.class);
    static final ValueKind<Challenge> CHALLENGE = Values.enumeration(Challenge.class);
    static final ValueKind<CompanyStage> STAGE = Values.enumeration(CompanyStage.class);
    static final ValueKind<Integer> COUNT = Values.integer(0, Integer.MAX_VALUE);
    static final ValueKind<Long> EMPLOYEES = Values.wholeNumber(0, Long.MAX_VALUE);
    static final ValueKind<BigDecimal> REVENUE = Values.decimal();
    static final ValueKind<Integer> YEAR = Values.integer(1, 9999);

    private static final Set<String> OF_FIRMOGRAPHICS =
            Set.of("industry", "employees", "annual_revenue", "country", "year_founded");

    private AccountFields() {}

    /** What JSON calls a field. */
    static String path(String field) {
        if (OF_FIRMOGRAPHICS.contains(field)) {
            return "firmographics." + field;
        }
        return field.startsWith("current_") ? "current." + field.substring("current_".length()) : field;
    }

    /** Every field, by name, in the order in which people read them. */
    static Map<String, ValueKind<?>> all() {
        ValueKind<Instant> instant = Values.instant(ZoneOffset.UTC);
        Map<String, ValueKind<?>> kinds = new LinkedHashMap<>();
        kinds.put("account_id", Values.id());
        kinds.put("company", Values.text());
        kinds.put("icp_tier", TIER);
        kinds.put("industry", Values.text());
        kinds.put("employees", EMPLOYEES);
        kinds.put("annual_revenue", REVENUE);
        kinds.put("country", Values.text());
        kinds.put("year_founded", YEAR);
        kinds.put("in_crm", Values.bool());
        kinds.put("engagement_level", LEVEL);
        kinds.put("trigger_status", TRIGGER_STATUS);
        kinds.put("current_cluster", CLUSTER);
        kinds.put("current_since", instant);
        kinds.put("current_entered_by", ENTERED_BY);
        kinds.put("active_focus_taken", COUNT);
        kinds.put("trust_level", TRUST);
        kinds.put("trust_level_at", instant);
        kinds.put("job_to_be_done", Values.text());
        kinds.put("challenge", CHALLENGE);
        kinds.put("vertical", Values.text());
        kinds.put("stage", STAGE);
        return kinds;
    }
}
