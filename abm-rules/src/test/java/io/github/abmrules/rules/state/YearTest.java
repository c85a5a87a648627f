package io.github.abmrules.rules.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryFilter;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoredAccount;
import io.github.abmrules.rules.AbmEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time does not depend on how often one looks. */
class YearTest {
    private static AbmEngine engine;

    @BeforeAll
    static void compile() {
        engine = AbmEngine.builder()
                .parameter("review", "active-focus-capacity", "3")
                .build();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 7})
    void evaluatingDailyGivesTheHistoryOfEvaluatingWhenSomethingChanges(long seed) {
        RandomYear year = new RandomYear(seed, 12);
        StateStore daily = new InMemoryStore();
        StateStore due = new InMemoryStore();

        year.replay(AccountLedger.of(engine, daily), true);
        year.replay(AccountLedger.of(engine, due), false);

        List<HistoryEntry> expected = daily.history(HistoryFilter.all());
        List<HistoryEntry> actual = due.history(HistoryFilter.all());
        assertThat(only(actual, expected)).as("only when something changes").isEmpty();
        assertThat(only(expected, actual)).as("only daily").isEmpty();
        assertThat(actual).isEqualTo(expected);
        assertThat(exported(due)).isEqualTo(exported(daily));
        assertThat(expected.stream().map(HistoryEntry::kind).distinct())
                .contains(
                        HistoryKind.MOVED,
                        HistoryKind.REVIEW_RAISED,
                        HistoryKind.REVIEW_EXPIRED,
                        HistoryKind.REVIEW_SUPERSEDED,
                        HistoryKind.REVIEW_APPROVED,
                        HistoryKind.REVIEW_REJECTED);
    }

    @Test
    void historiesOfManyYearsHoldEveryKind() {
        StateStore store = new InMemoryStore();
        new RandomYear(4, 40).replay(AccountLedger.of(engine, store), false);

        Stream<HistoryKind> kinds = store.history(HistoryFilter.all()).stream()
                .map(HistoryEntry::kind)
                .distinct();
        assertThat(kinds).contains(HistoryKind.PINNED, HistoryKind.PIN_EXPIRED, HistoryKind.DEAL_OPENED);
    }

    /** What one history has and the other has not, earliest first. */
    private static List<HistoryEntry> only(List<HistoryEntry> one, List<HistoryEntry> other) {
        return one.stream()
                .filter(entry -> !other.contains(entry))
                .sorted(Comparator.comparing(HistoryEntry::at))
                .limit(4)
                .toList();
    }

    private static List<StoredAccount> exported(StateStore store) {
        List<StoredAccount> all = new ArrayList<>();
        store.export(all::add);
        return all;
    }
}
