package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.series.Outcomes.Occurrence;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.processor.SeriesModels;
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
                .flatMap(inputMode -> Stream.of(
                                BlendSettings.FULL,
                                Defaults.SGD,
                                Defaults.EKF,
                                Defaults.PAPER,
                                Defaults.BLOCK,
                                Defaults.RLS,
                                Defaults.MLP,
                                Defaults.NAIVE)
                        .map(learner -> Arguments.of(inputMode, learner)));
    }

    /** A power of two changes no digit of a number, so that all that is without unit has the same bits. */
    @ParameterizedTest
    @MethodSource("learners")
    void shouldTakeNothingOverThatHasAUnit(InputMode inputMode, LearnerSettings learner) {
        SeriesSettings settings = settings(inputMode, learner);
        byte[] one = warmed(settings, donor("donor", settings, 1));
        byte[] other = warmed(settings, donor("donor", settings, 1024));
        assertThat(other).isEqualTo(one);
        if (learner != Defaults.NAIVE) {
            assertThat(one).isNotEqualTo(warmed(settings, null));
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void shouldGoOnToTheSameBytesWhereverItIsRestored(InputMode inputMode, LearnerSettings learner) {
        SeriesSettings settings = settings(inputMode, learner);
        SeriesModel whole = SeriesModel.create("a", settings);
        whole.offer(donor("donor", settings, 1));
        SeriesModel parts = null;
        for (int i = 0; i < 60; i++) {
            whole.apply(event(i, 1), Outcomes.NONE);
            assertThat(whole.warmed()).isEqualTo(i == 0);
            if (parts != null) {
                parts.apply(event(i, 1), Outcomes.NONE);
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

    /** What the paper's filter forecasts depends on noise once it has learned a label. */
    private static double forecast(String name, SeriesSettings settings, Donor donor) {
        SeriesModel model = SeriesModel.create(name, settings);
        model.offer(donor);
        Recorder recorder = new Recorder();
        for (int i = 0; i < 4; i++) {
            model.apply(event(i, 1), recorder);
        }
        return recorder.lastForecast().prediction();
    }

    @ParameterizedTest
    @EnumSource(InputMode.class)
    void shouldBeginColdWithAnotherNumberOfRegressors(InputMode inputMode) {
        SeriesSettings settings = settings(inputMode, Defaults.RLS);
        SeriesModel model = SeriesModel.create("a", settings);
        model.offer(donor("donor", settings, 1));
        SeriesModel cold = SeriesModel.create("a", settings);
        Recorder recorder = new Recorder();
        SeriesEvent event = new SeriesEvent.Observation("0", 0, new double[] {1, 2, 3}, 7);
        model.apply(event, recorder);
        cold.apply(event, Outcomes.NONE);
        assertThat(recorder.counted(Occurrence.SERIES_COLD_STARTED)).isOne();
        assertThat(model.warmed()).isFalse();
        assertThat(SavedSeries.save(model)).isEqualTo(SavedSeries.save(cold));
    }

    @Test
    void shouldCountAWarmStartOnce() {
        SeriesSettings settings = settings(InputMode.SERIES, Defaults.RLS);
        SeriesModel model = SeriesModel.create("a", settings);
        model.offer(donor("donor", settings, 1));
        Recorder recorder = new Recorder();
        model.apply(event(0, 1), recorder);
        model.offer(donor("donor", settings, 1));
        model.apply(event(1, 1), recorder);
        assertThat(recorder.counted(Occurrence.SERIES_WARM_STARTED)).isOne();
        assertThat(recorder.counted(Occurrence.SERIES_COLD_STARTED)).isZero();
    }

    /** The first observation takes the donor over, not the label that came before it. */
    @Test
    void shouldBeginWithTheFirstObservation() {
        SeriesSettings settings = settings(InputMode.REGRESSION, Defaults.RLS);
        Donor donor = donor("donor", settings, 1);
        SeriesModel model = SeriesModel.create("a", settings);
        model.offer(donor);
        model.apply(new SeriesEvent.Label("0", 0, 3, new byte[] {1}), Outcomes.NONE);
        assertThat(model.warmed()).isFalse();
        SeriesModel restored = SavedSeries.restore("a", settings, SavedSeries.save(model));
        restored.offer(donor);
        SeriesEvent event = new SeriesEvent.Observation("0", 0, new double[] {1, 2}, Double.NaN);
        model.apply(event, Outcomes.NONE);
        restored.apply(event, Outcomes.NONE);
        assertThat(model.warmed()).isTrue();
        assertThat(SavedSeries.save(restored)).isEqualTo(SavedSeries.save(model));
    }

    @Test
    void shouldTellInWhatADonorDiffers() {
        SeriesSettings settings = settings(InputMode.SERIES, Defaults.RLS);
        Donor donor = donor("donor", settings, 1);
        assertThat(donor.difference(settings)).isEmpty();
        assertThat(donor.difference(settings(InputMode.REGRESSION, Defaults.RLS)))
                .isEqualTo("input.mode: expected regression, got series");
        assertThat(donor.difference(settings(InputMode.SERIES, Defaults.NAIVE)))
                .startsWith("model: expected NaiveSettings");
        SeriesSettings others = new SeriesSettings(
                InputMode.SERIES,
                3,
                Horizons.of(1, 2),
                5,
                100,
                Precision.FLOAT64,
                new LabelSettings(1, 1, 1, 1, 1),
                Defaults.RLS,
                List.of());
        assertThat(donor.difference(others)).isEqualTo("series.horizons: expected [1, 2], got [1, 3]");
    }

    private static SeriesSettings settings(InputMode inputMode, LearnerSettings learner) {
        return SeriesRun.settings(inputMode, SeriesRun.LABELS, new Horizons(List.of(1, 3), 0), learner);
    }

    private static Donor donor(String name, SeriesSettings settings, double scale) {
        SeriesModel model = SeriesModel.create(name, settings);
        for (int i = 0; i < 150; i++) {
            model.apply(event(i, scale), Outcomes.NONE);
        }
        return SeriesModels.donor(model);
    }

    private static byte[] warmed(SeriesSettings settings, Donor donor) {
        SeriesModel model = SeriesModel.create("a", settings);
        model.offer(donor);
        model.apply(event(0, 1), Outcomes.NONE);
        return SavedSeries.save(model);
    }

    private static SeriesEvent event(int i, double scale) {
        SplittableRandom random = new SplittableRandom(i);
        double[] x = {scale * random.nextGaussian(), scale * StrictMath.cos(i)};
        double value = scale * (x[0] / scale + StrictMath.sin(0.4 * i) + 0.3 * random.nextGaussian());
        return new SeriesEvent.Observation(Integer.toString(i), HOUR * i, x, value);
    }
}
