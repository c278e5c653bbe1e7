package io.spindrift.chaos.check;

import io.spindrift.event.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A feed without end of many series, the same for the same seed however fast it is taken: observations; their labels at once,
 * late, shuffled, twice or never; and five records of a hundred that nobody can use.
 */
public final class Feed {
    private static final long START = 1_700_000_000_000L;
    private static final long STEP_MILLIS = 10;
    private static final int POISON_PERCENT = 5;
    private static final int AT_ONCE_PERCENT = 20;
    private static final int LOST_PERCENT = 3;
    private static final int TWICE_PERCENT = 2;
    /** How many records later a label comes at most. */
    private static final int MAX_DELAY = 2000;
    /** The largest value of a record that is taken, in bytes. */
    public static final int MAX_RECORD = 2000;

    private final SplittableRandom random;
    private final String[] lastIds;
    private final int together;
    private final PriorityQueue<Due> labels =
            new PriorityQueue<>(Comparator.comparingLong(Due::position).thenComparingLong(Due::order));
    private long made;
    private int observations;
    private int poisoned;

    private record Due(long position, long order, Draft draft) {}

    private record Draft(Fate fate, boolean label, int series, String id, String json, DeadLetter.Kind kind) {}

    /** What must come of a record. */
    public enum Fate {
        /** A forecast. */
        OBSERVATION,
        /** A forecast and a score: it brings its label. */
        LABELED,
        /** A score. */
        LABEL,
        /** A dead letter. */
        REFUSED
    }

    /**
     * One record.
     *
     * @param fate what must come of it
     * @param label whether it belongs on a topic of labels, where there is one
     * @param key the series
     * @param id of the observation
     * @param time in milliseconds since 1970
     * @param value its bytes; or null
     * @param kind of its dead letter; or null
     */
    public record Item(Fate fate, boolean label, String key, String id, long time, byte[] value, DeadLetter.Kind kind) {
        /** Whether a forecast is to come of it. */
        public boolean observation() {
            return fate == Fate.OBSERVATION || fate == Fate.LABELED;
        }

        /** Whether a score is to come of it. */
        public boolean labels() {
            return fate == Fate.LABEL || fate == Fate.LABELED;
        }
    }

    /**
     * @param series how many
     * @param together how many records in a row have the same time
     * @param seed of all that is random here
     */
    public Feed(int series, int together, long seed) {
        lastIds = new String[series];
        this.together = together;
        random = new SplittableRandom(seed);
    }

    /** The next record. */
    public Item next() {
        Draft draft = draft();
        long time = START + STEP_MILLIS * (made++ / together);
        byte[] value = draft.json == null ? null : draft.json.getBytes(StandardCharsets.UTF_8);
        return new Item(draft.fate, draft.label, "series-" + draft.series, draft.id, time, value, draft.kind);
    }

    private Draft draft() {
        // Not before each series has begun, since its first observation says what fits it.
        if (observations > lastIds.length && random.nextInt(100) < POISON_PERCENT) {
            return poison(random.nextInt(lastIds.length));
        }
        if (!labels.isEmpty() && labels.peek().position <= made) {
            return labels.poll().draft;
        }
        return observation(observations++);
    }

    private Draft observation(int number) {
        int series = number % lastIds.length;
        double[] x = random.doubles(3, -1, 1).toArray();
        double label = 3 + x[0] * x[1] - x[2] + 0.1 * random.nextGaussian();
        String id = "o" + number;
        lastIds[series] = id;
        String json = "{\"id\":\"" + id + "\",\"x\":[" + x[0] + "," + x[1] + "," + x[2] + "]";
        int fate = random.nextInt(100);
        if (fate < AT_ONCE_PERCENT) {
            return new Draft(Fate.LABELED, false, series, id, json + ",\"label\":" + label + "}", null);
        }
        if (fate >= AT_ONCE_PERCENT + LOST_PERCENT) {
            String late = "{\"id\":\"" + id + "\",\"label\":" + label + "}";
            labels.add(new Due(
                    made + 1 + random.nextInt(MAX_DELAY), number, new Draft(Fate.LABEL, true, series, id, late, null)));
            if (fate >= 100 - TWICE_PERCENT) {
                Draft twice = new Draft(Fate.REFUSED, true, series, id, late, DeadLetter.Kind.DUPLICATE_LABEL);
                labels.add(new Due(made + MAX_DELAY + random.nextInt(MAX_DELAY), number, twice));
            }
        }
        return new Draft(Fate.OBSERVATION, false, series, id, json + "}", null);
    }

    private Draft poison(int series) {
        String id = "p" + poisoned++;
        String begin = "{\"id\":\"" + id + "\",\"x\":[";
        return switch (random.nextInt(8)) {
            case 0 -> refused(series, false, id, begin + "1,2,", DeadLetter.Kind.JSON);
            case 1 -> refused(series, false, id, begin + "1,NaN,3]}", DeadLetter.Kind.JSON);
            case 2 -> refused(series, false, id, null, DeadLetter.Kind.JSON);
            case 3 -> refused(series, false, id, begin + "1,\"poison\",3]}", DeadLetter.Kind.FIELD);
            case 4 -> refused(series, true, id, "{\"id\":\"" + id + "\",\"label\":\"four\"}", DeadLetter.Kind.FIELD);
            case 5 -> refused(series, false, id, begin + "1,2]}", DeadLetter.Kind.MISMATCH);
            case 6 -> refused(series, false, id, begin + "1,2,3]}" + " ".repeat(MAX_RECORD), DeadLetter.Kind.SIZE);
            default -> {
                String json = "{\"id\":\"" + lastIds[series] + "\",\"x\":[1,2,3]}";
                yield refused(series, false, lastIds[series], json, DeadLetter.Kind.DUPLICATE_OBSERVATION);
            }
        };
    }

    private static Draft refused(int series, boolean label, String id, String json, DeadLetter.Kind kind) {
        return new Draft(Fate.REFUSED, label, series, id, json, kind);
    }
}
