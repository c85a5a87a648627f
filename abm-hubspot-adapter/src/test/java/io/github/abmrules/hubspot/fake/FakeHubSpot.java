package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A HubSpot that runs in this process, on a port of the loopback interface. It keeps what is written, and behaves as the
 * service does: limits, paging, validation, scopes, partial errors. Faults are put in with {@link #faults()}, and
 * {@link #journal()} tells what was asked for.
 *
 * <pre>{@code
 * try (FakeHubSpot hubspot = FakeHubSpot.start()) {
 *     String id = hubspot.addCompany(Map.of("name", "Acme", "domain", "acme.example"));
 *     // a client of hubspot.baseUri() with hubspot.token()
 *     assertThat(hubspot.associated(ObjectType.COMPANIES, id, ObjectType.NOTES)).hasSize(1);
 * }
 * }</pre>
 *
 * <p>Equal seeds give equal ids and equal faults. Safe for any number of threads.
 */
public final class FakeHubSpot implements AutoCloseable {

    /** All that a client can be allowed to do. */
    public static final Set<String> ALL_SCOPES = Set.of(
            "crm.objects.companies.read",
            "crm.objects.companies.write",
            "crm.objects.contacts.read",
            "crm.objects.contacts.write",
            "crm.objects.deals.read",
            "crm.objects.deals.write",
            "crm.objects.owners.read",
            "crm.schemas.companies.write",
            "crm.schemas.contacts.write",
            "sales-email-read");

    private static final int URL_LIMIT = 8_192;

    static {
        // Headers and bodies are written one after the other; waiting for acknowledgements would take 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Object lock = new Object();
    private final Builder options;
    private final Portal portal;
    private final Faults faults;
    private final Journal journal = new Journal();
    private final RateLimiter limiter;
    private final Tokens tokens;
    private final Router router;
    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger correlation = new AtomicInteger();

    private FakeHubSpot(Builder options) {
        this.options = options;
        this.portal = new Portal(options.clock, options.indexingLag, options.seed);
        this.faults = new Faults(options.seed);
        this.limiter = new RateLimiter(options.limits, options.clock);
        this.tokens = new Tokens(options.clock, options.token, Set.copyOf(options.scopes), options.rotates);
        RecordsApi records = new RecordsApi(portal, faults, options.searchOrder, options.seed);
        this.router = new Router(
                records,
                new AssociationsApi(portal, records, options.associationPage),
                new PropertiesApi(portal),
                new AccountApi(portal, options.portalId),
                tokens);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-hubspot");
            thread.setDaemon(true);
            return thread;
        });
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + options.port + ": " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one that is empty, on a free port. */
    public static FakeHubSpot start() {
        return builder().start();
    }

    /** Starts one with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A token with the scopes of the settings, which does not expire. */
    public String token() {
        return options.token;
    }

    /** The client id, the client secret and the refresh token of OAuth, in this order. */
    public List<String> oauth() {
        return List.of(Tokens.CLIENT_ID, Tokens.CLIENT_SECRET, Tokens.REFRESH_TOKEN);
    }

    /** What was asked for. */
    public Journal journal() {
        return journal;
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** Adds a company that was there before. Its id. */
    public String addCompany(Map<String, String> properties) {
        return add(ObjectType.COMPANIES, properties);
    }

    /** Adds a contact of a company. Its id. */
    public String addContact(String companyId, Map<String, String> properties) {
        return addOf(ObjectType.CONTACTS, companyId, properties);
    }

    /** Adds a deal of a company. Its id. */
    public String addDeal(String companyId, Map<String, String> properties) {
        return addOf(ObjectType.DEALS, companyId, properties);
    }

    /** Adds a record of a company, for instance a meeting. Its id. */
    public String addOf(ObjectType type, String companyId, Map<String, String> properties) {
        synchronized (lock) {
            String id = add(type, properties);
            associate(type, id, ObjectType.COMPANIES, companyId);
            return id;
        }
    }

    /** Adds a record that was there before, with values that only the service writes. Its id. */
    public String add(ObjectType type, Map<String, String> properties) {
        synchronized (lock) {
            return Long.toString(portal.seed(type, properties).id);
        }
    }

    /** Associates two records without a label. */
    public void associate(ObjectType from, String fromId, ObjectType to, String toId) {
        synchronized (lock) {
            Portal.Row fromRow = portal.get(from, fromId, null);
            Portal.Row toRow = portal.get(to, toId, null);
            portal.associate(from, fromRow, to, toRow, Links.standard(from, to));
        }
    }

    /** Changes values as somebody else does, also those that only the service writes. */
    public void change(ObjectType type, String id, Map<String, String> values) {
        synchronized (lock) {
            portal.change(portal.get(type, id, null), new TreeMap<>(values));
        }
    }

    /** Archives a record as somebody else does. */
    public void archive(ObjectType type, String id) {
        synchronized (lock) {
            portal.archive(portal.get(type, id, null));
        }
    }

    /** Adds an owner. Its id. */
    public String addOwner(String email, String firstName, String lastName) {
        synchronized (lock) {
            int number = portal.owners.size() + 1;
            Owner owner =
                    new Owner(Integer.toString(1_400_000 + number), 60_000_000L + number, email, firstName, lastName);
            portal.owners.add(owner);
            return owner.id();
        }
    }

    /** Adds a property that an admin created, with options when it is an enumeration. */
    public void addProperty(ObjectType type, String name, String kind, String fieldType, List<String> optionValues) {
        Property.checkTypes(kind, fieldType);
        synchronized (lock) {
            List<Property.Option> all = optionValues.stream()
                    .map(value -> new Property.Option(value, value))
                    .toList();
            portal.properties.put(
                    type,
                    new Property(
                            name, name, kind, fieldType, type.singular() + "information", all, false, false, true));
        }
    }

    /** From now on an admin requires a value of this property. */
    public void requireProperty(ObjectType type, String name) {
        synchronized (lock) {
            portal.properties.require(type, name);
        }
    }

    /** The names of all properties of a type. */
    public Set<String> propertyNames(ObjectType type) {
        synchronized (lock) {
            return Set.copyOf(portal.properties.of(type).keySet());
        }
    }

    /** All records of a type that are not archived, by id. */
    public List<FakeRecord> records(ObjectType type) {
        synchronized (lock) {
            return portal.live(type).stream().map(Portal.Row::record).toList();
        }
    }

    /** A record, also an archived one. */
    public FakeRecord record(ObjectType type, String id) {
        synchronized (lock) {
            Portal.Row row = portal.all(type).get(Long.parseLong(id));
            if (row == null) {
                throw new IllegalArgumentException("There is no " + type.singular() + " " + id + ".");
            }
            return row.record();
        }
    }

    /** The records of a type that a record is associated with, by id. */
    public List<FakeRecord> associated(ObjectType from, String id, ObjectType to) {
        synchronized (lock) {
            List<FakeRecord> found = new ArrayList<>();
            for (long other : portal.links.of(from, Long.parseLong(id), to).keySet()) {
                found.add(portal.all(to).get(other).record());
            }
            return found;
        }
    }

    /**
     * Keys that more than one record has, with the number of records: what was written twice.
     *
     * @param key what is to be written once, null for records that do not count
     */
    public Map<String, Integer> repeated(ObjectType type, Function<FakeRecord, @Nullable String> key) {
        Map<String, Integer> counts = new TreeMap<>();
        for (FakeRecord each : records(type)) {
            String found = key.apply(each);
            if (found != null) {
                counts.merge(found, 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count < 2);
        return counts;
    }

    /** Waits until it is closed. */
    public void join() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        Call call;
        Answer answer;
        Fault fault = null;
        String name = "unknown";
        boolean done = false;
        Request request = null;
        try {
            request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    sent);
            if (exchange.getRequestURI().toString().length() > URL_LIMIT) {
                throw Refusal.of(414, "URI_TOO_LONG", "The URL is longer than " + URL_LIMIT + " characters.");
            }
            Router.Operation operation = router.find(request);
            if (operation == null) {
                throw Refusal.notFound("Unable to find " + request.method() + " "
                        + request.uri().getPath());
            }
            name = operation.name();
            fault = faults.draw(name, request);
            synchronized (lock) {
                if (fault != null && !fault.afterwards()) {
                    answer = fault.answer();
                } else {
                    answer = answered(operation, request);
                    done = answer.status() < 300;
                    if (fault != null && fault.way() == Fault.Way.STATUS) {
                        answer = fault.answer();
                    }
                }
            }
        } catch (Refusal refusal) {
            answer = new Answer(refusal.status(), Map.of(), refusal.body());
        }
        boolean silent = fault != null && (fault.way() == Fault.Way.RESET || fault.way() == Fault.Way.STALLED_HEADERS);
        call = new Call(
                options.clock.instant(),
                name,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                request == null || name.equals("oauth.token") ? "" : request.text(),
                silent ? 0 : answer.status(),
                fault == null ? null : fault.name(),
                done);
        journal.add(call);
        pause();
        send(exchange, answer, fault);
    }

    private Answer answered(Router.Operation operation, Request request) {
        boolean token = operation.name().equals("oauth.token");
        Answer answer;
        try {
            if (!token) {
                tokens.authenticate(request.token());
            }
            String exceeded = token ? null : limiter.take(operation.search());
            if (exceeded != null) {
                Map<String, String> headers = exceeded.equals("TEN_SECONDLY_ROLLING")
                        ? Map.of("Retry-After", Long.toString(limiter.secondsToWait()))
                        : Map.of();
                answer = new Answer(429, headers, Fault.tooManyBody(exceeded));
            } else {
                if (operation.scope() != null) {
                    tokens.require(operation.scope());
                }
                answer = operation.work().get();
            }
        } catch (Refusal refusal) {
            answer = new Answer(refusal.status(), Map.of(), refusal.body());
        }
        if (operation.search() || token) {
            return answer;
        }
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.putAll(limiter.headers(tokens.isOauth(request.token())));
        return new Answer(answer.status(), headers, answer.body());
    }

    private void pause() {
        if (!options.latency.isZero()) {
            await(options.latency);
        }
    }

    private void await(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, Answer answer, @Nullable Fault fault) throws IOException {
        Fault.Way way = fault == null ? Fault.Way.STATUS : fault.way();
        try {
            if (way == Fault.Way.RESET) {
                return;
            }
            if (way == Fault.Way.STALLED_HEADERS) {
                await(Duration.ofHours(1));
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body(answer);
            if (bytes.length == 0) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            OutputStream out = exchange.getResponseBody();
            if (way == Fault.Way.STATUS) {
                out.write(bytes);
                out.close();
                return;
            }
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            if (way == Fault.Way.STALLED_BODY) {
                await(Duration.ofHours(1));
            }
        } finally {
            exchange.close();
        }
    }

    private byte[] body(Answer answer) {
        ObjectNode body = answer.body();
        if (body == null) {
            return new byte[0];
        }
        ObjectNode sent = body.deepCopy();
        if (answer.status() >= 400) {
            sent.put("correlationId", "00000000-0000-4000-8000-%012d".formatted(correlation.incrementAndGet()));
        }
        if (options.unknownFields) {
            Json.addUnknownFields(sent, "");
        }
        return Json.bytes(sent);
    }

    /** Settings of a fake. */
    public static final class Builder {
        private int port;
        private long seed = 1;
        private long portalId = 4_711;
        private Clock clock = Clock.systemUTC();
        private Limits limits = Limits.professional();
        private Duration indexingLag = Duration.ofSeconds(2);
        private Duration latency = Duration.ZERO;
        private SearchOrder searchOrder = SearchOrder.SORTED;
        private int associationPage = 100;
        private boolean unknownFields = true;
        private String token = "fake-token";
        private Set<String> scopes = ALL_SCOPES;
        private boolean rotates;

        private Builder() {}

        /** The port; 0, the default, takes a free one. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** What ids and faults by chance follow from. Default: 1. */
        public Builder seed(long number) {
            this.seed = number;
            return this;
        }

        /** The id of the account. Default: 4711. */
        public Builder portalId(long id) {
            this.portalId = id;
            return this;
        }

        /** The clock of limits, tokens, index and records; {@link ManualClock} for tests. Default: that of the system. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /** Default: those of a professional subscription. */
        public Builder limits(Limits newLimits) {
            this.limits = newLimits;
            return this;
        }

        /** How long after a change searches show it. Default: two seconds. */
        public Builder indexingLag(Duration lag) {
            this.indexingLag = lag;
            return this;
        }

        /** How long every answer takes. Default: zero. */
        public Builder latency(Duration time) {
            this.latency = time;
            return this;
        }

        /** Default: as asked for. */
        public Builder searchOrder(SearchOrder order) {
            this.searchOrder = order;
            return this;
        }

        /** How many associations of a record come at a time. Default: 100. */
        public Builder associationPage(int size) {
            this.associationPage = size;
            return this;
        }

        /** Whether answers have fields that are not documented. Default: yes. */
        public Builder unknownFields(boolean are) {
            this.unknownFields = are;
            return this;
        }

        /** Default: fake-token. */
        public Builder token(String text) {
            this.token = text;
            return this;
        }

        /** Whether each access token of OAuth comes with another refresh token, and ends the old one. Default: no. */
        public Builder rotatesRefreshTokens(boolean does) {
            this.rotates = does;
            return this;
        }

        /** What tokens allow. Default: everything. */
        public Builder scopes(Set<String> allowed) {
            this.scopes = Set.copyOf(allowed);
            return this;
        }

        /** What tokens do not allow. */
        public Builder withoutScopes(String... missing) {
            Set<String> left = new HashSet<>(ALL_SCOPES);
            List.of(missing).forEach(left::remove);
            return scopes(left);
        }

        /** Starts. */
        public FakeHubSpot start() {
            return new FakeHubSpot(this);
        }
    }
}
