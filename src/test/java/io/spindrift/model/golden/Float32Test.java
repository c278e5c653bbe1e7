package io.spindrift.model.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SavedSeries;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models whose numbers are floats. */
@Tag("slow")
final class Float32Test {
    private static final String SERIES = "golden";
    private static final int STEPS = 40;
    private static final int LONG_RUN = 600;

    static Stream<Arguments> models() {
        return Golden.models().entrySet().stream().map(model -> Arguments.of(model.getKey(), model.getValue()));
    }

    static Stream<Arguments> large() {
        return Stream.of(
                Arguments.of("sgd", Defaults.SGD),
                Arguments.of("ekf", Defaults.EKF),
                Arguments.of("paper", Defaults.PAPER),
                Arguments.of("readout", Defaults.READOUT),
                Arguments.of("diagonal", Defaults.DIAGONAL),
                Arguments.of("block", Defaults.BLOCK));
    }

    /** Saving rejects numbers that are not floats, so that the stored state equals the state in memory. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void shouldContinueWithTheSameBits_fromEveryStep(String name, SeriesSettings golden) {
        SeriesSettings settings = with(golden, Precision.FLOAT32, golden.learner());
        SeriesModel whole = SeriesModel.create(SERIES, settings);
        SeriesModel parts = SeriesModel.create(SERIES, settings);
        Golden.Bits expected = new Golden.Bits();
        Golden.Bits got = new Golden.Bits();
        for (int step = 0; step < STEPS; step++) {
            parts = SavedSeries.restore(SERIES, golden, SavedSeries.save(parts));
            expected.add(Golden.step(whole, step));
            got.add(Golden.step(parts, step));
            assertThat(got.lines.toString()).as("step %d", step).isEqualTo(expected.lines.toString());
            assertThat(SavedSeries.save(parts)).as("step %d", step).isEqualTo(SavedSeries.save(whole));
        }
        assertThat(parts.settings()).isEqualTo(settings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void shouldTakeAboutHalfOfTheBytes(String name, LearnerSettings learner) {
        double[] sizes = new double[2];
        double[] memory = new double[2];
        for (Precision precision : Precision.values()) {
            SeriesModel model = model(precision, learner);
            for (int step = 0; step < 3; step++) {
                Golden.step(model, step);
            }
            sizes[precision.ordinal()] = SavedSeries.save(model).length;
            memory[precision.ordinal()] = model.settings().learnerBytes(3);
        }
        assertThat(sizes[1] / sizes[0]).isBetween(0.5, 0.6);
        assertThat(memory[1] / memory[0]).isBetween(0.5, 0.6);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void shouldForecastAboutAsInFloat64(String name, SeriesSettings golden) {
        List<HorizonScore> wide = run(with(golden, Precision.FLOAT64, golden.learner()));
        List<HorizonScore> narrow = run(with(golden, Precision.FLOAT32, golden.learner()));
        double squares = 0;
        for (int i = 0; i < wide.size(); i++) {
            double difference = wide.get(i).prediction() - narrow.get(i).prediction();
            squares += difference * difference / wide.size();
        }
        double mse = wide.get(wide.size() - 1).measures().mse();
        assertThat(squares / mse).isLessThan(1e-6);
    }

    private static List<HorizonScore> run(SeriesSettings settings) {
        SeriesModel model = SeriesModel.create(SERIES, settings);
        List<HorizonScore> scores = new ArrayList<>();
        for (int step = 0; step < LONG_RUN; step++) {
            for (Outcome outcome : Golden.step(model, step)) {
                if (outcome instanceof IssuedScore score) {
                    scores.addAll(score.horizons());
                }
            }
        }
        return scores;
    }

    private static SeriesModel model(Precision precision, LearnerSettings learner) {
        return SeriesModel.create(SERIES, with(Golden.models().get("rls"), precision, learner));
    }

    private static SeriesSettings with(SeriesSettings settings, Precision precision, LearnerSettings learner) {
        return new SeriesSettings(
                settings.inputMode(),
                settings.lags(),
                settings.horizons(),
                settings.featuresMax(),
                settings.scaleWindow(),
                precision,
                settings.labels(),
                learner,
                settings.distribution(),
                ForecastBounds.NONE);
    }
}
