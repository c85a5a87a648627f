package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.internal.walk.Network;
import io.github.abmrules.rules.packs.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.concurrent.ExecutorProviderFactory;

/**
 * The compiled form of some rule files, shared by all engines that have the same ones: parameters are facts, so engines that
 * differ in parameters or zone alone need one form between them. It is let go of when the last of them closes. Thread-safe.
 */
final class SharedBase implements AutoCloseable {
    private static final Map<List<String>, SharedBase> OPEN = new HashMap<>();

    /** What makes compiled rules differ: of each file where the compiler sees it, and its text. */
    private final List<String> texts;

    private final KieBase base;
    private final Runnable dispose;
    private int users;
    private @Nullable Network network;

    /**
     * Rules that are ready to use.
     *
     * @param base the rules
     * @param dispose lets go of them
     */
    record Compiled(KieBase base, Runnable dispose) {

        /** Rules that were just compiled. */
        static Compiled of(KieContainer container) {
            // Not immutable: an immutable base drops facts that no pattern reads, and those are what the stages gather.
            return new Compiled(container.getKieBase(), container::dispose);
        }
    }

    private SharedBase(List<String> texts, Compiled compiled) {
        this.texts = texts;
        this.base = compiled.base();
        this.dispose = compiled.dispose();
    }

    /**
     * The compiled form of files, in their order. Two threads that ask for the same one at once may both compile it; one of
     * the two is then dropped, so that no thread waits while another compiles.
     *
     * @param compile makes it, unless it is there
     */
    static SharedBase of(List<RuleFile> files, Supplier<Compiled> compile) {
        List<String> texts = texts(files);
        SharedBase open = used(texts);
        if (open != null) {
            return open;
        }
        SharedBase made = new SharedBase(texts, compile.get());
        try {
            made.newSession().dispose();
            // Tests are compiled in the background, by an executor that is looked for once.
            ExecutorProviderFactory.getExecutorProvider();
        } catch (RuntimeException e) {
            made.dispose.run();
            throw e;
        }
        synchronized (OPEN) {
            SharedBase other = used(texts);
            if (other == null) {
                made.users = 1;
                OPEN.put(texts, made);
                return made;
            }
            made.dispose.run();
            return other;
        }
    }

    /** Whether somebody uses the compiled form of files. */
    static boolean isOpen(List<RuleFile> files) {
        synchronized (OPEN) {
            return OPEN.containsKey(texts(files));
        }
    }

    private static List<String> texts(List<RuleFile> files) {
        List<String> texts = new ArrayList<>();
        for (RuleFile file : files) {
            texts.add(file.kiePath());
            texts.add(file.text());
        }
        return texts;
    }

    private static @Nullable SharedBase used(List<String> texts) {
        synchronized (OPEN) {
            SharedBase open = OPEN.get(texts);
            if (open != null) {
                open.users++;
            }
            return open;
        }
    }

    /**
     * The compiled network, read once for all users for what can be evaluated without a session: the same texts have the
     * same rules.
     *
     * @param insertsOnce whether the right-hand side of a rule, given by its id, is one insert
     */
    synchronized Network network(Predicate<String> insertsOnce) {
        Network known = network;
        if (known == null) {
            known = Network.of(base, insertsOnce);
            network = known;
        }
        return known;
    }

    /** The rules, for whoever writes down what was compiled. */
    KieBase base() {
        return base;
    }

    /** A session; whoever opens it disposes it. */
    KieSession newSession() {
        return base.newKieSession();
    }

    /** Sessions that were not disposed, of all users. */
    int openSessions() {
        return base.getKieSessions().size();
    }

    /** Ends one use; each user calls it once. */
    @Override
    public void close() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(texts);
        }
        dispose.run();
    }
}
