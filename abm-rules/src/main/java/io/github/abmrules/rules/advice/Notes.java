package io.github.abmrules.rules.advice;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that rules have noted about one input so far. Not thread-safe. */
public final class Notes {
    private final List<Note> notes = new ArrayList<>();
    private final IdentityHashMap<Object, List<Note>> byFact = new IdentityHashMap<>();
    private final List<String> packOrder;

    /** No notes yet. */
    Notes(List<String> packOrder) {
        this.packOrder = packOrder;
    }

    void clear() {
        notes.clear();
        byFact.clear();
    }

    void add(Note note) {
        notes.add(note);
        byFact.computeIfAbsent(note.about(), fact -> new ArrayList<>()).add(note);
    }

    /** All of a kind, in no particular order. */
    public <T extends Note> List<T> all(Class<T> kind) {
        return notes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All of a kind about one fact, in no particular order. */
    public <T extends Note> List<T> about(Object fact, Class<T> kind) {
        return byFact.getOrDefault(fact, List.of()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /**
     * The note of a kind, of which there must be exactly one.
     *
     * @param what what it decides, for the message
     * @throws UndecidedException when the rules leave a gap or contradict each other
     */
    public <T extends Note> T one(Class<T> kind, String what) throws UndecidedException {
        return single(all(kind), what);
    }

    /**
     * The note of a kind about one fact, of which there must be exactly one.
     *
     * @throws UndecidedException when the rules leave a gap or contradict each other
     */
    public <T extends Note> T one(Object fact, Class<T> kind, String what) throws UndecidedException {
        return single(about(fact, kind), what);
    }

    /**
     * The note of a kind, of which there must not be two; null when there is none.
     *
     * @throws UndecidedException when the rules contradict each other
     */
    public <T extends Note> @Nullable T atMostOne(Class<T> kind, String what) throws UndecidedException {
        List<T> found = all(kind);
        return found.isEmpty() ? null : single(found, what);
    }

    private static <T extends Note> T single(List<T> found, String what) throws UndecidedException {
        if (found.size() != 1) {
            throw new UndecidedException(what, found.stream().map(Note::rule).toList());
        }
        return found.get(0);
    }

    /** The rules that noted something, each once, by pack order, then id. */
    public List<FiredRule> fired() {
        return ordered(notes);
    }

    /** The rules that noted something about one of some facts, each once, by pack order, then id. */
    public List<FiredRule> fired(Object... facts) {
        List<Note> found = new ArrayList<>();
        for (Object fact : facts) {
            found.addAll(byFact.getOrDefault(fact, List.of()));
        }
        return ordered(found);
    }

    private List<FiredRule> ordered(List<Note> from) {
        Set<FiredRule> fired = new HashSet<>();
        from.forEach(note -> fired.add(note.rule()));
        return fired.stream()
                .sorted(Comparator.<FiredRule>comparingInt(rule -> rank(rule.id()))
                        .thenComparing(FiredRule::id))
                .toList();
    }

    private int rank(String id) {
        int index = packOrder.indexOf(id.substring(0, Math.max(0, id.indexOf('.'))));
        return index < 0 ? packOrder.size() : index;
    }
}
