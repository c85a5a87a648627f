package io.github.abmrules.core.store;

import static io.github.abmrules.core.store.States.DAY;
import static io.github.abmrules.core.store.States.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Delivery;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourierTest {
    private static final DeliveryPolicy POLICY =
            new DeliveryPolicy(Duration.ofMinutes(1), Duration.ofMinutes(3), 3, Duration.ofMinutes(10));

    private final StateStore store = new InMemoryStore();
    private final List<String> taken = new ArrayList<>();
    private String broken = "nothing";
    private boolean retryable = true;

    private final Courier courier = new Courier(
            store, note -> take(note.key()), task -> take(task.key()), properties -> take(properties.key()), POLICY);

    private void take(String key) {
        if (key.startsWith(broken)) {
            throw new SourceException(Tool.ADD_NOTE, key, "out of order", retryable);
        }
        taken.add(key);
    }

    @BeforeEach
    void queue() {
        store.apply(List.of(States.first("a", Cluster.CLUSTER_ICP), States.first("b", Cluster.CLUSTER_ICP)));
    }

    @Test
    void deliversInTheOrderOfEachAccount() {
        Courier.Round round = courier.deliver(T0, 100);

        assertThat(round.delivered()).isEqualTo(6);
        assertThat(taken.stream().filter(key -> key.endsWith("a1")))
                .containsExactly("note/a1", "task/a1", "properties/a1");
        assertThat(courier.deliver(T0.plus(DAY), 100).delivered()).isZero();
        assertThat(store.deliveries(DeliveryStatus.DELIVERED, null, null, 9)).hasSize(6);
    }

    @Test
    void deliversNoMoreThanItIsTold() {
        assertThat(courier.deliver(T0, 1).delivered()).isEqualTo(1);
        assertThat(courier.deliver(T0, 3).delivered()).isEqualTo(3);
    }

    @Test
    void sendsAgainAfterLongerAndLongerWaits() {
        broken = "note/a";
        Courier.Round round = courier.deliver(T0, 100);
        assertThat(round.delivered()).isEqualTo(3);
        assertThat(round.waiting()).singleElement().satisfies(each -> {
            assertThat(each.reason()).isEqualTo("out of order");
            assertThat(each.notBefore()).isEqualTo(T0.plusSeconds(60));
        });
        // What comes after it waits with it.
        assertThat(taken).noneMatch(key -> key.endsWith("a1"));

        assertThat(courier.deliver(T0.plusSeconds(59), 100).waiting()).isEmpty();
        Instant second = T0.plusSeconds(60);
        assertThat(courier.deliver(second, 100).waiting().get(0).notBefore()).isEqualTo(second.plusSeconds(120));
        broken = "nothing";
        assertThat(courier.deliver(second.plusSeconds(120), 100).delivered()).isEqualTo(3);
    }

    @Test
    void parksWhatIsRefusedTooOftenAndGoesOn() {
        broken = "note/a";
        Instant at = T0;
        courier.deliver(at, 100);
        courier.deliver(at.plus(DAY), 100);
        Courier.Round third = courier.deliver(at.plus(DAY).plus(DAY), 100);

        assertThat(third.parked()).extracting(StoredDelivery::key).containsExactly("note/a1");
        assertThat(third.delivered()).isEqualTo(2);
        assertThat(store.deliveries(DeliveryStatus.PARKED, null, null, 9))
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo("out of order"));

        broken = "nothing";
        Instant later = at.plus(Duration.ofDays(9));
        assertThat(Courier.replay(store, "note/b1", later)).isFalse();
        assertThat(Courier.replay(store, "note/x", later)).isFalse();
        assertThat(Courier.replay(store, "note/a1", later)).isTrue();
        assertThat(courier.deliver(later, 9).delivered()).isEqualTo(1);
    }

    @Test
    void parksAtOnceWhatWillNeverBeTaken() {
        broken = "note/a";
        retryable = false;
        assertThat(courier.deliver(T0, 100).parked()).hasSize(1);
    }

    @Test
    void sendsAgainWhatWasInTheHandsOfAProcessThatEnded() {
        store.takeDeliveries(T0, T0.plus(POLICY.inHand()), 1);

        assertThat(courier.deliver(T0, 100).delivered()).isEqualTo(3);
        assertThat(courier.deliver(T0.plus(POLICY.inHand()), 100).delivered()).isEqualTo(3);
    }

    @Test
    void isTheOutboxOfWorkflowsToo() {
        StoreOutbox<CrmNote> notes = StoreOutbox.ofNotes(store, T0);
        CrmNote own = new CrmNote("own", "a", "Company", "Text", T0);
        broken = "note/b";
        Delivery.Receipt receipt = new Delivery<CrmNote>(note -> take(note.key()), notes).deliver(List.of(own));

        assertThat(receipt.sent()).isEqualTo(1);
        assertThat(receipt.retried()).isEqualTo(1);
        assertThat(receipt.queued()).hasSize(1);
        assertThat(notes.pending()).extracting(CrmNote::key).containsExactly("note/b1");

        StoreOutbox<CrmTask> tasks = StoreOutbox.ofTasks(store, T0);
        tasks.queue(List.of(new CrmTask("free", null, null, "Do it", null, null, null)));
        assertThat(tasks.pending()).extracting(CrmTask::key).containsExactlyInAnyOrder("free", "task/a1", "task/b1");
    }

    @Test
    void refusesAPolicyThatMakesNoSense() {
        assertThatThrownBy(() -> new DeliveryPolicy(Duration.ZERO, Duration.ZERO, 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive");
        assertThatThrownBy(() ->
                        new DeliveryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, Duration.ofSeconds(1)))
                .hasMessageContaining("attempts 0");
    }
}
