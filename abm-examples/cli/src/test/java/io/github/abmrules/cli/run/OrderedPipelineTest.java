package io.github.abmrules.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedPipelineTest {

    @Test
    void givesResultsInTheOrderOfTheChunks() {
        List<Integer> results = new ArrayList<>();

        OrderedPipeline.run(
                IntStream.range(0, 500).iterator(),
                8,
                number -> {
                    pause(number % 3);
                    return 2 * number;
                },
                results::add);

        assertThat(results)
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> 2 * i).toList());
    }

    @Test
    void readsOnlySoFarAhead() {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        Iterator<Integer> counting = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return read.get() < 200;
            }

            @Override
            public Integer next() {
                mostAhead.accumulateAndGet(read.get() - taken.get(), Math::max);
                return read.getAndIncrement();
            }
        };

        OrderedPipeline.run(counting, 2, number -> number, number -> {
            pause(1);
            taken.incrementAndGet();
        });

        assertThat(mostAhead.get()).isLessThanOrEqualTo(6);
    }

    @Test
    void throwsWhatReadingThrowsAfterTheResultsBeforeIt() {
        List<Integer> results = new ArrayList<>();
        Iterator<Integer> broken = IntStream.range(0, 20)
                .map(i -> {
                    if (i == 15) {
                        throw new IllegalArgumentException("broken at " + i);
                    }
                    return i;
                })
                .iterator();

        assertThatThrownBy(() -> OrderedPipeline.run(broken, 3, number -> number, results::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken at 15");
        assertThat(results).hasSize(15);
    }

    @Test
    void throwsWhatWorkingThrows() {
        List<Integer> results = new ArrayList<>();

        assertThatThrownBy(() -> OrderedPipeline.run(
                        IntStream.range(0, 1_000).iterator(), 3, number -> 10 / (5 - number), results::add))
                .isInstanceOf(ArithmeticException.class);
        assertThat(results).hasSize(5);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
