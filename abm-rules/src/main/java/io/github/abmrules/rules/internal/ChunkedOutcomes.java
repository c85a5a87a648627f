package io.github.abmrules.rules.internal;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Decides about the accounts of an iterator a chunk at a time, when the next outcome is asked for. Not thread-safe. */
public final class ChunkedOutcomes implements Iterator<Outcome> {
    private final Iterator<Account> accounts;
    private final Function<List<Account>, List<Outcome>> decider;
    private final Runnable atEnd;
    private final Queue<Outcome> ready = new ArrayDeque<>();

    private ChunkedOutcomes(
            Iterator<Account> accounts, Function<List<Account>, List<Outcome>> decider, Runnable atEnd) {
        this.accounts = accounts;
        this.decider = decider;
        this.atEnd = atEnd;
    }

    /**
     * Outcomes of the accounts of a stream. Closing it closes the one it reads from.
     *
     * @param decider decides about a chunk of accounts
     * @param atEnd runs when the last outcome is taken, when something is thrown, and when the stream is closed; so it may
     *     run several times
     */
    public static Stream<Outcome> stream(
            Stream<Account> accounts, Function<List<Account>, List<Outcome>> decider, Runnable atEnd) {
        Iterator<Outcome> outcomes = new ChunkedOutcomes(accounts.iterator(), decider, atEnd);
        int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(outcomes, characteristics), false)
                .onClose(accounts::close)
                .onClose(atEnd);
    }

    @Override
    public boolean hasNext() {
        if (!ready.isEmpty()) {
            return true;
        }
        boolean more = false;
        try {
            more = accounts.hasNext();
        } finally {
            if (!more) {
                atEnd.run();
            }
        }
        return more;
    }

    @Override
    public Outcome next() {
        if (ready.isEmpty()) {
            fill();
        }
        Outcome outcome = ready.poll();
        if (outcome == null) {
            throw new NoSuchElementException();
        }
        return outcome;
    }

    private void fill() {
        boolean filled = false;
        try {
            List<Account> chunk = new ArrayList<>(BatchRunner.CHUNK);
            while (accounts.hasNext() && chunk.size() < BatchRunner.CHUNK) {
                chunk.add(accounts.next());
            }
            ready.addAll(decider.apply(chunk));
            filled = true;
        } finally {
            if (!filled) {
                atEnd.run();
            }
        }
    }
}
