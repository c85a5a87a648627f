package io.github.abmrules.rules.reload;

import static io.github.abmrules.rules.reload.TinyRules.NOW;
import static io.github.abmrules.rules.reload.TinyRules.account;
import static io.github.abmrules.rules.reload.TinyRules.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier versions are returned to. Version 1 is in {@code versions} at 0. */
class RollbackTest {
    @TempDir
    private Path folder;

    private final List<Instant> instants = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();
    private TinyRules rules;
    private ReloadingEngine engine;

    @BeforeEach
    void open() {
        rules = new TinyRules(folder).write(1);
        engine = ReloadingEngine.builder(this::now)
                .trustRules()
                .withoutShippedPacks()
                .rules(folder)
                .keep(2)
                .build();
        versions.add(engine.status().version());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void goesBackStepByStep() {
        reloadTo(2);
        reloadTo(3);
        assertThat(engine.rollback()).isEqualTo(versions.get(1));
        assertThat(active()).isEqualTo(2);
        assertThat(engine.status().since()).isEqualTo(instants.get(3));
        assertThat(engine.status().rollbacks()).isEqualTo(1);
        assertThat(engine.rollback()).isEqualTo(versions.get(0));
        assertThat(active()).isEqualTo(1);
        assertThat(kept()).containsExactly(versions.get(1), versions.get(2));
    }

    @Test
    void goesBackToANamedVersionAndForwardAgain() {
        reloadTo(2);
        reloadTo(3);
        assertThat(engine.rollback(versions.get(0))).isEqualTo(versions.get(0));
        assertThat(active()).isEqualTo(1);
        assertThat(engine.status().previous()).isNull();
        assertThat(engine.rollback(versions.get(2))).isEqualTo(versions.get(2));
        assertThat(active()).isEqualTo(3);
        assertThat(engine.status().previous()).isEqualTo(versions.get(0));
        assertThat(engine.status().open()).isEqualTo(3);
    }

    @Test
    void doesNotGoBackToAVersionThatItWentBackFrom() {
        reloadTo(2);
        engine.rollback();
        reloadTo(3);
        assertThat(engine.rollback()).isEqualTo(versions.get(0));
    }

    @Test
    void doesNothingWhenTheNamedVersionIsActive() {
        reloadTo(2);
        ReloadStatus before = engine.status();
        assertThat(engine.rollback(versions.get(1))).isEqualTo(versions.get(1));
        assertThat(engine.status()).isEqualTo(before);
    }

    @Test
    void isUndoneByTheNextReloadOfTheSameFiles() {
        reloadTo(2);
        engine.rollback();
        assertThat(engine.reload()).isEqualTo(new ReloadResult(ReloadResult.Kind.RELOADED, versions.get(1), List.of()));
        assertThat(active()).isEqualTo(2);
    }

    @Test
    void keepsTheVersionsThatWereActiveLast() {
        reloadTo(2);
        reloadTo(3);
        reloadTo(4);
        assertThat(kept()).containsExactly(versions.get(2), versions.get(1));
        assertThat(engine.status().open()).isEqualTo(3);
        engine.rollback();
        engine.rollback();
        assertThat(active()).isEqualTo(2);
        assertThatThrownBy(engine::rollback)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "no version before " + versions.get(1), versions.get(3), "Maybe name one of them?");
        assertThatThrownBy(() -> engine.rollback(versions.get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("is not kept", "Kept: ", "Maybe the builder should keep more versions?");
        assertThat(active()).isEqualTo(2);
    }

    @Test
    void hasNowhereToGoAtFirst() {
        assertThatThrownBy(engine::rollback)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("no version before " + versions.get(0), "Maybe nothing was reloaded yet");
    }

    @Test
    void asksForTheWholeOfAVersion() {
        reloadTo(2);
        String first = versions.get(0);
        assertThatThrownBy(() -> engine.rollback(first.substring(0, 8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" Maybe \"" + first + "\"?");
        assertThatThrownBy(() -> engine.rollback("x" + first.substring(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" Maybe \"" + first + "\"?");
    }

    @Test
    void keepsNothingWhenToldSo() {
        try (ReloadingEngine forgetful = TinyRules.builder(folder).keep(0).build()) {
            rules.write(2);
            forgetful.reload();
            assertThat(forgetful.status().kept()).isEmpty();
            assertThat(forgetful.status().open()).isEqualTo(1);
            assertThatThrownBy(forgetful::rollback)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("None is kept");
        }
        assertThatThrownBy(() -> TinyRules.builder(folder).keep(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("-1", "Maybe 0");
    }

    private Instant now() {
        instants.add(NOW.plusSeconds(instants.size()));
        return instants.get(instants.size() - 1);
    }

    private void reloadTo(int number) {
        rules.write(number);
        versions.add(engine.reload().version());
        assertThat(active()).isEqualTo(number);
    }

    private int active() {
        return number(engine.decide(account("a"), NOW));
    }

    private List<String> kept() {
        return engine.status().kept().stream().map(KeptVersion::version).toList();
    }
}
