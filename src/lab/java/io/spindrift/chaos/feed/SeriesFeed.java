package io.spindrift.chaos.feed;

import io.spindrift.event.DeadLetter;
import io.spindrift.event.RecordLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of many series, under the default model with several horizons. Some values are missing or impossible, some records come late,
 * out of order, twice or with the time of a wrong clock, and five of a hundred cannot be used. One series has every other record. Half of the series have ids: there, a
 * record that comes twice is a dead letter. In the others it is another observation.
 */
public final class SeriesFeed implements Feed {
    /** Number of series. */
    static final int SERIES = 24;

    /** About two thirds of the models: the others are read again from the store. */
    private static final String CACHE_MAX_BYTES = "1200000";

    private static final List<Integer> HORIZONS =
            Stream.concat(IntStream.rangeClosed(1, 6).boxed(), Stream.of(24)).toList();

    /** 1980. A record is an hour, and brokers refuse times that are more than an hour ahead: the busy series has enough of them for two hours of a run. */
    private static final long START = 315_532_800_000L;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long WRONG_CLOCK_MILLIS = 30 * 24 * HOUR_MILLIS + 1;
    private static final double[] IMPOSSIBLE = {0, -9999, 65_535, 1e12, -1e60};
    private static final int PERCENT = 100;
    /**
     * The series that has every other record. There are no alarms before 300 observations, so it has some even in a short run: its level
     * shifts.
     */
    static final int BUSY = Signal.Noise.SHIFTS.ordinal();

    private static final int BUSY_PERCENT = 50;
    private static final int POISON_PERCENT = 5;
    private static final int MISSING_PERCENT = 4;
    private static final int LATE_PERCENT = 4;
    private static final int TWICE_PERCENT = 2;
    private static final int IMPOSSIBLE_PERCENT = 1;
    private static final int WRONG_CLOCK_PERCENT = 1;
    /** The mean number of observations of a series that a late record comes after at most. */
    private static final int MAX_DELAY = 30;

    private final RecordLayout layout;
    private final SplittableRandom random;
    private final List<Sensor> sensors = new ArrayList<>();
    private final Delayed<Draft> delayed = new Delayed<>();
    private long made;
    private int poisoned;

    /** The source of one series. */
    private static final class Sensor {
        private final int number;
        private final Signal signal;
        /** Number of values that it has measured. */
        private long measured;
        /** Number of observations of the series. */
        private long observed;

        Sensor(int number) {
            this.number = number;
            signal = new Signal(Signal.Noise.values()[number % Signal.Noise.values().length]);
        }

        String key() {
            return "series-" + number;
        }

        /** Returns whether its records have ids; each kind of noise comes with ids and without. */
        boolean ids() {
            return number / Signal.Noise.values().length % 2 == 0;
        }
    }

    private record Draft(Sensor sensor, String id, long time, boolean valued, String json, DeadLetter.Kind deadLetter) {
        /** The same record, which comes a second time. */
        Draft again() {
            return new Draft(sensor, id, time, valued, json, id == null ? null : DeadLetter.Kind.DUPLICATE_OBSERVATION);
        }
    }

    /**
     * @param layout of forecasts and scores
     * @param seed of all that is random here
     */
    public SeriesFeed(RecordLayout layout, long seed) {
        this.layout = layout;
        random = new SplittableRandom(seed);
        for (int i = 0; i < SERIES; i++) {
            sensors.add(new Sensor(i));
        }
    }

    @Override
    public boolean labelsTopic() {
        return false;
    }

    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public boolean alarms() {
        return true;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "input.mode",
                "series",
                "series.horizons",
                "1-6,24",
                "forecasts.layout",
                layout.name().toLowerCase(Locale.ROOT),
                "models.cache.max.bytes",
                CACHE_MAX_BYTES);
    }

    @Override
    public Item next() {
        Draft draft = draft();
        made++;
        byte[] value = draft.json == null ? null : draft.json.getBytes(StandardCharsets.UTF_8);
        return new Item(false, draft.sensor.key(), draft.id, draft.time, value, expected(draft));
    }

    /** A value scores the forecasts that earlier observations made for it. */
    private static Expected expected(Draft draft) {
        if (draft.deadLetter != null) {
            return Expected.deadLetter(draft.deadLetter);
        }
        long row = draft.sensor.observed++;
        List<Integer> scores = draft.valued
                ? HORIZONS.stream().filter(horizon -> horizon <= row).toList()
                : List.of();
        return new Expected(HORIZONS, scores, null);
    }

    private Draft draft() {
        // The first record of each series is a value: it says what fits, and nothing is forecast before.
        if (made < sensors.size()) {
            return measured(sensors.get((int) made), false);
        }
        if (happens(POISON_PERCENT)) {
            return poison(sensor());
        }
        return delayed.due(made).orElseGet(this::observation);
    }

    private Sensor sensor() {
        return sensors.get(happens(BUSY_PERCENT) ? BUSY : random.nextInt(sensors.size()));
    }

    private Draft observation() {
        Draft draft = measured(sensor(), true);
        int chance = random.nextInt(PERCENT);
        if (chance < LATE_PERCENT) {
            delayed.add(later(), draft);
            return measured(draft.sensor, true);
        }
        if (chance < LATE_PERCENT + TWICE_PERCENT) {
            delayed.add(later(), draft.again());
        }
        return draft;
    }

    private long later() {
        return made + 1 + random.nextInt(MAX_DELAY * sensors.size());
    }

    /** @param faulty whether the value may be missing or impossible, and the clock wrong */
    private Draft measured(Sensor sensor, boolean faulty) {
        long hour = sensor.measured++;
        long time = START + hour * HOUR_MILLIS + sensor.number;
        double value = sensor.signal.next(hour, random);
        boolean valued = true;
        if (faulty) {
            valued = !happens(MISSING_PERCENT);
            value = happens(IMPOSSIBLE_PERCENT) ? IMPOSSIBLE[random.nextInt(IMPOSSIBLE.length)] : value;
            time += happens(WRONG_CLOCK_PERCENT) ? WRONG_CLOCK_MILLIS : 0;
        }
        String id = sensor.ids() ? "o" + hour : null;
        String json = "{" + (id == null ? "" : "\"id\":\"" + id + "\",") + "\"value\":" + (valued ? value : null) + "}";
        return new Draft(sensor, id, time, valued, json, null);
    }

    private boolean happens(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    private Draft poison(Sensor sensor) {
        String begin = "{\"id\":\"p" + poisoned++ + "\"";
        return switch (random.nextInt(7)) {
            case 0 -> refused(sensor, begin + ",\"value\":1", DeadLetter.Kind.JSON);
            case 1 -> refused(sensor, begin + ",\"value\":NaN}", DeadLetter.Kind.JSON);
            case 2 -> refused(sensor, null, DeadLetter.Kind.JSON);
            case 3 -> refused(sensor, begin + ",\"value\":\"poison\"}", DeadLetter.Kind.FIELD);
            case 4 -> refused(sensor, begin + "}", DeadLetter.Kind.FIELD);
            case 5 -> refused(sensor, begin + ",\"value\":1,\"x\":[1]}", DeadLetter.Kind.MISMATCH);
            default -> refused(sensor, begin + ",\"value\":1}" + " ".repeat(RECORD_MAX_BYTES), DeadLetter.Kind.SIZE);
        };
    }

    private static Draft refused(Sensor sensor, String json, DeadLetter.Kind kind) {
        return new Draft(sensor, null, START + sensor.measured * HOUR_MILLIS, false, json, kind);
    }
}
