package io.spindrift.fuzz;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.time.RecordClock;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SourceRecord;
import io.spindrift.serde.StateBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the inputs that {@link StoredStateFuzz} begins with, which are no texts: its argument is the folder. */
final class StateSeeds {
    private static final int STEPS = 12;
    private static final long HOUR = 3_600_000;

    private StateSeeds() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        SeriesEvent observation = new SeriesEvent.Observation("a", HOUR, new double[] {1, -2}, 3);
        SeriesEvent label = new SeriesEvent.Label("a", HOUR, 4, new byte[] {1, 2, 3});
        byte[] event = StateBytes.save(fields -> SeriesEvent.visit(observation, HOUR, fields));
        List<byte[]> records = List.of(
                new SeriesHeader(
                                1,
                                0,
                                true,
                                8,
                                new SeriesHeader.Snapshot(0, 40, HOUR, 600, 7),
                                new Seen(HOUR, HOUR),
                                new byte[] {1, 2})
                        .toBytes(),
                new JournalEntry(0, 41, new Seen(HOUR, HOUR), event).toBytes(),
                new PartitionRecord(RecordClock.startingFrom(HOUR), 3, 2).toBytes(),
                new SourceRecord(
                                "t",
                                0,
                                7,
                                HOUR,
                                new byte[] {2},
                                List.of(new SourceRecord.HeaderBytes("h", new byte[] {1})),
                                new byte[] {1})
                        .toBytes(),
                event,
                StateBytes.save(StoredStateFuzz.MODELS.get(0)::visit));
        for (int i = 0; i < records.size(); i++) {
            write(folder.resolve("record-" + i), i, records.get(i));
        }
        write(folder.resolve("label"), 4, StateBytes.save(fields -> SeriesEvent.visit(label, HOUR, fields)));
        for (int i = 0; i < StoredStateFuzz.MODELS.size(); i++) {
            SeriesModel model = SeriesModel.create("series", StoredStateFuzz.MODELS.get(i));
            write(folder.resolve("model-" + i + "-new"), records.size() + i, StateBytes.save(model::visit));
            for (int step = 0; step < STEPS; step++) {
                double value = step % 5 == 3 ? Double.NaN : Math.sin(step);
                model.apply(new SeriesEvent.Observation(null, step * HOUR, new double[0], value));
            }
            write(folder.resolve("model-" + i), records.size() + i, StateBytes.save(model::visit));
        }
    }

    private static void write(Path file, int what, byte[] bytes) throws IOException {
        Files.write(
                file,
                ByteBuffer.allocate(1 + bytes.length)
                        .put((byte) what)
                        .put(bytes)
                        .array());
    }
}
