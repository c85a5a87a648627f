package io.github.abmrules.cli.run;

import io.github.abmrules.cli.output.Destination;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a run and its rejections go.
 *
 * @param results where results go
 * @param rejected where rejections go; null when they have no place of their own
 */
public record Delivery(Destination results, @Nullable Destination rejected) {

    /** Where results are written. */
    OutputStream stream() {
        return results.stream();
    }

    /** The folder for temporary files. */
    Path folder() {
        return results.folder();
    }

    /** Puts the files under their names, the results last. */
    void complete() {
        if (rejected != null) {
            rejected.complete();
        }
        results.complete();
    }

    /** Takes the files away, unless they are complete. */
    void discard() {
        results.discard();
        if (rejected != null) {
            rejected.discard();
        }
    }

    /**
     * Leaves what is worth leaving of a run that did not come to its end.
     *
     * @param worthKeepingInPart whether any number of whole records is
     * @param flush hands on what was written
     * @param handedOn what to say when results went to a stream
     * @return what was left, for people
     */
    String leave(boolean worthKeepingInPart, Runnable flush, String handedOn) {
        if (rejected != null) {
            rejected.discard();
        }
        if (!results.isFile()) {
            flushQuietly(flush);
            return handedOn;
        }
        if (!worthKeepingInPart) {
            results.discard();
            return "Nothing was written.";
        }
        flushQuietly(flush);
        try {
            return "What was written by then is in " + results.keepPartial() + ".";
        } catch (UncheckedIOException e) {
            results.discard();
            return "Nothing was written.";
        }
    }

    private static void flushQuietly(Runnable flush) {
        try {
            flush.run();
        } catch (UncheckedIOException e) {
            // Nobody reads any more, or the disk is full: what has not arrived by now is lost.
        }
    }
}
