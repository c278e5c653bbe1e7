package io.spindrift.crash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A feed of many series in one order: observations, their labels late and shuffled, and among them what feeds bring: labels
 * that come at once, never or twice, and records that cannot be read.
 */
final class Feed {
    static final long START = 1_700_000_000_000L;

    private static final long STEP_MILLIS = 10;
    private static final int MAX_DELAY = 2000;

    /**
     * One record.
     *
     * @param label whether it is a label
     * @param series the key
     * @param value its JSON
     */
    record Item(boolean label, int series, long time, byte[] value) {
        byte[] key() {
            return ("series-" + series).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private record Placed(long position, Item item) {}

    private final int series;
    private final SplittableRandom random;
    private final List<Placed> placed = new ArrayList<>();

    private Feed(int series, long seed) {
        this.series = series;
        random = new SplittableRandom(seed);
    }

    /** So many records, each with a time of its own, in the order of their times. */
    static List<Item> distinctTimes(int records, int series, long seed) {
        return new Feed(series, seed).make(records, 1);
    }

    /** The same, with equal times among them. */
    static List<Item> equalTimes(int records, int series, long seed) {
        return new Feed(series, seed).make(records, 7);
    }

    private List<Item> make(int records, int together) {
        for (int i = 0; placed.size() < records; i++) {
            observation(i, i % series);
        }
        placed.sort(Comparator.comparingLong(Placed::position));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            Item item = placed.get(i).item;
            items.add(new Item(item.label, item.series, START + STEP_MILLIS * (i / together), item.value));
        }
        return items;
    }

    private void observation(int number, int of) {
        long position = 2L * number;
        double[] x = random.doubles(3, -1, 1).toArray();
        double label = 3 + x[0] * x[1] - x[2] + 0.1 * random.nextGaussian();
        String id = "o" + number;
        String json = "{\"id\":\"" + id + "\",\"x\":[" + x[0] + "," + x[1] + "," + x[2] + "]";
        int fate = random.nextInt(100);
        if (fate < 20) {
            add(position, false, of, json + ",\"label\":" + label + "}");
            return;
        }
        add(position, false, of, json + "}");
        if (fate < 97) {
            add(position + 1 + random.nextInt(MAX_DELAY), true, of, "{\"id\":\"" + id + "\",\"label\":" + label + "}");
        }
        if (fate == 50) {
            add(position + MAX_DELAY + 5, true, of, "{\"id\":\"" + id + "\",\"label\":" + label + "}");
        }
        if (fate == 60) {
            add(position, false, of, "{\"id\":\"" + id + "\",\"x\":[1,\"poison\"]}");
        }
    }

    private void add(long position, boolean label, int of, String json) {
        placed.add(new Placed(position, new Item(label, of, 0, json.getBytes(StandardCharsets.UTF_8))));
    }
}
