package io.github.abmrules.core.port;

import org.jspecify.annotations.Nullable;

/** Gives what a competitor says of itself. The playbook's {@code extract_website}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface CompetitorProfiles {

    /**
     * What is known about a competitor.
     *
     * @return null when nothing is
     * @throws SourceException when it could not be asked
     */
    @Nullable
    CompetitorProfile profile(String competitor);
}
