package io.github.abmrules.hubspot.read;

import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.Page;
import io.github.abmrules.hubspot.failure.CancelledException;
import io.github.abmrules.hubspot.failure.PagingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * All companies, some hundred at a time. A page says where the next one is, so pages come one after the other; those of the next
 * chunk are listed while the caller works on this one. Used from one thread at a time.
 */
public final class CompanyPages implements Iterator<CompanyPages.Chunk>, AutoCloseable {

    private final EngagementReader reader;
    private final int size;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "hubspot-list");
        made.setDaemon(true);
        return made;
    });
    private @Nullable Future<Chunk> next;

    /**
     * Companies of whole pages.
     *
     * @param companies as they are listed; one that changes while the list is read may come twice
     * @param after where the next chunk begins; null at the end
     * @param pages how many pages these are
     */
    public record Chunk(List<CrmObject> companies, @Nullable String after, int pages) {

        /** Copies the list. */
        public Chunk {
            companies = List.copyOf(companies);
        }
    }

    /**
     * The companies from a place on.
     *
     * @param after where to begin; null at the first
     * @param size how many at most, unless one page has more
     */
    public CompanyPages(EngagementReader reader, @Nullable String after, int size) {
        this.reader = reader;
        this.size = size;
        this.next = thread.submit(() -> list(after));
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Chunk next() {
        Future<Chunk> coming = next;
        if (coming == null) {
            throw new NoSuchElementException();
        }
        Chunk chunk;
        try {
            chunk = coming.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Waiting for HubSpot was interrupted.", 0, null);
        }
        next = chunk.after() == null ? null : thread.submit(() -> list(chunk.after()));
        return chunk;
    }

    private Chunk list(@Nullable String from) {
        List<CrmObject> companies = new ArrayList<>();
        String after = from;
        int pages = 0;
        int largest = 0;
        do {
            Page page = reader.companies(after);
            pages++;
            companies.addAll(page.objects());
            largest = Math.max(largest, page.objects().size());
            if (page.after() != null && page.after().equals(after)) {
                throw new PagingException("The list of companies makes no progress at \"" + after + "\".", 0, null);
            }
            after = page.after();
        } while (after != null && companies.size() + largest <= size);
        return new Chunk(companies, after, pages);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
