package io.github.abmrules.hubspot.read;

import io.github.abmrules.hubspot.crm.CrmObject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Companies with all that belongs to them, a thousand at a time, each once. It calls HubSpot when it is asked for the next ones.
 * Used from one thread at a time.
 */
public final class Readings implements Iterator<Reading>, AutoCloseable {

    private final EngagementReader reader;
    private final Instant asOf;
    private final List<String> ids;
    private final Set<String> seen = new HashSet<>();
    private final @Nullable CompanyPages pages;
    private int done;

    /**
     * Companies of a portal.
     *
     * @param asOf the instant of the decisions
     * @param companies their ids; empty for all
     */
    public Readings(EngagementReader reader, Instant asOf, Collection<String> companies) {
        this.reader = reader;
        this.asOf = asOf;
        this.ids = List.copyOf(new LinkedHashSet<>(companies));
        this.pages = ids.isEmpty() ? new CompanyPages(reader, null, EngagementReader.CHUNK) : null;
    }

    @Override
    public boolean hasNext() {
        return pages == null ? done < ids.size() : pages.hasNext();
    }

    @Override
    public Reading next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (pages == null) {
            int to = Math.min(done + EngagementReader.CHUNK, ids.size());
            List<String> part = ids.subList(done, to);
            done = to;
            return reader.read(part, asOf);
        }
        List<CrmObject> companies = pages.next().companies().stream()
                .filter(each -> seen.add(each.id()))
                .toList();
        return reader.read(companies, asOf);
    }

    @Override
    public void close() {
        if (pages != null) {
            pages.close();
        }
    }
}
