package io.github.abmrules.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.run.ChangedRecords;
import io.github.abmrules.hubspot.webhook.DedupeStore;
import io.github.abmrules.hubspot.webhook.SignatureVerifier;
import io.github.abmrules.hubspot.webhook.Touched;
import io.github.abmrules.hubspot.webhook.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm hubspot webhook}. */
@Command(
        name = "webhook",
        description =
                "Receives what HubSpot sends when records change: checks the signature, leaves out repeats and the echo of"
                        + " own writes, and lists the records whose companies are to be decided again. Runs until it is ended.",
        footer = {
            "",
            "Exit status: 2 an option, the secret or the port cannot be used; 3 ended.",
            "",
            "Then: abm hubspot sync --changed changed.jsonl …"
        })
final class HubSpotWebhookCommand implements Callable<Integer> {

    static final String SECRET_VARIABLE = HubSpotOptions.CLIENT_SECRET_VARIABLE;
    private static final int BODY_LIMIT = 1 << 20;
    private static final int THREADS = 4;
    private static final int REMEMBERED = 100_000;

    private final Shell shell;

    @Option(
            names = "--public-uri",
            paramLabel = "URI",
            required = true,
            description = "The address that HubSpot calls, as it is set in the app: the signature is over it.")
    private @Nullable URI publicUri;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file with the client secret. Default: the environment variable " + SECRET_VARIABLE + ".")
    private @Nullable Path secretFile;

    @Option(names = "--host", paramLabel = "HOST", description = "Where it listens. Default: 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes a free one. Default: 8088.")
    private int port = 8088;

    @Option(
            names = "--changed",
            paramLabel = "FILE",
            description = "Adds the records to this file, before HubSpot is answered. Default: standard output.")
    private @Nullable Path changed;

    HubSpotWebhookCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        WebhookReceiver receiver = new WebhookReceiver(
                new SignatureVerifier(
                        HubSpotOptions.secret(secretFile, "--secret-file", SECRET_VARIABLE),
                        java.util.Objects.requireNonNull(publicUri),
                        shell.clock()),
                DedupeStore.inMemory(REMEMBERED));
        ChangedRecords records = changed == null ? null : new ChangedRecords(changed);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        HttpServer server = server();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, receiver, records);
            }
        });
        server.start();
        shell.interruption().onInterrupt(() -> shell.say("ended"));
        shell.say("listens on http://" + host + ":" + server.getAddress().getPort() + " for " + publicUri);
        try {
            new CountDownLatch(1).await();
            return ExitStatus.DONE;
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableException("--host " + host + " --port " + port + " cannot be listened on: "
                    + e.getMessage() + ". Maybe another program does already?");
        }
    }

    private void answer(HttpExchange exchange, WebhookReceiver receiver, @Nullable ChangedRecords records)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        WebhookReceiver.Receipt receipt = receiver.receive(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawQuery(),
                body,
                exchange.getRequestHeaders().getFirst(SignatureVerifier.SIGNATURE_HEADER),
                exchange.getRequestHeaders().getFirst(SignatureVerifier.TIMESTAMP_HEADER));
        if (receipt.reason() != null) {
            shell.say("refused with " + receipt.status() + ": " + receipt.reason());
        }
        int status = receipt.status();
        if (!receipt.touched().isEmpty()) {
            try {
                keep(receipt.touched(), records);
            } catch (UncheckedIOException e) {
                // HubSpot sends it again, and then it must not count as a repeat.
                receiver.forget(receipt);
                shell.say("could not keep what changed: " + StreamFailure.reason(e) + ". HubSpot will send it again.");
                status = 500;
            }
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private void keep(Set<Touched> touched, @Nullable ChangedRecords records) {
        if (records != null) {
            records.add(touched);
            return;
        }
        StringBuilder lines = new StringBuilder();
        touched.forEach(each -> lines.append(ChangedRecords.line(each)));
        shell.out(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
