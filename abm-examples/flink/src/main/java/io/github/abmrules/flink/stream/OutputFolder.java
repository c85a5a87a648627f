package io.github.abmrules.flink.stream;

import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** The folder of a line. */
final class OutputFolder implements BucketAssigner<Output, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String getBucketId(Output line, Context context) {
        return line.folder();
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }
}
