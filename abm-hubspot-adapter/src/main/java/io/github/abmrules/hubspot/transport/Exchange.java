package io.github.abmrules.hubspot.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a deadline that also holds for the body. Java's own timeout of a request ends when the headers have arrived
 * (JDK-8258397), so that a body which stalls would be waited for without end.
 */
final class Exchange {

    /** What came of it: a response, or how it failed. */
    record Result(
            @Nullable HttpResponse<String> response,
            @Nullable String failure,
            boolean sent) {}

    private Exchange() {}

    static Result run(HttpClient http, HttpRequest request, Duration deadline, Cancellation cancellation)
            throws InterruptedException {
        TextBody[] body = new TextBody[1];
        CompletableFuture<HttpResponse<String>> future = http.sendAsync(request, info -> {
            TextBody subscriber = new TextBody();
            synchronized (body) {
                body[0] = subscriber;
            }
            return subscriber;
        });
        Runnable stop = () -> {
            future.cancel(true);
            synchronized (body) {
                if (body[0] != null) {
                    body[0].stop();
                }
            }
        };
        cancellation.onCancel(stop);
        try {
            return new Result(future.get(deadline.toNanos(), TimeUnit.NANOSECONDS), null, true);
        } catch (TimeoutException e) {
            stop.run();
            return new Result(null, "no whole reply within " + deadline.toMillis() + " ms", true);
        } catch (InterruptedException e) {
            stop.run();
            throw e;
        } catch (CancellationException e) {
            return new Result(null, "it was cancelled", true);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } finally {
            cancellation.forget(stop);
        }
    }

    private static Result failed(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof ConnectException
                    || each instanceof HttpConnectTimeoutException
                    || each instanceof UnresolvedAddressException) {
                return new Result(null, "the connection was refused or could not be made", false);
            }
        }
        if (cause instanceof IOException) {
            // The message of an IOException of the client has hosts and byte counts, never headers.
            return new Result(null, cause.getClass().getSimpleName() + " " + cause.getMessage(), true);
        }
        return new Result(null, cause == null ? "it failed" : cause.getClass().getSimpleName(), true);
    }
}
