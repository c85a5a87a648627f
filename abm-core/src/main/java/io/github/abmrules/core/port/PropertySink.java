package io.github.abmrules.core.port;

/** Takes values of properties of companies. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface PropertySink {

    /**
     * Writes values. Writing the same again changes nothing, since a caller who got no answer cannot know.
     *
     * @throws SourceException when they were not taken, or that is not known
     */
    void write(CrmProperties properties);
}
