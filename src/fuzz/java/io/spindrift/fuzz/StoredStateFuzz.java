package io.spindrift.fuzz;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.CensusRecord;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.Origin;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.Walks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Bytes of the store. The first says what the rest is to be: a record with its checksum, or what stands behind one, which is where a
 * fuzzer gets no further on its own.
 */
public final class StoredStateFuzz {
    private static final List<SeriesSettings> MODELS = Stream.of("rls", "sgd", "ekf", "pf-node", "frugal")
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

    private static final List<Function<byte[], Object>> PARSERS = List.of(
            SeriesHeader::fromBytes,
            JournalEntry::fromBytes,
            CensusRecord::fromBytes,
            Origin::fromBytes,
            bytes -> Walks.restore(bytes, io -> SeriesEvent.exchange(null, io)),
            bytes -> Walks.restore(bytes, io -> MODELS.get(0).exchange(io)));

    private StoredStateFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        int what = Byte.toUnsignedInt(bytes[0]) % (PARSERS.size() + MODELS.size());
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
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

    private static void sameWhenSaved(SeriesSettings settings, byte[] bytes) {
        SeriesModel model = SeriesModel.create("series", settings);
        Walks.restore(bytes, io -> {
            model.exchange(io);
            return model;
        });
        if (!Arrays.equals(Walks.save(model::exchange), bytes)) {
            throw new AssertionError("a state that is accepted is saved as another");
        }
    }
}
