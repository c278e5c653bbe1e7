package io.spindrift.chaos.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/** The transactions on a topic that had output and were aborted, as the broker's own log has them. */
final class Aborts {

    /** A transaction is a producer and an epoch, and may have markers on several partitions: the time of the first. */
    private final Map<String, Long> transactions = new HashMap<>();

    private static final long OTHER_MILLIS = 12_000;

    private Aborts() {}

    /** Reads the log of a topic. */
    static Aborts of(Path broker, String topic) throws IOException {
        Aborts aborts = new Aborts();
        try (Stream<Path> folders = Files.list(broker)) {
            for (Path folder : folders.filter(path -> isPartition(path, topic)).toList()) {
                aborts.read(folder);
            }
        }
        return aborts;
    }

    /**
     * How many transactions with output were aborted, without those that may have been for another reason.
     *
     * @param others when something else was done that may abort transactions, in milliseconds since 1970
     */
    int count(List<Long> others) {
        return (int) transactions.values().stream()
                .filter(time -> others.stream().noneMatch(other -> other <= time && time <= other + OTHER_MILLIS))
                .count();
    }

    private static boolean isPartition(Path path, String topic) {
        return path.getFileName().toString().matches(Pattern.quote(topic) + "-[0-9]+");
    }

    private void read(Path folder) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.list(folder)) {
            segments = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        Map<Long, Integer> underway = new HashMap<>();
        for (Path segment : segments) {
            try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
                for (RecordBatch batch : records.batches()) {
                    if (!batch.isControlBatch()) {
                        underway.merge(batch.producerId(), 1, Integer::sum);
                    } else if (underway.remove(batch.producerId()) != null && isAbort(batch)) {
                        transactions.merge(
                                batch.producerId() + " " + batch.producerEpoch(), batch.maxTimestamp(), Math::min);
                    }
                }
            }
        }
    }

    private static boolean isAbort(RecordBatch batch) {
        return ControlRecordType.parse(batch.iterator().next().key()) == ControlRecordType.ABORT;
    }
}
