package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.RlsSettings;
import io.spindrift.series.SeriesModels;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
final class WarmStartTest {
    private static final long HOUR = 3_600_000;

    static Stream<Arguments> learners() {
        return Stream.of(InputMode.values())
                .flatMap(feed -> Stream.of(
                                BlendSettings.FULL,
                                Defaults.SGD,
                                Defaults.EKF,
                                Defaults.PAPER,
                                Defaults.BLOCK,
                                Defaults.RLS,
                                Defaults.MLP,
                                Defaults.NAIVE)
                        .map(learner -> Arguments.of(feed, learner)));
    }

    /** A power of two changes no digit of a number, so that all that is without unit has the same bits. */
    @ParameterizedTest
    @MethodSource("learners")
    void shouldTakeNothingOverThatHasAUnit(InputMode feed, LearnerSettings learner) {
        SeriesSettings settings = settings(feed, learner);
        byte[] one = warmed(settings, donor("donor", settings, 1));
        byte[] other = warmed(settings, donor("donor", settings, 1024));
        assertThat(other).isEqualTo(one);
        if (learner != Defaults.NAIVE) {
            assertThat(one).isNotEqualTo(warmed(settings, null));
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void shouldGoOnToTheSameBytesWhereverItIsRestored(InputMode feed, LearnerSettings learner) {
        SeriesSettings settings = settings(feed, learner);
        SeriesModel whole = SeriesModel.create("a", settings);
        whole.setWarmStart(donor("donor", settings, 1));
        SeriesModel parts = null;
        for (int i = 0; i < 60; i++) {
            whole.apply(event(i, 1));
            assertThat(whole.usedWarmStart()).isEqualTo(i == 0);
            if (parts != null) {
                parts.apply(event(i, 1));
                assertThat(SavedSeries.save(parts)).as("event %d", i).isEqualTo(SavedSeries.save(whole));
            }
            parts = SavedSeries.restore("a", settings, SavedSeries.save(whole));
        }
    }

    @Test
    void shouldDrawTheNoiseOfItsOwnName() {
        SeriesSettings settings = settings(InputMode.REGRESSION, Defaults.PAPER);
        Donor donor = donor("donor", settings, 1);
        assertThat(forecast("a", settings, donor)).isEqualTo(forecast("a", settings, donor));
        assertThat(forecast("a", settings, donor)).isNotEqualTo(forecast("b", settings, donor));
    }

    /** Returns a forecast of the paper's filter after one label, which depends on its noise. */
    private static double forecast(String name, SeriesSettings settings, Donor donor) {
        SeriesModel model = SeriesModel.create(name, settings);
        model.setWarmStart(donor);
        Recorder recorder = new Recorder();
        for (int i = 0; i < 4; i++) {
            recorder.add(model.apply(event(i, 1)));
        }
        return recorder.lastHorizonForecast().prediction();
    }

    @ParameterizedTest
    @EnumSource(InputMode.class)
    void shouldBeginColdWithAnotherNumberOfRegressors(InputMode feed) {
        SeriesSettings settings = settings(feed, Defaults.RLS);
        SeriesModel model = SeriesModel.create("a", settings);
        model.setWarmStart(donor("donor", settings, 1));
        SeriesModel cold = SeriesModel.create("a", settings);
        Recorder recorder = new Recorder();
        SeriesEvent event = new SeriesEvent.Observation("0", 0, new double[] {1, 2, 3}, 7);
        recorder.add(model.apply(event));
        cold.apply(event);
        assertThat(recorder.counted(Counted.SERIES_COLD_STARTED)).isOne();
        assertThat(model.usedWarmStart()).isFalse();
        assertThat(SavedSeries.save(model)).isEqualTo(SavedSeries.save(cold));
    }

    @Test
    void shouldCountAWarmStartOnce() {
        SeriesSettings settings = settings(InputMode.SERIES, Defaults.RLS);
        SeriesModel model = SeriesModel.create("a", settings);
        model.setWarmStart(donor("donor", settings, 1));
        Recorder recorder = new Recorder();
        recorder.add(model.apply(event(0, 1)));
        model.setWarmStart(donor("donor", settings, 1));
        recorder.add(model.apply(event(1, 1)));
        assertThat(recorder.counted(Counted.SERIES_WARM_STARTED)).isOne();
        assertThat(recorder.counted(Counted.SERIES_COLD_STARTED)).isZero();
    }

    /** The first observation takes the donor over, not the label that came before it. */
    @Test
    void shouldBeginWithTheFirstObservation() {
        SeriesSettings settings = settings(InputMode.REGRESSION, Defaults.RLS);
        Donor donor = donor("donor", settings, 1);
        SeriesModel model = SeriesModel.create("a", settings);
        model.setWarmStart(donor);
        model.apply(new SeriesEvent.Label("0", 0, 3, new byte[] {1}));
        assertThat(model.usedWarmStart()).isFalse();
        SeriesModel restored = SavedSeries.restore("a", settings, SavedSeries.save(model));
        restored.setWarmStart(donor);
        SeriesEvent event = new SeriesEvent.Observation("0", 0, new double[] {1, 2}, Double.NaN);
        model.apply(event);
        restored.apply(event);
        assertThat(model.usedWarmStart()).isTrue();
        assertThat(SavedSeries.save(restored)).isEqualTo(SavedSeries.save(model));
    }

    @Test
    void shouldReportTheFirstSettingInWhichADonorDiffers() {
        SeriesSettings settings = settings(InputMode.SERIES, Defaults.RLS);
        Donor donor = donor("donor", settings, 1);
        assertThat(donor.difference(settings)).isEmpty();
        assertThat(donor.difference(settings(InputMode.REGRESSION, Defaults.RLS)))
                .isEqualTo("input.mode: expected regression, got series");
        assertThat(donor.difference(settings(InputMode.SERIES, Defaults.NAIVE)))
                .isEqualTo("model: expected naive, got rls");
        assertThat(donor.difference(settings(InputMode.SERIES, new RlsSettings(0.9, 2))))
                .isEqualTo("model: expected forgetting=0.9, initVariance=2.0, got forgetting=0.9995, initVariance=1.0");
        SeriesSettings others = new SeriesSettings(
                InputMode.SERIES,
                3,
                Horizons.of(1, 2),
                5,
                100,
                Precision.FLOAT64,
                new LabelSettings(1, 1, 1, 1, 1),
                Defaults.RLS,
                DistributionSettings.ofLevels(List.of()),
                ForecastBounds.NONE);
        assertThat(donor.difference(others)).isEqualTo("series.horizons: expected [1, 2], got [1, 3]");
    }

    private static SeriesSettings settings(InputMode feed, LearnerSettings learner) {
        return SeriesRun.settings(feed, SeriesRun.LABELS, new Horizons(List.of(1, 3), 0), learner);
    }

    private static Donor donor(String name, SeriesSettings settings, double scale) {
        SeriesModel model = SeriesModel.create(name, settings);
        for (int i = 0; i < 150; i++) {
            model.apply(event(i, scale));
        }
        return SeriesModels.donor(model);
    }

    private static byte[] warmed(SeriesSettings settings, Donor donor) {
        SeriesModel model = SeriesModel.create("a", settings);
        model.setWarmStart(donor);
        model.apply(event(0, 1));
        return SavedSeries.save(model);
    }

    private static SeriesEvent event(int i, double scale) {
        SplittableRandom random = new SplittableRandom(i);
        double[] x = {scale * random.nextGaussian(), scale * StrictMath.cos(i)};
        double value = scale * (x[0] / scale + StrictMath.sin(0.4 * i) + 0.3 * random.nextGaussian());
        return new SeriesEvent.Observation(Integer.toString(i), HOUR * i, x, value);
    }
}
