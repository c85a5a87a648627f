package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the mapping reads, and what it gives: a bean, since most rule engines answer by calling a setter. */
public final class MappingCase {
    private static final long SEED = 20_260_630;

    private final IcpTier tier;
    private final EngagementLevel level;
    private final boolean news;
    private @Nullable Cluster cluster;

    /** A case without an answer. */
    public MappingCase(IcpTier tier, EngagementLevel level, boolean news) {
        this.tier = tier;
        this.level = level;
        this.news = news;
    }

    /** Every combination, so many times, in an order that is the same on every machine. */
    public static List<MappingCase> all(int times) {
        List<MappingCase> cases = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (IcpTier tier : IcpTier.values()) {
                for (EngagementLevel level : EngagementLevel.values()) {
                    cases.add(new MappingCase(tier, level, true));
                    cases.add(new MappingCase(tier, level, false));
                }
            }
        }
        Collections.shuffle(cases, new Random(SEED));
        return cases;
    }

    /** Its fit. */
    public IcpTier getTier() {
        return tier;
    }

    /** How strongly it engages. */
    public EngagementLevel getLevel() {
        return level;
    }

    /** Whether news gives a reason to buy now. */
    public boolean isNews() {
        return news;
    }

    /** The answer; null before. */
    public @Nullable Cluster getCluster() {
        return cluster;
    }

    /** Answers. */
    public void setCluster(@Nullable Cluster value) {
        cluster = value;
    }

    @Override
    public String toString() {
        return tier + "/" + level + "/" + (news ? "news" : "no news");
    }
}
