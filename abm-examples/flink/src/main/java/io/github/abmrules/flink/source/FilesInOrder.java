package io.github.abmrules.flink.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.jspecify.annotations.Nullable;

/** Hands out files in the order of their names. Belongs to one thread. */
public final class FilesInOrder implements FileSplitAssigner {
    private final TreeSet<FileSourceSplit> waiting = new TreeSet<>(
            Comparator.comparing((FileSourceSplit split) -> split.path().toString())
                    .thenComparing(FileSourceSplit::splitId));

    /** Hands out these, and those that are added. */
    public FilesInOrder(Collection<FileSourceSplit> splits) {
        waiting.addAll(splits);
    }

    @Override
    public Optional<FileSourceSplit> getNext(@Nullable String hostname) {
        Iterator<FileSourceSplit> first = waiting.iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        FileSourceSplit split = first.next();
        first.remove();
        return Optional.of(split);
    }

    @Override
    public void addSplits(Collection<FileSourceSplit> splits) {
        waiting.addAll(splits);
    }

    @Override
    public Collection<FileSourceSplit> remainingSplits() {
        return waiting;
    }
}
