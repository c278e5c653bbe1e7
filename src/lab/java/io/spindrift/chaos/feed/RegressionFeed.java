package io.spindrift.chaos.feed;

import io.spindrift.event.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Observations of many series with their labels at once, late, shuffled, twice or never. Five records of a hundred cannot be used.
 */
public final class RegressionFeed implements Feed {
    /** One of two topics may be ahead of the other for as long as a fault lasts: no label is to expire meanwhile. */
    public static final Duration NO_TIMEOUT = Duration.ofDays(1);

    private static final long START = 1_700_000_000_000L;
    private static final long STEP_MILLIS = 10;
    private static final int POISON_PERCENT = 5;
    private static final int AT_ONCE_PERCENT = 20;
    private static final int LOST_PERCENT = 3;
    private static final int TWICE_PERCENT = 2;
    /** How many records later a label comes at most. */
    private static final int MAX_DELAY = 2000;
    /** How many records in a row have the same time, where times are not distinct. */
    private static final int TOGETHER = 7;

    /** The only horizon of the regression mode. */
    private static final List<Integer> ONE = List.of(0);

    private final SplittableRandom random;
    private final String[] lastIds;
    private final Labels where;
    private final Duration labelTimeout;
    private final Delayed<Draft> labels = new Delayed<>();
    private long made;
    private int observations;
    private int poisoned;

    /** Where labels are, and whether the order of all records is fixed. */
    public enum Labels {
        /** On the topic of the observations. */
        ON_OBSERVATIONS_TOPIC,
        /** On a topic of their own, all with distinct times. It must be filled before it is read. */
        ON_FILLED_TOPIC,
        /** On a topic of their own, with equal times. It may be written while it is read. */
        ON_LIVE_TOPIC
    }

    private record Draft(boolean label, int series, String id, String json, Expected expected) {}

    /**
     * @param series how many
     * @param where labels are
     * @param labelTimeout how long an observation waits for its label, in the time of records
     * @param seed of all that is random here
     */
    public RegressionFeed(int series, Labels where, Duration labelTimeout, long seed) {
        lastIds = new String[series];
        this.where = where;
        this.labelTimeout = labelTimeout;
        random = new SplittableRandom(seed);
    }

    @Override
    public boolean labelsTopic() {
        return where != Labels.ON_OBSERVATIONS_TOPIC;
    }

    @Override
    public boolean ordered() {
        return where != Labels.ON_LIVE_TOPIC;
    }

    @Override
    public boolean alarms() {
        return false;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "input.mode", "regression",
                "label.timeout.ms", Long.toString(labelTimeout.toMillis()),
                "labels.pending.max", "5000",
                "labels.buffer.max", "5000",
                "dedup.window.observations", "10000",
                "models.cache.max.bytes", "4000000",
                // A network, and a mixture of experts; both small, so that two cores keep up.
                "model", labelsTopic() ? "blend-linear" : "pf-block",
                "model.units", "4");
    }

    @Override
    public Item next() {
        Draft draft = draft();
        long time = START + STEP_MILLIS * (made++ / (ordered() ? 1 : TOGETHER));
        byte[] value = draft.json == null ? null : draft.json.getBytes(StandardCharsets.UTF_8);
        return new Item(draft.label, "series-" + draft.series, draft.id, time, value, draft.expected);
    }

    private Draft draft() {
        // Not before each series has begun, since its first observation says what fits it.
        if (observations > lastIds.length && random.nextInt(100) < POISON_PERCENT) {
            return poison(random.nextInt(lastIds.length));
        }
        return labels.due(made).orElseGet(() -> observation(observations++));
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
            return new Draft(false, series, id, json + ",\"label\":" + label + "}", new Expected(ONE, ONE, null));
        }
        if (fate >= AT_ONCE_PERCENT + LOST_PERCENT) {
            String late = "{\"id\":\"" + id + "\",\"label\":" + label + "}";
            Expected score = new Expected(List.of(), ONE, null);
            labels.add(made + 1 + random.nextInt(MAX_DELAY), new Draft(true, series, id, late, score));
            if (fate >= 100 - TWICE_PERCENT) {
                Draft twice = refused(series, true, id, late, DeadLetter.Kind.DUPLICATE_LABEL);
                labels.add(made + MAX_DELAY + random.nextInt(MAX_DELAY), twice);
            }
        }
        return new Draft(false, series, id, json + "}", new Expected(ONE, List.of(), null));
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
            case 6 ->
                refused(series, false, id, begin + "1,2,3]}" + " ".repeat(RECORD_MAX_BYTES), DeadLetter.Kind.SIZE);
            default -> {
                String json = "{\"id\":\"" + lastIds[series] + "\",\"x\":[1,2,3]}";
                yield refused(series, false, lastIds[series], json, DeadLetter.Kind.DUPLICATE_OBSERVATION);
            }
        };
    }

    private static Draft refused(int series, boolean label, String id, String json, DeadLetter.Kind kind) {
        return new Draft(label, series, id, json, Expected.deadLetter(kind));
    }
}
