package io.github.abmrules.benchmarks;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Packs such as an author adds to the shipped ones. */
public final class AuthorRules {
    private static final String PACK = "house";
    private static final int RULES_A_FILE = 100;
    private static final long SEED = 20_260_630;
    private static final String HEADER = """
            // Is there something to know about accounts of one kind?
            // Reads Moved, produces Found.
            package packs.house

            import io.github.abmrules.core.cluster.Cluster
            import io.github.abmrules.core.cluster.PromotionTrigger
            import io.github.abmrules.core.engagement.EngagementLevel
            import io.github.abmrules.core.fit.IcpTier
            import io.github.abmrules.rules.fact.Moved
            import static io.github.abmrules.rules.verb.Verbs.informs
            """;
    private static final String RULE = """

            rule "House rule $NUMBER"
                @id("house.rule-$NUMBER")
                @playbook("house")
                @since("1.0")
            when
                $d : Moved( $CONDITIONS )
            then
                insert( informs( drools.getRule(), $d, "HOUSE_$NUMBER", "an account of kind $NUMBER" ) );
            end
            """;
    private static final String JOINING = """
            // Which content of ours brings accounts forward?
            // Reads Moved and PromotionSeen, produces Found.
            package packs.house

            import io.github.abmrules.core.cluster.Cluster
            import io.github.abmrules.core.cluster.PromotionTrigger
            import io.github.abmrules.rules.fact.Contribution.PromotionSeen
            import io.github.abmrules.rules.fact.Moved
            import static io.github.abmrules.rules.verb.Verbs.informs

            rule "Content that we sent brought the account forward"
                @id("house.content-brought-forward")
                @playbook("house")
                @since("1.0")
            when
                $d : Moved( $p : profile, cluster != Cluster.MONITOR_ONLY )
                $s : PromotionSeen( profile == $p, trigger == PromotionTrigger.CONTENT_ENGAGEMENT )
            then
                insert( informs( drools.getRule(), $d, "HOUSE_0", "we sent it: " + $s.words() ) );
            end
            """;

    private AuthorRules() {}

    /**
     * So many rules of one pattern each, no two the same, and as choosy as the shipped ones: an account meets few of them.
     *
     * @param count at most 3,840
     */
    public static RulePack many(int count) {
        List<String> conditions = conditions();
        List<RuleFile> files = new ArrayList<>();
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= count; i++) {
            text.append(RULE.replace("$NUMBER", Integer.toString(i)).replace("$CONDITIONS", conditions.get(i - 1)));
            if (i % RULES_A_FILE == 0 || i == count) {
                files.add(file("kinds-" + files.size() + ".drl", text.toString()));
                text = new StringBuilder(HEADER);
            }
        }
        return new RulePack(PACK, files, List.of());
    }

    /** A rule that joins two facts of an account, which is looked for among those of all accounts in a session. */
    public static RulePack joining() {
        return new RulePack(PACK, List.of(file("joining.drl", JOINING)), List.of());
    }

    private static RuleFile file(String name, String text) {
        return new RuleFile(PACK, name, PACK + "/" + name, text);
    }

    private static List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        for (IcpTier tier : IcpTier.values()) {
            for (Cluster standing : Cluster.values()) {
                for (EngagementLevel level : EngagementLevel.values()) {
                    for (PromotionTrigger trigger : PromotionTrigger.values()) {
                        for (Cluster cluster : Cluster.values()) {
                            conditions.add("icpTier == IcpTier." + tier + ", standing == Cluster." + standing
                                    + ",\n                level == EngagementLevel." + level
                                    + ", cluster == Cluster." + cluster
                                    + ", seen contains PromotionTrigger." + trigger);
                        }
                    }
                }
            }
        }
        Collections.shuffle(conditions, new Random(SEED));
        return conditions;
    }
}
