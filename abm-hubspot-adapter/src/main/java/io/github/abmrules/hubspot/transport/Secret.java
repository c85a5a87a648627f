package io.github.abmrules.hubspot.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A token or a client secret. It is asked for anew each time, so that a file may change while the host runs, and it never
 * shows: neither {@link #toString()} nor any message has its value. Thread-safe where its source is.
 */
public final class Secret {

    private final String source;
    private final Supplier<String> value;

    private Secret(String source, Supplier<String> value) {
        this.source = source;
        this.value = value;
    }

    /** A secret that a host keeps elsewhere. */
    public static Secret of(Supplier<String> value) {
        return new Secret("supplier", value);
    }

    /**
     * The secret in a variable of an environment.
     *
     * @param environment for example {@code System.getenv()}
     */
    public static Secret fromEnvironment(String name, Map<String, String> environment) {
        return new Secret("environment variable " + name, () -> environment.getOrDefault(name, ""));
    }

    /** The secret in a file, without blanks around it. */
    public static Secret fromFile(Path file) {
        return new Secret("file " + file, () -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new IllegalStateException("The secret cannot be read from the file " + file + ": "
                        + e.getClass().getSimpleName() + ". Maybe the path is wrong?");
            }
        });
    }

    /**
     * The value itself. Not to be logged.
     *
     * @throws IllegalStateException when there is none
     */
    public String reveal() {
        String secret = value.get();
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException(
                    "The secret of the " + source + " is empty. Maybe it is not set for this process?");
        }
        String stripped = secret.strip();
        if (stripped.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            throw new IllegalStateException("The secret of the " + source
                    + " has blanks or control characters inside. Maybe the file holds more than the secret?");
        }
        return stripped;
    }

    /** Where it comes from, never what it is. */
    @Override
    public String toString() {
        return "Secret[" + source + "]";
    }
}
