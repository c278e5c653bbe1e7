package io.spindrift.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.field.Pointer;
import java.io.IOException;

/** JSON from others: what of it is read at all. */
final class StrictJson {
    /** The most numbers of an array. */
    static final int NUMBERS_MOST = 100_000;

    private static final int NESTING_MOST = Pointer.STEPS_MOST;
    private static final int NUMBER_LENGTH_MOST = 400;

    private StrictJson() {}

    static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MOST)
                        .maxNumberLength(NUMBER_LENGTH_MOST)
                        .build())
                .build();
    }

    /** Why a parser could not go on. */
    static BadRecordException unreadable(IOException e) {
        return e instanceof StreamConstraintsException
                ? malformed("expected JSON nested at most " + NESTING_MOST + " deep with numbers of at most "
                        + NUMBER_LENGTH_MOST + " characters: " + firstLine(e))
                : malformed("expected JSON: " + firstLine(e));
    }

    static BadRecordException malformed(String reason) {
        return new BadRecordException(DeadLetter.Kind.JSON, reason);
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
