package io.github.abmrules.hubspot.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and when. Faults by chance follow from the seed and from what is asked for the how manieth time, and not from
 * the order in which threads ask. Safe for any number of threads.
 */
public final class Faults {

    /** What one bad record does to its batch. */
    public enum BadRecord {
        /** 207: the others are written. */
        PARTIAL,
        /** 400 for the whole batch. */
        WHOLE_BATCH_400,
        /** 404 for the whole batch. */
        WHOLE_BATCH_404,
        /** 409 for the whole batch. */
        WHOLE_BATCH_409
    }

    private record Planned(String operation, Fault fault, AtomicInteger left) {}

    private static final List<Fault> BY_CHANCE = List.of(
            Fault.tooMany("TEN_SECONDLY_ROLLING", "1"),
            Fault.tooMany("SECONDLY", null),
            Fault.bareTooMany(),
            Fault.refused(423),
            Fault.refused(502),
            Fault.refused(503),
            Fault.refused(504),
            Fault.refused(521),
            Fault.refused(523),
            Fault.refused(524),
            Fault.reset(),
            Fault.lost(502),
            Fault.lost(504),
            Fault.lostByReset(),
            Fault.truncatedBody());

    private final long seed;
    private final List<Planned> planned = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, BadRecord> bad = new HashMap<>();
    private List<Fault> byChance = BY_CHANCE;
    private double rate;

    Faults(long seed) {
        this.seed = seed;
    }

    /** The next call of an operation fails. A trailing star stands for anything. */
    public Faults next(String operation, Fault fault) {
        return next(operation, fault, 1);
    }

    /** The next calls of an operation fail. */
    public synchronized Faults next(String operation, Fault fault, int times) {
        planned.add(new Planned(operation, fault, new AtomicInteger(times)));
        return this;
    }

    /** A share of all calls fails, 0 to 1. */
    public synchronized Faults rate(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("The share of failing calls is " + share + ", not from 0 to below 1.");
        }
        rate = share;
        return this;
    }

    /** What goes wrong by chance; all but what takes long, when this is not called. */
    public synchronized Faults byChance(List<Fault> faults) {
        byChance = List.copyOf(faults);
        return this;
    }

    /** A record that no batch can write. */
    public synchronized Faults badRecord(ObjectType type, String id, BadRecord what) {
        bad.put(type.path() + id, what);
        return this;
    }

    /** Nothing goes wrong from now on. */
    public synchronized void clear() {
        planned.clear();
        bad.clear();
        rate = 0;
    }

    synchronized @Nullable BadRecord badRecord(ObjectType type, String id) {
        return bad.get(type.path() + id);
    }

    synchronized @Nullable Fault draw(String operation, Request request) {
        for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
            Planned plan = each.next();
            if (matches(plan.operation, operation)) {
                if (plan.left.decrementAndGet() <= 0) {
                    each.remove();
                }
                return plan.fault;
            }
        }
        if (rate == 0) {
            return null;
        }
        String key = operation + request.uri() + request.text();
        int time = asked.merge(Integer.toHexString(key.hashCode()), 1, Integer::sum);
        SplittableRandom random = new SplittableRandom(seed * 31 + key.hashCode() * 1_000_003L + time);
        return random.nextDouble() < rate ? byChance.get(random.nextInt(byChance.size())) : null;
    }

    private static boolean matches(String pattern, String operation) {
        return pattern.endsWith("*")
                ? operation.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(operation);
    }
}
