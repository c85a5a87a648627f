package io.github.abmrules.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Random rules of a house: most read one fact, some join two, count or ask for absence. Each shows something about the
 * account, so that a decision tells whether it fired. What they join or count was there when their stage began, so no result depends on
 * an order.
 */
final class RandomRules {
    private static final List<String> HEADER = List.of(
            "io.github.abmrules.core.cluster.Cluster",
            "io.github.abmrules.core.cluster.PromotionTrigger",
            "io.github.abmrules.core.engagement.EngagementLevel",
            "io.github.abmrules.core.fit.IcpTier",
            "io.github.abmrules.rules.fact.Based",
            "io.github.abmrules.rules.fact.Basis",
            "io.github.abmrules.rules.fact.Contribution.LevelSeen",
            "io.github.abmrules.rules.fact.Engaged",
            "io.github.abmrules.rules.fact.Evidence",
            "io.github.abmrules.rules.fact.InForce",
            "io.github.abmrules.rules.fact.Mapped",
            "io.github.abmrules.rules.fact.Moved",
            "io.github.abmrules.rules.fact.OfProfile",
            "io.github.abmrules.rules.parameters.Parameters",
            "io.github.abmrules.rules.profile.OverallSignals",
            "io.github.abmrules.rules.profile.Profile",
            "static io.github.abmrules.rules.verb.Verbs.informs",
            "static io.github.abmrules.rules.verb.Verbs.shows");
    private static final List<String> OF_PROFILE = List.of(
            "openDeal",
            "floored",
            "engagedContacts >= $p.number(\"engaged-contacts\")",
            "!live( meetingAt, $p.window(\"signal-window\") )");
    private static final List<String> OF_ALL = List.of(
            "icpTier in ( IcpTier.A, IcpTier.B )",
            "icpTier == IcpTier.C || == IcpTier.D",
            "standing != Cluster.MONITOR_ONLY",
            "standing == Cluster.ACTIVE_FOCUS",
            "!inCrm",
            "inCrm, accountTier == null");
    private static final List<String> OF_EVIDENCE = List.of(
            "demoted",
            "!news",
            "pinned",
            "seen contains PromotionTrigger.NEWS_TRIGGER",
            "lifts not contains Cluster.ACTIVE_FOCUS",
            "profile.engagedContacts >= $p.number(\"engaged-contacts\")");
    private static final List<String> MORE_FACTS = List.of(
            "not OverallSignals( profile == $d.profile )",
            "exists OverallSignals( profile == $d.profile )",
            "LevelSeen( profile == $d.profile, level == EngagementLevel.HIGH )",
            "exists LevelSeen( profile == $d.profile, level < EngagementLevel.HIGH )",
            "accumulate( LevelSeen( profile == $d.profile ); $n : count( 1 ) )",
            "Profile( this == $d.profile, openDeal )");

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    /**
     * The text of a file.
     *
     * @param rules how many rules
     * @param joined how many more that read several facts
     */
    String file(int rules, int joined) {
        StringBuilder text = new StringBuilder("package packs.house\n\n");
        HEADER.forEach(name -> text.append("import ").append(name).append('\n'));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < rules + joined; i++) {
            all.add(rule("r" + i, i >= rules));
        }
        Collections.shuffle(all, random);
        all.forEach(text::append);
        return text.toString();
    }

    private String rule(String name, boolean joins) {
        String type = pick(
                joins
                        ? List.of("Evidence", "Engaged", "Mapped", "Moved", "InForce")
                        : List.of(
                                "Profile", "Evidence", "Engaged", "Mapped", "Based", "Moved", "InForce", "OfProfile"));
        boolean evidence = !type.equals("Profile") && !type.equals("OfProfile");
        List<String> tests = new ArrayList<>();
        tests.add(pick(OF_ALL));
        if (evidence) {
            tests.add(pick(OF_EVIDENCE));
        } else if (type.equals("Profile")) {
            tests.add(pick(OF_PROFILE));
        }
        if (type.equals("Mapped") || type.equals("Engaged")) {
            tests.add("level " + pick(List.of("==", "!=", "<", ">=")) + " EngagementLevel.MEDIUM");
        }
        if (type.equals("Moved") || type.equals("Based")) {
            tests.add(
                    "basis " + pick(List.of("==", "!=")) + " Basis." + pick(List.of("STANDING", "FRESH", "DEAL_LOST")));
        }
        StringBuilder when = new StringBuilder();
        if (tests.stream().anyMatch(test -> test.contains("$p"))) {
            when.append("$p : Parameters( pack == \"engagement\" )\n    ");
        }
        when.append("$d : ")
                .append(type)
                .append("( ")
                .append(String.join(", ", tests))
                .append(" )");
        if (joins) {
            when.append("\n    ").append(pick(MORE_FACTS));
        }
        return PackText.rule(
                "house." + name,
                name,
                when.toString(),
                type.equals("Profile")
                        ? "insert( shows( drools.getRule(), $d, EngagementLevel.MEDIUM, \"" + name + "\", null ) );"
                        : "insert( informs( drools.getRule(), $d, \"HOUSE_" + name.toUpperCase(Locale.ROOT) + "\", \""
                                + type + "\" ) );");
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
