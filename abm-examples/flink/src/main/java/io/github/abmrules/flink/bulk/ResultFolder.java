package io.github.abmrules.flink.bulk;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Which folder a result goes to: one for each file of the input, under what the result is. */
final class ResultFolder implements BucketAssigner<Decided, String> {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> files;

    ResultFolder(List<String> files) {
        this.files = new ArrayList<>(files);
    }

    @Override
    public String getBucketId(Decided record, Context context) {
        String file = files.get(Place.file(record.place()));
        return switch (record.kind()) {
            case ASSIGNMENT -> "assignments/" + file;
            case REJECTED -> "rejected/" + file;
            case FAILED -> "failed/" + file;
            case CANDIDATE -> throw new IllegalStateException("The account \"" + record.id() + "\" was given no seat.");
        };
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }
}
