package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.fired;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of tier, engagement and news against clusters. */
class MappingTest {
    private static final List<TriggerStatus> NEWS = List.of(TriggerStatus.NO, TriggerStatus.YES);

    private static final String TABLE = """
              NONE     LOW      MEDIUM   HIGH
              no  yes  no  yes  no  yes  no  yes
            A ICP FP   ICP FP   FP  AF   AF  AF
            B ICP FP   ICP FP   FP  AF   AF  AF
            C ICP FP   ICP FP   FP  FP   FP  FP
            D MO  MO   MO  MO   MO  MO   MO  MO
            E MO  MO   MO  MO   MO  MO   MO  MO
            """;

    private static AbmEngine engine;

    @BeforeAll
    static void open() {
        engine = AbmEngine.create();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    record Cell(IcpTier tier, EngagementLevel level, TriggerStatus news, Cluster cluster) {}

    static List<Cell> cells() {
        Map<String, Cluster> names = Map.of(
                "MO", Cluster.MONITOR_ONLY,
                "ICP", Cluster.CLUSTER_ICP,
                "FP", Cluster.FUTURE_PIPELINE,
                "AF", Cluster.ACTIVE_FOCUS);
        List<Cell> cells = new ArrayList<>();
        TABLE.lines().skip(2).forEach(line -> {
            String[] words = line.strip().split(" +");
            int column = 1;
            for (EngagementLevel level : EngagementLevel.values()) {
                for (TriggerStatus news : NEWS) {
                    cells.add(new Cell(IcpTier.valueOf(words[0]), level, news, names.get(words[column++])));
                }
            }
        });
        return cells;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void givesANewAccountTheClusterOfTheTable(Cell cell) {
        assertThat(decide(cell.tier(), cell.level(), cell.news()).cluster()).isEqualTo(cell.cluster());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void firesExactlyOneRuleOfTheMapping(Cell cell) {
        assertThat(mappingRules(decide(cell.tier(), cell.level(), cell.news()))).hasSize(1);
    }

    @Test
    void fillsFortyCells() {
        Map<Cluster, Integer> totals = new EnumMap<>(Cluster.class);
        for (IcpTier tier : IcpTier.values()) {
            for (EngagementLevel level : EngagementLevel.values()) {
                for (TriggerStatus news : NEWS) {
                    totals.merge(decide(tier, level, news).cluster(), 1, Integer::sum);
                }
            }
        }
        assertThat(totals)
                .containsOnly(
                        Map.entry(Cluster.ACTIVE_FOCUS, 6),
                        Map.entry(Cluster.FUTURE_PIPELINE, 12),
                        Map.entry(Cluster.CLUSTER_ICP, 6),
                        Map.entry(Cluster.MONITOR_ONLY, 16));
    }

    @Test
    void hasNoRuleThatDecidesNothing() {
        Set<String> fired = new TreeSet<>();
        cells().forEach(cell -> fired.addAll(mappingRules(decide(cell.tier(), cell.level(), cell.news()))));
        List<String> all = engine.rules().stream()
                .map(rule -> rule.id())
                .filter(id -> id.startsWith("cluster."))
                .sorted()
                .toList();
        assertThat(fired).containsExactlyElementsOf(all);
    }

    @Test
    void neverGivesABetterTierAStrongerEngagementOrNewsALowerCluster() {
        List<Cell> cells = cells();
        for (Cell low : cells) {
            Cluster lower = decide(low.tier(), low.level(), low.news()).cluster();
            for (Cell high : cells) {
                boolean noLess = high.tier().compareTo(low.tier()) <= 0
                        && high.level().compareTo(low.level()) >= 0
                        && (high.news() == TriggerStatus.YES || low.news() == TriggerStatus.NO);
                if (noLess) {
                    assertThat(decide(high.tier(), high.level(), high.news()).cluster())
                            .as("%s against %s", high, low)
                            .isGreaterThanOrEqualTo(lower);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EngagementLevel.class)
    void decidesAFailedLookupOfNewsLikeNoNews(EngagementLevel level) {
        for (IcpTier tier : IcpTier.values()) {
            assertThat(decide(tier, level, TriggerStatus.UNKNOWN).cluster())
                    .isEqualTo(decide(tier, level, TriggerStatus.NO).cluster());
        }
    }

    private static Assignment decide(IcpTier tier, EngagementLevel level, TriggerStatus news) {
        return engine.decide(
                account(tier).engagementLevel(level).triggerStatus(news).build(), NOW);
    }

    private static List<String> mappingRules(Assignment assignment) {
        return fired(assignment).stream()
                .filter(id -> id.startsWith("cluster."))
                .toList();
    }
}
