package io.spindrift.bench.stream;

import io.spindrift.event.InputRecord;
import io.spindrift.json.InputRecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Records in one order, the same for every consumer: each series once, then series in random order. */
final class Workload {
    /** The time of the first record, in milliseconds since 1970; each is a millisecond later than the one before. */
    static final long START = 1_700_000_000_000L;

    private static final double[] NONE = {};
    private static final int SEASON = 24;

    private final int series;
    private final SplittableRandom random = new SplittableRandom(7);
    private final InputRecordWriter writer = new InputRecordWriter();
    private long next;

    /**
     * One record.
     *
     * @param number from 0
     * @param key its series
     * @param value its JSON
     */
    record Item(long number, byte[] key, byte[] value) {
        long time() {
            return START + number;
        }
    }

    Workload(int series) {
        this.series = series;
    }

    Item next() {
        long number = next++;
        int of = number < series ? (int) number : random.nextInt(series);
        double value = 100
                + of % 10
                + 10 * Math.sin(2 * Math.PI * ((double) number / series + of) / SEASON)
                + random.nextGaussian();
        byte[] json = writer.series(new InputRecord.Observation(null, NONE, OptionalDouble.of(value)));
        return new Item(number, ("series-" + of).getBytes(StandardCharsets.US_ASCII), json);
    }
}
