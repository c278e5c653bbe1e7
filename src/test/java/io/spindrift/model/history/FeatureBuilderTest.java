package io.spindrift.model.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.serde.StateBytes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeatureBuilderTest {
    private static final int LAGS = 6;
    private static final double[] NOTHING = {};

    private final SplittableRandom random = new SplittableRandom(9);

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 24, 30})
    void shouldPutFeaturesWhereTheLayoutSays(int horizon) {
        double[] y = random.doubles(800, 5, 9).toArray();
        SeriesHistory history = new SeriesHistory(LAGS, List.of(horizon), Seasons.DEFAULT);
        FeatureBuilder regressor = new FeatureBuilder(new FeatureLayout(horizon, LAGS, 0, Seasons.DEFAULT));
        double square = 0;
        double weight = 0;
        for (int t = 0; t < y.length; t++) {
            history.observe(1000L * t, y[t]);
            regressor.observe(history);
            if (t >= horizon) {
                double change = y[t] - y[t - horizon];
                square = 0.998 * square + 0.002 * change * change;
                weight = 0.998 * weight + 0.002;
            }
        }
        int t = y.length - 1;
        double scale = Math.sqrt(square / weight);
        double[] x = regressor.make(history, NOTHING);
        FeatureLayout layout = regressor.layout();
        assertThat(x).hasSize(layout.length());
        assertThat(x[layout.value()]).isEqualTo(y[t]);
        assertThat(x[layout.unit()]).isEqualTo(scale, within(1e-9));
        assertThat(x[layout.differences() + 3]).isEqualTo((y[t - 3] - y[t]) / scale, within(1e-9));
        for (int s = 0; s < Seasons.DEFAULT.count(); s++) {
            int back = Seasons.DEFAULT.back(s, horizon);
            int k = back - horizon;
            assertThat(x[layout.seasonal(s)]).isEqualTo((y[t - k] - y[t - back]) / scale, within(1e-9));
            assertThat(x[layout.seasonal(s) + 1]).isEqualTo((y[t - back] - y[t]) / scale, within(1e-9));
        }
        double unit = x[layout.logUnit()];
        assertThat(x[layout.logarithms() + 2]).isEqualTo((Math.log(y[t - 2]) - Math.log(y[t])) / unit, within(1e-9));
    }

    @Test
    void shouldUseZero_whenAFeatureIsNotKnownYet() {
        SeriesHistory history = new SeriesHistory(LAGS, List.of(1), Seasons.DEFAULT);
        FeatureBuilder regressor = new FeatureBuilder(new FeatureLayout(1, LAGS, 0, Seasons.DEFAULT));
        history.observe(0, 5);
        regressor.observe(history);
        assertThat(regressor.unit(history)).isZero();
        history.observe(1, 7);
        regressor.observe(history);
        double[] x = regressor.make(history, NOTHING);
        assertThat(x[regressor.layout().unit()]).isEqualTo(2, within(1e-12));
        assertThat(x[regressor.layout().differences() + 1]).isEqualTo(-1, within(1e-12));
        assertThat(x[regressor.layout().differences() + 2]).isZero();
        assertThat(x[regressor.layout().logUnit()]).isZero();
        for (int i = 0; i < regressor.layout().seasonalCount(); i++) {
            assertThat(x[regressor.layout().seasonal() + i]).isZero();
        }
    }

    @Test
    void shouldReplaceMissingValuesAndKeepThePhase() {
        SeriesHistory history = new SeriesHistory(LAGS, List.of(1), Seasons.DEFAULT);
        for (int t = 0; t < 100; t++) {
            history.observe(t, t == 80 ? Double.NaN : t % 7);
        }
        assertThat(history.value(0)).isEqualTo(99 % 7);
        assertThat(history.value(99 - 80)).isEqualTo(79 % 7);
        assertThat(history.profile(0, 0)).isEqualTo(99 % 7, within(1e-9));
    }

    @Test
    void shouldDetectAGapInTime() {
        SeriesHistory history = new SeriesHistory(LAGS, List.of(1), Seasons.DEFAULT);
        for (int t = 0; t < 50; t++) {
            history.observe(60_000L * t, t);
        }
        assertThat(history.gap()).isZero();
        history.observe(60_000L * 59, 0);
        assertThat(history.gap()).isEqualTo(Math.log(10 / 1.09), within(0.01));
    }

    @Test
    void shouldContinueWithTheSameBits() {
        SeriesHistory whole = new SeriesHistory(LAGS, List.of(1, 24), Seasons.DEFAULT);
        SeriesHistory parts = new SeriesHistory(LAGS, List.of(1, 24), Seasons.DEFAULT);
        for (int t = 0; t < 400; t++) {
            SeriesHistory restored = new SeriesHistory(LAGS, List.of(1, 24), Seasons.DEFAULT);
            StateBytes.restore(StateBytes.save(parts::visit), io -> {
                restored.visit(io);
                return restored;
            });
            parts = restored;
            double y = t % 9 == 4 ? Double.NaN : random.nextGaussian();
            whole.observe(t, y);
            parts.observe(t, y);
            assertThat(StateBytes.save(parts::visit)).isEqualTo(StateBytes.save(whole::visit));
        }
    }
}
