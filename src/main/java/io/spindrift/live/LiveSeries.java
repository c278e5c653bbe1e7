package io.spindrift.live;

import io.spindrift.event.Forecast;
import io.spindrift.event.RecordLayout;
import io.spindrift.model.series.HorizonMixture;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The last observations of a series and their forecasts. They are in a ring, indexed by the number of the observation, so an
 * event that is reported twice is stored once. This class is thread-safe.
 */
public final class LiveSeries {
    private static final int RECENT_VALUES = 60;
    private static final long NONE = -1;

    private final String name;
    private final long[] sequences;
    private final long[] times;
    private final double[] values;
    /** Whether an alarm began at an observation. */
    private final boolean[] begins;

    private final LiveHorizons horizons;
    private long newest = NONE;
    private long version;
    /** The forecast that was made at the newest observation; null before the first. */
    private IssuedForecast forecast;
    /** Null while none is open. */
    private OpenAlarm alarm;

    LiveSeries(String name, int points) {
        this.name = name;
        sequences = new long[points];
        times = new long[points];
        values = new double[points];
        begins = new boolean[points];
        horizons = new LiveHorizons(points);
        Arrays.fill(sequences, NONE);
    }

    synchronized void observed(long sequence, long time, double value) {
        int slot = slot(sequence, time);
        // In regression mode the value is the label, which comes later.
        if (!Double.isNaN(value)) {
            values[slot] = value;
        }
        version++;
    }

    synchronized void on(Outcome outcome) {
        if (outcome instanceof IssuedForecast issued) {
            forecast(issued);
        } else if (outcome instanceof IssuedScore issued) {
            score(issued);
        } else if (outcome instanceof IssuedAlarm issued && issued.change() == IssuedAlarm.Change.BEGIN) {
            begins[slot(issued.observation().sequence(), issued.observation().time())] = true;
        }
    }

    /** Takes the open alarm in, which an event may begin, end or worsen; null for none. */
    synchronized void alarm(OpenAlarm open) {
        alarm = open;
        version++;
    }

    private void forecast(IssuedForecast issued) {
        int slot = slot(issued.observation().sequence(), issued.observation().time());
        horizons.fit(issued.horizons());
        forecast = issued;
        PastForecasts same = horizons.past(0);
        if (same != null) {
            // In regression mode, the label belongs to the observation of the forecast.
            same.forecast(slot, issued.horizons().get(0));
        }
        version++;
    }

    /** Takes the weights of the newest forecasts in. */
    synchronized void mixtures(long sequence, IntFunction<Optional<HorizonMixture>> mixture) {
        if (holds(sequence)) {
            for (PastForecasts past : horizons.past()) {
                mixture.apply(past.horizon()).ifPresent(parts -> past.mixture(index(sequence), parts));
            }
        }
    }

    private void score(IssuedScore issued) {
        long sequence = issued.observation().sequence();
        if (sequence > newest) {
            slot(sequence, issued.observation().time());
        }
        for (HorizonScore score : issued.horizons()) {
            horizons.score(score);
            PastForecasts past = horizons.past(score.horizon());
            if (past != null && holds(sequence)) {
                past.score(index(sequence), score);
            }
        }
        if (holds(sequence)) {
            // In regression mode the label is the value.
            values[index(sequence)] = issued.label();
        }
        version++;
    }

    /** Returns the name of the series. */
    public String name() {
        return name;
    }

    /** Returns the number of the newest observation; −1 before the first. */
    public synchronized long newest() {
        return newest;
    }

    /** Returns a number that grows with every reported event. */
    public synchronized long version() {
        return version;
    }

    /** Returns a summary of the series. */
    public synchronized SeriesSummary summary() {
        int[] order = order();
        int from = Math.max(0, order.length - RECENT_VALUES);
        double[] recentValues = new double[order.length - from];
        double last = Double.NaN;
        for (int i = from; i < order.length; i++) {
            recentValues[i - from] = values[order[i]];
            last = Double.isNaN(values[order[i]]) ? last : values[order[i]];
        }
        return SeriesSummary.of(
                name,
                newest + 1,
                newest == NONE ? 0 : times[index(newest)],
                last,
                recentValues,
                alarm,
                horizons.first());
    }

    /**
     * Returns the series with its last observations.
     *
     * @param after the observations with larger numbers are returned; −1 for all
     */
    public synchronized SeriesDetail detail(long after) {
        int[] order =
                Arrays.stream(order()).filter(slot -> sequences[slot] > after).toArray();
        return new SeriesDetail(
                name,
                newest + 1,
                version,
                Arrays.stream(order).mapToLong(slot -> sequences[slot]).toArray(),
                Arrays.stream(order).mapToLong(slot -> times[slot]).toArray(),
                Arrays.stream(order).mapToDouble(slot -> values[slot]).toArray(),
                forecast == null ? null : new Forecast(name, RecordLayout.PATH, forecast),
                alarm,
                Arrays.stream(order)
                        .filter(slot -> begins[slot])
                        .mapToLong(slot -> sequences[slot])
                        .toArray(),
                horizons.accuracy(),
                horizons.past().stream().map(past -> past.detail(order)).toList());
    }

    private int index(long sequence) {
        return (int) (sequence % sequences.length);
    }

    private boolean holds(long sequence) {
        return sequences[index(sequence)] == sequence;
    }

    /** Returns the slot of an observation, and clears the slot if it belonged to an earlier observation. */
    private int slot(long sequence, long time) {
        // The numbers restart after a reset and after a long silence.
        if (sequence == 0 && newest > 0 || sequence < newest - sequences.length) {
            Arrays.fill(sequences, NONE);
            newest = NONE;
        }
        int slot = index(sequence);
        if (sequences[slot] != sequence) {
            sequences[slot] = sequence;
            values[slot] = Double.NaN;
            begins[slot] = false;
            horizons.clear(slot);
        }
        times[slot] = time;
        newest = Math.max(newest, sequence);
        return slot;
    }

    /** Returns the used slots, oldest first. */
    private int[] order() {
        int[] order = new int[sequences.length];
        int count = 0;
        for (long sequence = Math.max(0, newest - sequences.length + 1); sequence <= newest; sequence++) {
            if (holds(sequence)) {
                order[count++] = index(sequence);
            }
        }
        return Arrays.copyOf(order, count);
    }
}
