package io.spindrift.model.golden;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Hash;
import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.DistributionSettings;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.Horizons;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.LabelSettings;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/** Models and a feed that never change, to compare results across machines, JVMs and versions. */
public final class Golden {
    static final int STORED_AFTER = 60;
    static final int FORECAST_TO = 90;

    private static final long HOUR = 3_600_000;
    private static final int INPUTS = 3;
    private static final int PARTICLES = 5;

    private Golden() {}

    /** Every trainer with its defaults, and every cell and architecture with the four trainers; small networks. */
    public static Map<String, SeriesSettings> models() {
        Map<String, SeriesSettings> models = new LinkedHashMap<>();
        models.put("naive", settings(Defaults.NAIVE));
        models.put("rls", settings(Defaults.RLS));
        models.put("mlp", settings(Defaults.MLP));
        models.put("blend", settings(BlendSettings.FULL));
        models.put("blend.series", settings(InputMode.SERIES, BlendSettings.FULL));
        models.put("blend-linear.series", settings(InputMode.SERIES, BlendSettings.LINEAR));
        NetworkSettings small = new NetworkSettings(CellKind.LSTM, Architecture.GENERAL, DirectInput.TANH, 3);
        models.put("pf-exact", settings(Defaults.PAPER.with(small, PARTICLES).with(NoiseKind.EXACT)));
        for (CellKind cell : CellKind.values()) {
            for (Architecture architecture : Architecture.values()) {
                NetworkSettings network = new NetworkSettings(
                        cell, architecture, cell == CellKind.GRU ? DirectInput.PLAIN : DirectInput.TANH, 3);
                String name = (cell + "-" + architecture).toLowerCase(Locale.ROOT);
                models.put("sgd-" + name, settings(Defaults.SGD.withNetwork(network)));
                models.put("ekf-" + name, settings(Defaults.EKF.withNetwork(network)));
                models.put("kronecker-" + name, settings(Defaults.KRONECKER.withNetwork(network)));
                models.put("pf-" + name, settings(Defaults.PAPER.with(network, PARTICLES)));
                models.put("pf-readout-" + name, settings(Defaults.READOUT.with(network, PARTICLES)));
                models.put("pf-diagonal-" + name, settings(Defaults.DIAGONAL.with(network, PARTICLES)));
                models.put("pf-block-" + name, settings(Defaults.BLOCK.with(network, PARTICLES)));
            }
        }
        return models;
    }

    /**
     * The observation of a step: everything in it comes from a hash. In the regression mode every third label comes two steps late;
     * in the series mode some values are missing. No alarm begins with every fifth observation.
     */
    static List<Outcome> step(SeriesModel model, int step) {
        List<Outcome> outcomes = new ArrayList<>();
        for (SeriesEvent event : events(model.settings().inputMode(), step)) {
            outcomes.addAll(model.apply(event));
        }
        return outcomes;
    }

    /** The events of a step. */
    static List<SeriesEvent> events(InputMode inputMode, int step) {
        if (inputMode == InputMode.SERIES) {
            double value = step % 11 == 5 ? Double.NaN : label(step) + 3 * uniform(step % 12, 9);
            return List.of(new SeriesEvent.Observation(
                    null, HOUR * step, new double[] {uniform(step, 3)}, value, step % 5 == 4));
        }
        double[] x = new double[INPUTS];
        for (int k = 0; k < INPUTS; k++) {
            x[k] = uniform(step, k);
        }
        double value = step % 3 == 0 ? Double.NaN : label(step);
        SeriesEvent observation = new SeriesEvent.Observation("o" + step, step, x, value, step % 5 == 4);
        if (step < 2 || (step - 2) % 3 != 0) {
            return List.of(observation);
        }
        String late = "o" + (step - 2);
        return List.of(observation, new SeriesEvent.Label(late, step, label(step - 2), new byte[0]));
    }

    /** CRC-32C over the bits of all forecasts of a whole run. */
    static long digest(SeriesSettings settings) {
        Bits bits = new Bits();
        SeriesModel model = SeriesModel.create("golden", settings);
        for (int step = 0; step < 3 * FORECAST_TO; step++) {
            bits.add(step(model, step));
        }
        return bits.crc.getValue();
    }

    /** Collects the bits of forecasts. */
    static final class Bits {
        final CRC32C crc = new CRC32C();
        final StringBuilder lines = new StringBuilder();

        void add(List<Outcome> outcomes) {
            for (Outcome outcome : outcomes) {
                if (outcome instanceof IssuedForecast forecast) {
                    forecast.horizons().forEach(this::add);
                } else if (outcome instanceof Outcome.Unmatched || outcome instanceof Outcome.Rejected) {
                    throw new AssertionError(outcome);
                }
            }
        }

        private void add(HorizonForecast forecast) {
            long bits = Double.doubleToRawLongBits(forecast.prediction());
            lines.append(Long.toHexString(bits)).append('\n');
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                crc.update((int) (bits >>> shift));
            }
        }
    }

    private static double label(int step) {
        double x = uniform(step, 0);
        double y = uniform(step, 1);
        return 5 + 2 * x * y - x + (step % 50 == 49 ? 40 : 0.1 * uniform(step, 7));
    }

    /** In [−1, 1). */
    private static double uniform(int step, int what) {
        return (Hash.mix(31L * step + what + 1) >> 11) * 0x1p-52;
    }

    private static SeriesSettings settings(LearnerSettings learner) {
        return settings(InputMode.REGRESSION, learner);
    }

    private static SeriesSettings settings(InputMode inputMode, LearnerSettings learner) {
        LabelSettings labels = new LabelSettings(1000, 10, 10, 20, 10);
        return new SeriesSettings(
                inputMode,
                14,
                Horizons.of(2),
                INPUTS,
                100,
                Precision.FLOAT64,
                labels,
                learner,
                DistributionSettings.ofLevels(List.of(0.8, 0.95)),
                ForecastBounds.NONE);
    }
}
