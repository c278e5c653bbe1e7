package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.spindrift.model.Ledger;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.scale.ForecastBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForecastQueueTest {
    private static final List<Double> LEVELS = List.of(0.8, 0.95);

    private final SplittableRandom random = new SplittableRandom(12);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 24})
    void shouldGiveTheDistributionsOfRows_whenLabelsComeAfterHRows(int horizon) {
        Replay rows = new Replay(LEVELS, horizon);
        ForecastQueue queue = new ForecastQueue(horizon, LEVELS);
        ValueScales values = new ValueScales();
        double[] series = Generated.BURSTS.values(1500, 4);
        for (int t = 0; t < series.length; t++) {
            rows.take(series[t]);
            if (t >= horizon) {
                assertThat(queue.learn(0, series[t], values)).isEqualTo(rows.pValue(0));
                queue.removeFirst();
            }
            values.observe(series[t]);
            values.endRow(true);
            ForecastOrigin origin = new ForecastOrigin(Replay.time(t), Generated.HOUR, ForecastBounds.NONE);
            queue.add(origin, values, series[t], Replay.spread(t), 1);
            assertThat(queue.intervals(queue.size() - 1))
                    .isEqualTo(rows.distributions().intervals(0, t));
        }
    }

    @Test
    void shouldKeepForecastsAsIssued_whileManyWait() {
        ForecastQueue queue = new ForecastQueue(1, LEVELS);
        ValueScales values = new ValueScales();
        List<List<Interval>> issued = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            values.endRow(true);
            add(queue, values, i);
            if (i > 0) {
                learn(queue, values, random.nextInt(i), random.nextGaussian());
            }
            issued.add(queue.intervals(i));
        }
        assertThat(queue.size()).isEqualTo(300);
        for (int i = 0; i < 300; i++) {
            assertThat(queue.forecast(i)).isEqualTo(i);
            assertThat(queue.intervals(i)).isEqualTo(issued.get(i));
        }
    }

    @Test
    void shouldContinueWithTheSameBits_fromEveryState() {
        ForecastQueue whole = new ForecastQueue(2, LEVELS);
        ForecastQueue parts = new ForecastQueue(2, LEVELS);
        ValueScales values = new ValueScales();
        for (int i = 0; i < 200; i++) {
            int waiting = whole.size();
            double label = random.nextGaussian();
            if (waiting > 0) {
                int index = random.nextInt(waiting);
                assertThat(parts.learn(index, label, values)).isEqualTo(whole.learn(index, label, values));
                values.observe(label);
            }
            // In the first half the queue becomes longer, in the second half shorter.
            for (int removed = 0; removed < (i < 100 ? i % 2 : 2) && removed < waiting; removed++) {
                whole.removeFirst();
                parts.removeFirst();
            }
            values.endRow(true);
            add(whole, values, i);
            add(parts, values, i);
            ForecastQueue restored = new ForecastQueue(2, LEVELS);
            restored.visit(ledger(parts), parts.size());
            parts = restored;
            assertThat(ledger(parts).bits()).isEqualTo(ledger(whole).bits());
        }
    }

    @Test
    void shouldNotChange_whenForecastsAreRead() {
        ForecastQueue queue = new ForecastQueue(1, LEVELS);
        ValueScales values = new ValueScales();
        for (int i = 0; i < 50; i++) {
            values.endRow(true);
            add(queue, values, i);
            learn(queue, values, i / 2, random.nextGaussian());
        }
        List<?> before = ledger(queue).bits();
        queue.intervals(3);
        queue.forecast(7);
        queue.newestQuantiles(List.of(0.001, 0.5, 0.9));
        assertThat(ledger(queue).bits()).isEqualTo(before);
    }

    @Test
    void shouldHaveNoQuantiles_whenNothingIsKnownOfErrors() {
        ForecastQueue queue = new ForecastQueue(1, LEVELS);
        queue.add(new ForecastOrigin(0, 0, ForecastBounds.NONE), new ValueScales(), 3, 0, 0);
        assertThat(queue.intervals(0))
                .extracting(Interval::level, Interval::lower)
                .containsExactly(tuple(0.8, Double.NaN), tuple(0.95, Double.NaN));
        assertThat(queue.newestQuantiles(List.of(0.5)).get(0).value()).isNaN();
        assertThat(queue.newestQuantiles(List.of())).isEmpty();
    }

    private static void add(ForecastQueue queue, ValueScales values, double forecast) {
        queue.add(new ForecastOrigin((long) forecast, 0, ForecastBounds.NONE), values, forecast, 0, 1);
    }

    private static void learn(ForecastQueue queue, ValueScales values, int index, double label) {
        queue.learn(index, label, values);
        values.observe(label);
    }

    private static Ledger ledger(ForecastQueue queue) {
        return Ledger.of(fields -> queue.visit(fields, queue.size()));
    }
}
