package io.github.abmrules.rules.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with files, so that all of it is said at once: what is tried and fails is noted, and the next thing
 * is tried. Not thread-safe.
 */
public final class FileProblems {
    private final Set<FileProblem> problems = new LinkedHashSet<>();

    /** None yet. */
    public FileProblems() {}

    /** Does something; what is wrong with a file is noted. */
    public void attempt(Runnable action) {
        try {
            action.run();
        } catch (BrokenFileException e) {
            problems.addAll(e.problems());
        }
    }

    /** What something gives; null when a file is wrong, which is noted. */
    public <T> @Nullable T attempt(Supplier<? extends @Nullable T> action) {
        try {
            return action.get();
        } catch (BrokenFileException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** Notes a problem. */
    public void add(FileProblem problem) {
        problems.add(problem);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** What is wrong: file by file in the order in which they were read, by line and column. */
    public List<FileProblem> all() {
        List<String> files = problems.stream().map(FileProblem::file).distinct().toList();
        List<FileProblem> all = new ArrayList<>(problems);
        all.sort(Comparator.<FileProblem>comparingInt(each -> files.indexOf(each.file()))
                .thenComparingInt(FileProblem::line)
                .thenComparingInt(FileProblem::column));
        return all;
    }

    /**
     * Goes on when nothing is wrong.
     *
     * @throws BrokenFileException with all that was noted
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new BrokenFileException(all());
        }
    }

    /**
     * What a reader makes of each element.
     *
     * @throws BrokenFileException with what is wrong with any of them
     */
    public static <E, T> List<T> each(Collection<E> elements, Function<? super E, ? extends T> reader) {
        FileProblems problems = new FileProblems();
        List<T> read = new ArrayList<>();
        for (E element : elements) {
            problems.attempt(() -> {
                read.add(reader.apply(element));
            });
        }
        problems.check();
        return read;
    }

    /**
     * Hands each element to a reader.
     *
     * @throws BrokenFileException with what is wrong with any of them
     */
    public static <E> void forEach(Collection<E> elements, Consumer<? super E> reader) {
        FileProblems problems = new FileProblems();
        elements.forEach(element -> problems.attempt(() -> reader.accept(element)));
        problems.check();
    }

    /**
     * Hands each entry to a reader.
     *
     * @throws BrokenFileException with what is wrong with any of them
     */
    public static <T> void forEach(Map<String, T> entries, BiConsumer<String, T> reader) {
        forEach(entries.entrySet(), entry -> reader.accept(entry.getKey(), entry.getValue()));
    }
}
