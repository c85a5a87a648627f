package io.github.abmrules.rules.reload;

/**
 * Is told what becomes of new versions: for logs, metrics and alarms. It is called in the thread that reloads, one call at a
 * time, after the change; evaluations do not wait for it, the next change does. What it throws is logged and goes no further.
 */
public interface ReloadListener {

    /** Another version has become active by loading. */
    default void reloaded(ReloadStatus status) {}

    /** The files were tried again and are the active version. */
    default void unchanged(ReloadStatus status) {}

    /** The files were refused and the active version stays; {@code status.lastError()} says why. */
    default void refused(ReloadStatus status) {}

    /** An earlier version has become active again. */
    default void rolledBack(ReloadStatus status) {}
}
