package io.github.abmrules.flink.source;

import io.github.abmrules.core.json.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of jsonl files as {@code abm} does, without parsing them. A file is read by one reader from its
 * beginning to its end, so that its records keep their numbers; more readers need more files.
 */
public final class LineFormat implements BulkFormat<Line, FileSourceSplit> {
    private static final long serialVersionUID = 1;
    private static final int BATCH = 500;

    /** A format; it has no settings. */
    public LineFormat() {}

    @Override
    public BulkFormat.Reader<Line> createReader(Configuration config, FileSourceSplit split) throws IOException {
        return new Lines(split.path(), 0);
    }

    @Override
    public BulkFormat.Reader<Line> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        return new Lines(
                split.path(),
                split.getReaderPosition()
                        .map(CheckpointedPosition::getRecordsAfterOffset)
                        .orElse(0L));
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Line> getProducedType() {
        return TypeInformation.of(Line.class);
    }

    private static final class Lines implements BulkFormat.Reader<Line> {
        private final String file;
        private final JsonLines lines;
        private long read;

        private Lines(Path path, long skip) throws IOException {
            file = path.toString();
            lines = new JsonLines(path.getFileSystem().open(path));
            while (read < skip && lines.hasNext()) {
                lines.next();
                read++;
            }
        }

        @Override
        public BulkFormat.@Nullable RecordIterator<Line> readBatch() throws IOException {
            List<Line> batch = new ArrayList<>();
            try {
                while (batch.size() < BATCH && lines.hasNext()) {
                    JsonLines.Line line = lines.next();
                    byte[] json = Arrays.copyOfRange(line.bytes(), line.offset(), line.offset() + line.length());
                    batch.add(new Line(file, line.index(), line.line(), json));
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            if (batch.isEmpty()) {
                return null;
            }
            long before = read;
            read += batch.size();
            return new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, before);
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
