package io.github.abmrules.hubspot.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that answers as a test says. */
public final class ScriptedServer implements AutoCloseable {

    /** What arrived. */
    public record Call(String method, URI uri, String body, Map<String, List<String>> headers) {}

    /** What to answer; a length of -1 leaves the body open, and a negative status closes the connection. */
    public record Answer(int status, String body, Map<String, String> headers, Stop stop) {

        public static Answer of(int status, String body) {
            return new Answer(status, body, Map.of(), Stop.NOWHERE);
        }

        Answer with(String name, String value) {
            Map<String, String> more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Answer(status, body, more, stop);
        }

        static Answer stopping(String body, Stop stop) {
            return new Answer(200, body, Map.of(), stop);
        }
    }

    /** Where an answer ends too early. */
    enum Stop {
        NOWHERE,
        BEFORE_HEADERS,
        STALLED_BODY,
        CLOSED_BODY
    }

    static {
        // Else each answer waits for the acknowledgement of its headers, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    public ScriptedServer(Function<Call, Answer> script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders());
            calls.add(call);
            answer(exchange, script.apply(call));
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Answers in an order, the last one again and again. */
    public static ScriptedServer answering(Answer... answers) throws IOException {
        java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
        return new ScriptedServer(call -> answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        switch (answer.stop()) {
            case NOWHERE -> {
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            }
            case BEFORE_HEADERS -> exchange.close();
            case STALLED_BODY -> {
                exchange.sendResponseHeaders(answer.status(), body.length + 1_000L);
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
            }
            case CLOSED_BODY -> {
                exchange.sendResponseHeaders(answer.status(), body.length + 1_000L);
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
                exchange.close();
            }
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
