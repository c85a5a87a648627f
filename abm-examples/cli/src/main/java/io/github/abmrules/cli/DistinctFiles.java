package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a command: writing over what is read, or writing two things into one file, would lose data. */
final class DistinctFiles {

    private record Use(String option, Path file, boolean written) {}

    private final List<Use> uses = new ArrayList<>();

    /** Notes a file that is written; null for none. */
    void writes(String option, @Nullable Path file) {
        add(option, file, true);
    }

    /** Notes a file that is read; null for none. */
    void reads(String option, @Nullable Path file) {
        add(option, file, false);
    }

    /** Notes a file that is read, unless it is standard input; null for none. */
    void reads(String option, @Nullable String file) {
        if (file != null && !file.equals("-")) {
            reads(option, Path.of(file));
        }
    }

    private void add(String option, @Nullable Path file, boolean written) {
        if (file != null) {
            uses.add(new Use(option, file, written));
        }
    }

    /**
     * Checks that no file is written that has another use.
     *
     * @throws UnusableException when one is
     */
    void require() {
        for (int i = 0; i < uses.size(); i++) {
            for (int j = i + 1; j < uses.size(); j++) {
                Use left = uses.get(i);
                Use right = uses.get(j);
                if ((left.written() || right.written()) && same(left.file(), right.file())) {
                    throw new UnusableException(left.option() + " and " + right.option() + " are the same file, "
                            + left.file() + ". Maybe choose another name?");
                }
            }
        }
    }

    private static boolean same(Path left, Path right) {
        try {
            if (Files.exists(left) && Files.exists(right)) {
                return Files.isRegularFile(left) && Files.isSameFile(left, right);
            }
        } catch (IOException e) {
            // Then their names decide.
        }
        return left.toAbsolutePath().normalize().equals(right.toAbsolutePath().normalize());
    }
}
