package io.github.abmrules.hubspot.crm;

import io.github.abmrules.hubspot.failure.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Several calls at once, so that the limiter bounds the throughput and not the time that a reply takes. Thread-safe. */
final class Fanout implements AutoCloseable {

    private final ExecutorService threads;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    Fanout(int parallel) {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(parallel, work -> {
            Thread thread = new Thread(work, "hubspot-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The results in the order of the inputs. When one fails the others end first, and then it fails. */
    <A, B> List<B> map(List<A> inputs, Function<A, B> call) {
        // Work within work runs in its own thread: waiting for a free one could last for ever.
        if (inputs.size() <= 1 || inside.get()) {
            return inputs.stream().map(call).toList();
        }
        List<Future<B>> futures = new ArrayList<>();
        for (A input : inputs) {
            futures.add(threads.submit(() -> {
                inside.set(true);
                return call.apply(input);
            }));
        }
        List<B> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<B> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                failure = failure == null ? (RuntimeException) e.getCause() : failure;
            } catch (InterruptedException e) {
                futures.forEach(each -> each.cancel(true));
                Thread.currentThread().interrupt();
                throw new CancelledException("Waiting for HubSpot was interrupted.", 0, null);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    /** A list in parts. */
    static <T> List<List<T>> parts(List<T> list, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i += size) {
            parts.add(list.subList(i, Math.min(i + size, list.size())));
        }
        return parts;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
