package io.github.abmrules.flink.stream;

import io.github.abmrules.core.json.RecordJson;

/**
 * A line of an output.
 *
 * @param folder the folder: moves, reviews, findings, refused
 * @param json UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Output(String folder, byte[] json) {

    static Output of(Move move) {
        return new Output("moves", RecordJson.write(move));
    }

    static Output of(ReviewChange change) {
        return new Output("reviews", RecordJson.write(change));
    }

    static Output of(Crowding crowding) {
        return new Output("findings", RecordJson.write(crowding));
    }

    static Output of(Refusal refusal) {
        return new Output("refused", RecordJson.write(refusal));
    }
}
