package io.github.abmrules.hubspot.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All calls in the order in which they were answered. Safe for any number of threads. */
public final class Journal {

    private final List<Call> calls = new ArrayList<>();

    Journal() {}

    synchronized void add(Call call) {
        calls.add(call);
    }

    /** A copy of all calls. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How many calls there were. */
    public synchronized int size() {
        return calls.size();
    }

    /** How many calls are as described. */
    public synchronized long count(Predicate<Call> which) {
        return calls.stream().filter(which).count();
    }

    /** How many calls there were for an operation, such as {@code companies.list}. */
    public long count(String operation) {
        return count(call -> call.operation().equals(operation));
    }

    /** Calls by operation. */
    public synchronized SortedMap<String, Integer> operations() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        calls.forEach(call -> counts.merge(call.operation(), 1, Integer::sum));
        return counts;
    }

    /** Faults that were put in, by their names. */
    public synchronized SortedMap<String, Integer> faults() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        calls.forEach(call -> {
            if (call.fault() != null) {
                counts.merge(call.fault(), 1, Integer::sum);
            }
        });
        return counts;
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        calls.clear();
    }
}
