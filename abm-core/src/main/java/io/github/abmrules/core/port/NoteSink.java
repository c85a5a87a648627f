package io.github.abmrules.core.port;

/** Takes notes. The playbook's {@code hubspot_add_note}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface NoteSink {

    /**
     * Adds a note. The key makes it happen once: adding a note again under a key that was taken changes nothing, since a
     * caller who got no answer cannot know.
     *
     * @throws SourceException when the note was not taken, or that is not known
     */
    void add(CrmNote note);
}
