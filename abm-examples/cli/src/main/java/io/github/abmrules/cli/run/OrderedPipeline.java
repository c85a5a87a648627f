package io.github.abmrules.cli.run;

import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thread reads chunks, several work on them, and the caller's thread takes the results in the order of the chunks. No
 * more than two chunks a worker are under way.
 */
final class OrderedPipeline {

    private OrderedPipeline() {}

    /**
     * Carries chunks through; returns when the last result has been taken. What is thrown while reading, working or taking
     * is thrown here, once all results before it have been taken.
     */
    static <C, R> void run(Iterator<C> chunks, int threads, Function<C, R> work, Consumer<R> results) {
        BlockingQueue<Future<@Nullable R>> underWay = new ArrayBlockingQueue<>(2 * threads);
        ExecutorService workers = Executors.newFixedThreadPool(threads, named("abm-worker"));
        Future<@Nullable R> end = CompletableFuture.completedFuture(null);
        Thread reader = named("abm-reader").newThread(() -> {
            try {
                Future<@Nullable R> last = end;
                try {
                    while (chunks.hasNext()) {
                        C chunk = chunks.next();
                        FutureTask<@Nullable R> task = new FutureTask<>(() -> work.apply(chunk));
                        underWay.put(task);
                        workers.execute(task);
                    }
                } catch (RuntimeException | Error e) {
                    last = CompletableFuture.failedFuture(e);
                }
                underWay.put(last);
            } catch (InterruptedException e) {
                // The run has ended.
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        try {
            while (true) {
                R result = underWay.take().get();
                if (result == null) {
                    return;
                }
                results.accept(result);
            }
        } catch (ExecutionException e) {
            throw unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException exception) {
            return exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            // A reader that waits for standard input must not keep the process from ending.
            thread.setDaemon(true);
            return thread;
        };
    }
}
