package io.spindrift.fuzz;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SourceRecord;
import io.spindrift.serde.StateBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Bytes of the store. The first says what the rest is to be: a record or a state; where it is negative, the rest gets the checksum that it
 * needs, since a fuzzer finds none on its own.
 */
public final class StoredStateFuzz {
    /** Behind the parsers of records, one for each of these. */
    static final List<SeriesSettings> MODELS = Stream.of("rls", "sgd", "ekf", "kronecker", "pf-block", "blend-linear")
            .map(model -> new Configuration(new Sources()
                            .settings(Map.of(
                                    "bootstrap.servers", "none:1",
                                    "model", model,
                                    "model.units", "2",
                                    "pf.particles", "3",
                                    "series.lags", "3",
                                    "series.seasons", "4")))
                    .series())
            .toList();

    static final List<Function<byte[], Object>> PARSERS = List.of(
            SeriesHeader::fromBytes,
            JournalEntry::fromBytes,
            PartitionRecord::fromBytes,
            SourceRecord::fromBytes,
            bytes -> StateBytes.restore(bytes, fields -> SeriesEvent.visit(null, 0, fields)),
            bytes -> StateBytes.restore(bytes, io -> MODELS.get(0).visit(io)));

    private StoredStateFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        int what = (bytes[0] & Byte.MAX_VALUE) % (PARSERS.size() + MODELS.size());
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        rest = bytes[0] < 0 ? sealed(rest) : rest;
        try {
            if (what < PARSERS.size()) {
                PARSERS.get(what).apply(rest);
            } else {
                sameWhenSaved(MODELS.get(what - PARSERS.size()), rest);
            }
        } catch (CorruptStateException e) {
            Refusal.require(e.getMessage());
        }
    }

    private static byte[] sealed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return ByteBuffer.allocate(bytes.length + Integer.BYTES)
                .put(bytes)
                .putInt((int) crc.getValue())
                .array();
    }

    /**
     * The first save may drop values that are stored in another form, such as a missing number. A second save must drop
     * nothing.
     */
    private static void sameWhenSaved(SeriesSettings settings, byte[] bytes) {
        byte[] saved = saved(settings, bytes);
        if (!Arrays.equals(saved(settings, saved), saved)) {
            throw new AssertionError("a state that is accepted is saved as another");
        }
    }

    private static byte[] saved(SeriesSettings settings, byte[] bytes) {
        SeriesModel model = SeriesModel.create("series", settings);
        StateBytes.restore(bytes, io -> {
            model.visit(io);
            return model;
        });
        return StateBytes.save(model::visit);
    }
}
