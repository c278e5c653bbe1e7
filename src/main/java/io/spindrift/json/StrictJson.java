package io.spindrift.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.field.Pointer;
import java.io.IOException;
import java.util.Optional;

/** Parses JSON from outside, within limits. */
final class StrictJson {
    /** The maximum number of numbers in an array. */
    static final int MAX_NUMBERS = 100_000;

    static final int MAX_NESTING = Pointer.MAX_STEPS;
    static final int MAX_NUMBER_LENGTH = 400;

    private StrictJson() {}

    static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .build();
    }

    /**
     * Returns a parser of a value, or of the bytes after a prefix.
     *
     * @throws BadRecordException if the bytes are obviously not JSON in UTF-8
     */
    static JsonParser parser(JsonFactory factory, byte[] value, int start) throws IOException, BadRecordException {
        Optional<String> foreign = MalformedJson.atFirstSight(value, start, "value");
        if (foreign.isPresent()) {
            throw malformed(foreign.get());
        }
        return factory.createParser(value, start, value.length - start);
    }

    /** Returns an error for the place at which a parser of a value failed. */
    static BadRecordException unreadable(byte[] value, int start, IOException e) {
        return malformed(MalformedJson.reason(value, start, e));
    }

    static BadRecordException malformed(String reason) {
        return new BadRecordException(DeadLetter.Kind.JSON, "value: " + reason);
    }
}
