package io.github.abmrules.rules;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.fact.Mapped;
import io.github.abmrules.rules.fact.OfProfile;
import io.github.abmrules.rules.profile.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact of an author, with fields that a table may go by and others by which it must not. */
public record Probe(Profile profile, EngagementLevel level) implements OfProfile {

    /** A constant that is none. */
    public static EngagementLevel LEVEL = EngagementLevel.HIGH;

    /** A type with the name of a field's type, whose constant is another's. */
    public static final class Changing {
        /** May change at any time. */
        public static Cluster CLUSTER_ICP = Cluster.FUTURE_PIPELINE;

        private Changing() {}
    }

    /** Makes one, on the right-hand side of a rule. */
    public static Probe of(Mapped mapped) {
        return new Probe(mapped.profile(), mapped.level());
    }

    /** An enum that may be null. */
    public @Nullable TriggerStatus stated() {
        return profile.statedTrigger();
    }

    /** A flag. */
    public boolean deal() {
        return profile.openDeal();
    }

    /** An instant that may be null. */
    public @Nullable Instant floor() {
        return profile.floor();
    }

    /** A number. */
    public int contacts() {
        return profile.engagedContacts();
    }

    /** A flag that may be null. */
    public @Nullable Boolean known() {
        return profile.previousCluster() == null ? null : profile.inCrm();
    }

    /** An enum that cannot be read of some. */
    public IcpTier moody() {
        if (unreadable()) {
            throw new IllegalStateException("The tier is not to be read.");
        }
        return icpTier();
    }

    /** Whether {@link #moody()} cannot be read. */
    public boolean unreadable() {
        return Math.floorMod(profile.accountId().hashCode(), 40) == 0;
    }

    /** One of two getters of one name. */
    public boolean twofold() {
        return deal();
    }

    /** The other. */
    public boolean isTwofold() {
        return !deal();
    }

    /** A field with the name of an enum. */
    public Mirror TriggerStatus() {
        return new Mirror(io.github.abmrules.core.engagement.TriggerStatus.NO);
    }

    /** What a name may stand for that looks like that of a constant. */
    public record Mirror(TriggerStatus YES) {}

    /** A call. */
    public boolean reaches(EngagementLevel least) {
        return level.compareTo(least) >= 0;
    }
}
