package io.github.abmrules.cli;

import io.github.abmrules.cli.run.Interruption;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a command talks to. A test gives its own streams.
 *
 * @param in standard input
 * @param out standard output: data only
 * @param err standard error: everything else
 * @param outIsTerminal whether a person reads standard output
 * @param errIsTerminal whether a person reads standard error
 * @param clock the default of {@code --as-of}
 * @param interruption what is done when the process is told to end
 */
public record Shell(
        InputStream in,
        OutputStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Clock clock,
        Interruption interruption) {

    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    /** The streams of the process. Standard output reports errors, which {@link System#out} hides. */
    static Shell ofProcess() {
        return new Shell(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isTerminal(STANDARD_OUTPUT),
                isTerminal(STANDARD_ERROR),
                Clock.systemUTC(),
                new Interruption());
    }

    /** Prints a line for people. */
    public void say(String message) {
        err.println("abm: " + message);
    }

    /** Writes data. */
    void out(byte[] data) {
        try {
            out.write(data);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Linux tells of each stream by itself; elsewhere input and output have to be terminals both. */
    @SuppressWarnings("SystemConsoleNull") // On the JVMs where it is never null it is not asked.
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        return System.console() != null && Runtime.version().feature() < 22;
    }
}
