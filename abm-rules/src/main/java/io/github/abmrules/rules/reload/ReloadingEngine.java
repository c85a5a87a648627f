package io.github.abmrules.rules.reload;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.internal.ChunkedOutcomes;
import io.github.abmrules.rules.observation.EngineListener;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.reload.ReloadResult.Kind;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by rules of folders that may change while the host runs.
 *
 * <pre>
 * try (ReloadingEngine engine = ReloadingEngine.builder(InstantSource.system()).rules(folder).build()) {
 *     engine.watch(Duration.ofSeconds(2));
 *     Assignment assignment = engine.decide(account, asOf);
 * }
 * </pre>
 *
 * <p>A new version is read, checked and compiled, and the scenarios in its folders run, beside the active version and in the
 * thread that reloads. Only when all of that is good it becomes active, at once and whole. Each call decides under one version
 * from its beginning to its end, and {@link #current()} holds one over several calls. When something is wrong, the active
 * version stays and {@link #status()} says what.
 *
 * <p>Safe for any number of threads. A decision takes no lock and never waits for a reload: beside the work of
 * {@link AbmEngine} it costs one read and two compare-and-set operations on a counter a call. A reload costs what
 * compiling costs, about a second with the shipped packs, and as much again when there are scenarios. Each version in memory,
 * the active and the kept ones, takes what one {@link AbmEngine} takes. Reloads and rollbacks come one after the other. The
 * instants of the status come from the source that the builder is given, and of decisions the instant is an argument, as
 * always.
 */
public final class ReloadingEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingEngine.class);

    private static final String CHANGED = "the files changed while they were read.";

    private final RuleFolders folders;
    private final InstantSource clock;
    private final List<ReloadListener> listeners;

    /** Held by what loads or goes back, so that one such change follows the other. Evaluations never wait for it. */
    private final ReentrantLock changing = new ReentrantLock();
    /** What the files said when they were last tried; belongs to whoever holds {@code changing}. */
    private String tried;

    private final AtomicInteger open = new AtomicInteger();
    /** Null once the engine is closed. */
    private volatile @Nullable LoadedRules active;

    /** Held for moments only; it belongs to the fields below, and to writing {@code active}. */
    private final Object state = new Object();

    private final History history;
    private String version;
    private Instant since;
    private long reloads;
    private long rollbacks;
    private long refusals;
    private @Nullable Refusal lastError;
    private @Nullable FolderWatch watch;

    private ReloadingEngine(Builder builder) {
        this.folders = new RuleFolders(builder.folders);
        this.clock = builder.clock;
        this.listeners = List.copyOf(builder.listeners);
        this.history = new History(builder.keep);
        this.tried = folders.state();
        AbmEngine engine = folders.load();
        if (!folders.state().equals(tried)) {
            engine.close();
            throw new BrokenRulesException(List.of(CHANGED + " Maybe something still writes them?"));
        }
        LoadedRules first = new LoadedRules(engine, open);
        this.version = first.version();
        this.since = clock.instant();
        history.forward(first, since);
        this.active = first;
    }

    /**
     * A builder.
     *
     * @param clock says when a version became active or was refused, for example {@code InstantSource.system()}; no decision
     *     depends on it
     */
    public static Builder builder(InstantSource clock) {
        return new Builder(clock);
    }

    /**
     * Decides about one account on its own, under the version that is active now.
     *
     * @throws io.github.abmrules.rules.RejectedAccountException when something is wrong with the account
     * @throws io.github.abmrules.rules.UndecidedAccountException when the rules fail on it
     * @see AbmEngine#decide
     */
    public Assignment decide(Account account, Instant asOf) {
        LoadedRules rules = hold();
        try {
            return rules.engine().decide(account, asOf);
        } finally {
            rules.release();
        }
    }

    /**
     * Decides about each of several accounts on its own, all under the version that is active now.
     *
     * @see AbmEngine#decideEach(List, Instant)
     */
    public List<Outcome> decideEach(List<Account> accounts, Instant asOf) {
        LoadedRules rules = hold();
        try {
            return rules.engine().decideEach(accounts, asOf);
        } finally {
            rules.release();
        }
    }

    /**
     * Decides about each account of a stream on its own, as it is read, all under the version that is active at this call.
     * The version stays in memory until the last outcome is taken or the stream is closed: close a stream that may not be read
     * to its end.
     *
     * @see AbmEngine#decideEach(Stream, Instant)
     */
    public Stream<Outcome> decideEach(Stream<Account> accounts, Instant asOf) {
        RulesLease lease = current();
        boolean begun = false;
        try {
            Stream<Outcome> outcomes =
                    ChunkedOutcomes.stream(accounts, chunk -> lease.decideEach(chunk, asOf), lease::close);
            begun = true;
            return outcomes;
        } finally {
            if (!begun) {
                lease.close();
            }
        }
    }

    /**
     * Decides about all accounts of a portfolio, all under the version that is active now.
     *
     * @see AbmEngine#decideAll
     */
    public Portfolio decideAll(Collection<Account> accounts, Instant asOf) {
        LoadedRules rules = hold();
        try {
            return rules.engine().decideAll(accounts, asOf);
        } finally {
            rules.release();
        }
    }

    /** Holds the version that is active now, for decisions that belong together. Close what comes back. */
    public RulesLease current() {
        return new RulesLease(hold());
    }

    /**
     * Loads the files as they are now, in the calling thread, and makes them the active version when they are good. Call it
     * when all files are written.
     *
     * @return what came of it; it does not throw for rules, parameters or scenarios that are wrong
     * @throws IllegalStateException when the engine is closed
     */
    public ReloadResult reload() {
        changing.lock();
        try {
            requireOpen();
            return Objects.requireNonNull(load(folders.state(), false));
        } finally {
            changing.unlock();
        }
    }

    /**
     * Looks at the files again and again, in a daemon thread, and reloads when they have changed and two looks in a row have
     * seen the same. So a burst of changes is one reload, and a change becomes active one to two pauses after its last write,
     * plus the time of loading. Looking means reading the files: that works on every file system, mounted and linked ones
     * included, and needs no notice from the system. Files that were refused are tried again when they change, and so are
     * those that were rolled back from.
     *
     * @param settle the pause between two looks; longer than what writes all files of a version takes between two of them
     * @throws IllegalArgumentException when the pause is not positive
     * @throws IllegalStateException when the engine is closed, or watches already
     */
    public void watch(Duration settle) {
        if (settle.isNegative() || settle.isZero()) {
            throw new IllegalArgumentException(
                    "A pause of " + settle + " is too short; allowed: more than nothing. Maybe PT2S?");
        }
        synchronized (state) {
            requireOpen();
            if (watch != null && watch.runs()) {
                throw new IllegalStateException("The files are watched already. Maybe call stopWatching() first?");
            }
            watch = new FolderWatch(settle, this::look);
        }
    }

    /** Stops looking at the files; {@link #reload()} still works. A reload under way ends as usual. */
    public void stopWatching() {
        synchronized (state) {
            if (watch != null) {
                watch.stop();
                watch = null;
            }
        }
    }

    /**
     * Returns to the version that was active before this one, at once, since it is still compiled. The files stay as they are:
     * put them right too, or the next reload brings their version back.
     *
     * @return the version that is active now
     * @throws IllegalStateException when there is no earlier version, or the engine is closed
     */
    public String rollback() {
        changing.lock();
        try {
            LoadedRules target;
            synchronized (state) {
                requireOpen();
                String previous = history.previous();
                target = previous == null ? null : history.find(previous);
                if (target == null) {
                    throw new IllegalStateException("There is no version before " + version + ". " + keptNow()
                            + (history.kept().isEmpty()
                                    ? " Maybe nothing was reloaded yet, or the builder should keep more versions?"
                                    : " Maybe name one of them?"));
                }
            }
            return goBack(target);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Returns to a version that is kept, as {@link #rollback()} does. Returning to the active one does nothing.
     *
     * @param wanted a version of {@code status().kept()}
     * @return the version that is active now
     * @throws IllegalArgumentException when it is not kept
     * @throws IllegalStateException when the engine is closed
     */
    public String rollback(String wanted) {
        changing.lock();
        try {
            LoadedRules target;
            synchronized (state) {
                requireOpen();
                target = history.find(wanted);
                if (target == null) {
                    throw new IllegalArgumentException(
                            "The version \"" + wanted + "\" is not kept. " + keptNow() + maybe(wanted));
                }
                if (wanted.equals(version)) {
                    return wanted;
                }
            }
            return goBack(target);
        } finally {
            changing.unlock();
        }
    }

    /** How it stands with the rules now. Works when the engine is closed, too. */
    public ReloadStatus status() {
        synchronized (state) {
            boolean closed = active == null;
            return new ReloadStatus(
                    version,
                    since,
                    reloads,
                    rollbacks,
                    refusals,
                    lastError,
                    closed ? null : history.previous(),
                    closed ? List.of() : history.kept(),
                    open.get(),
                    watch != null && watch.runs());
        }
    }

    /**
     * Stops watching and lets go of all versions. Evaluations under way and leases end as usual; a reload under way comes to
     * nothing. Later calls throw {@link IllegalStateException}.
     */
    @Override
    public void close() {
        List<LoadedRules> dropped;
        synchronized (state) {
            stopWatching();
            active = null;
            dropped = history.clear();
        }
        dropped.forEach(LoadedRules::release);
    }

    /** The active version, held; whoever holds it releases it. */
    private LoadedRules hold() {
        while (true) {
            LoadedRules rules = active;
            if (rules == null) {
                throw closed();
            }
            if (rules.hold()) {
                return rules;
            }
            // It was replaced and closed since it was read, so another one is there by now.
        }
    }

    private void requireOpen() {
        if (active == null) {
            throw closed();
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("The engine is closed. Maybe it was made in a try block that has ended?");
    }

    /** One look of the watch. */
    String look(String before) {
        String now = folders.state();
        changing.lock();
        try {
            if (now.equals(before) && !now.equals(tried) && active != null) {
                load(now, true);
            }
        } catch (IllegalStateException e) {
            if (active != null) {
                throw e;
            }
            // Closed while it loaded: there is nobody left to tell.
        } finally {
            changing.unlock();
        }
        return now;
    }

    /**
     * Loads the files.
     *
     * @param now what they say
     * @param watched whether another look follows
     * @return what came of it; null when they changed meanwhile and another look follows, or the engine was closed then
     */
    private @Nullable ReloadResult load(String now, boolean watched) {
        AbmEngine engine = null;
        List<String> problems = List.of();
        try {
            engine = folders.load();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Compiling runs parsers and class loaders over text that anybody may have written.
            problems = problems(e);
        }
        // What was read is one version only when nothing was written meanwhile.
        if (!folders.state().equals(now)) {
            if (engine != null) {
                engine.close();
                engine = null;
            }
            if (watched) {
                return null;
            }
            problems = List.of(CHANGED + " Maybe something still writes them, and reload() should come afterwards?");
        }
        tried = now;
        return engine == null ? refuse(problems) : take(engine);
    }

    private static List<String> problems(Throwable e) {
        if (e instanceof BrokenRulesException broken) {
            return broken.problems();
        }
        String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
        return List.of(e instanceof BrokenFileException ? message : "the rules cannot be loaded: " + message);
    }

    private ReloadResult refuse(List<String> problems) {
        ReloadStatus status;
        synchronized (state) {
            requireOpen();
            lastError = new Refusal(clock.instant(), problems);
            refusals++;
            status = status();
        }
        LOG.warn("The rules stay at version {}, since the files were refused: {}", status.version(), problems);
        tell(ReloadListener::refused, status);
        return new ReloadResult(Kind.REFUSED, status.version(), problems);
    }

    private ReloadResult take(AbmEngine engine) {
        String before;
        ReloadStatus status;
        List<LoadedRules> dropped = new ArrayList<>();
        synchronized (state) {
            if (active == null) {
                engine.close();
                throw closed();
            }
            before = version;
            LoadedRules kept = history.find(engine.rulesVersion());
            LoadedRules rules = kept == null ? new LoadedRules(engine, open) : kept;
            if (kept != null) {
                // Equal versions decide alike, and the one that is there may have evaluations that run.
                engine.close();
            }
            if (!rules.version().equals(before)) {
                Instant at = clock.instant();
                dropped.addAll(history.forward(rules, at));
                show(rules, at);
                reloads++;
            }
            lastError = null;
        }
        dropped.forEach(LoadedRules::release);
        status = status();
        if (status.version().equals(before)) {
            tell(ReloadListener::unchanged, status);
            return new ReloadResult(Kind.UNCHANGED, before, List.of());
        }
        LOG.info("The rules are at version {}, before at {}", status.version(), before);
        tell(ReloadListener::reloaded, status);
        return new ReloadResult(Kind.RELOADED, status.version(), List.of());
    }

    private String goBack(LoadedRules target) {
        String before;
        ReloadStatus status;
        List<LoadedRules> dropped;
        synchronized (state) {
            requireOpen();
            before = version;
            Instant at = clock.instant();
            dropped = history.back(target, at);
            show(target, at);
            rollbacks++;
            status = status();
        }
        dropped.forEach(LoadedRules::release);
        LOG.info("The rules are back at version {}, before at {}", status.version(), before);
        tell(ReloadListener::rolledBack, status);
        return status.version();
    }

    /** Makes a version the active one, for every evaluation that begins from here on. */
    private void show(LoadedRules rules, Instant at) {
        active = rules;
        version = rules.version();
        since = at;
    }

    private void tell(BiConsumer<ReloadListener, ReloadStatus> what, ReloadStatus status) {
        for (ReloadListener listener : listeners) {
            try {
                what.accept(listener, status);
            } catch (RuntimeException e) {
                LOG.warn("A listener of reloads failed; the rules are not affected", e);
            }
        }
    }

    private String keptNow() {
        List<String> kept = history.kept().stream().map(KeptVersion::version).toList();
        return kept.isEmpty() ? "None is kept beside the active one." : "Kept: " + String.join(", ", kept) + ".";
    }

    private String maybe(String wanted) {
        List<String> known = new ArrayList<>(
                history.kept().stream().map(KeptVersion::version).toList());
        known.add(version);
        for (String each : known) {
            if (!wanted.isEmpty() && each.startsWith(wanted)) {
                return " Maybe \"" + each + "\"?";
            }
        }
        String near = Nearest.maybe(wanted, known);
        return near.isEmpty() ? " Maybe the builder should keep more versions?" : near;
    }

    /** Collects what an engine is made of. Not thread-safe. */
    public static final class Builder {
        private final InstantSource clock;
        private final RuleFolders folders = new RuleFolders();
        private final List<ReloadListener> listeners = new ArrayList<>();
        private int keep = 3;

        private Builder(InstantSource clock) {
            this.clock = clock;
        }

        /**
         * Packs of this folder replace shipped ones of their name, or are added; a later folder replaces an earlier one. It is
         * read at each reload, and the scenarios in it have to pass.
         */
        public Builder rules(Path folder) {
            folders.folder(folder);
            return this;
        }

        /** Loads a shipped pack beside those that decide about clusters, as {@link AbmEngine.Builder#pack} does. */
        public Builder pack(String name) {
            folders.pack(name);
            return this;
        }

        /** Leaves the shipped packs out: all rules come from folders. */
        public Builder withoutShippedPacks() {
            folders.withoutShipped();
            return this;
        }

        /** A YAML file with the parameters that differ; a later one wins. It is read at each reload. */
        public Builder parameters(Path file) {
            folders.overlay(file);
            return this;
        }

        /** Parameters that differ, the same at each reload; a later overlay wins over an earlier one. */
        public Builder parameters(YamlNode overlay) {
            folders.overlay(overlay);
            return this;
        }

        /** One parameter that differs, the same at each reload. Lists and tables are written as in YAML. */
        public Builder parameter(String pack, String key, String value) {
            String place = "parameter " + pack + "/" + key;
            YamlNode node = YamlReader.parse(value, place);
            return parameters(YamlNode.map(place, 1, Map.of(pack, YamlNode.map(place, 1, Map.of(key, node)))));
        }

        /** Trusts the rules of the folders as code of the host, as {@link AbmEngine.Builder#trustRules} does. */
        public Builder trustRules() {
            folders.trust();
            return this;
        }

        /** What stops rules that do not come to an end, as {@link AbmEngine.Builder#limits} does. */
        public Builder limits(RuleLimits value) {
            folders.limits(value);
            return this;
        }

        /** The zone of calendar arithmetic; UTC unless said otherwise. */
        public Builder zone(ZoneId value) {
            folders.zone(value);
            return this;
        }

        /**
         * How many versions beside the active one stay compiled, so that {@code rollback} can return to them; 3 unless said
         * otherwise. Each takes memory.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder keep(int versions) {
            if (versions < 0) {
                throw new IllegalArgumentException(versions + " versions cannot be kept; allowed: 0 or more."
                        + " Maybe 0, so that there is no rollback?");
            }
            keep = versions;
            return this;
        }

        /** Does not run the scenarios of the folders before a version becomes active. */
        public Builder withoutScenarios() {
            folders.withoutScenarios();
            return this;
        }

        /** Is told of every evaluation, under whichever version, as {@link AbmEngine.Builder#listener} says. */
        public Builder engineListener(EngineListener listener) {
            folders.listener(listener);
            return this;
        }

        /** Somebody who is told of reloads; may be called again. */
        public Builder listener(ReloadListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Loads the first version. It has to be good, since there is none to fall back to.
         *
         * @throws BrokenRulesException when rules cannot be used or scenarios fail; it names every problem
         * @throws BrokenFileException when parameters or scenarios cannot be read
         * @throws IllegalStateException when there is neither a folder nor a file
         */
        public ReloadingEngine build() {
            if (folders.isEmpty()) {
                throw new IllegalStateException(
                        "There is nothing to reload from. Maybe rules(folder) or parameters(file) is missing?");
            }
            return new ReloadingEngine(this);
        }
    }
}
