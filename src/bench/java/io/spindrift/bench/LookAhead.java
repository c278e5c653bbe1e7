package io.spindrift.bench;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What it costs that labels are late: each step brings an observation and the label of the one so many steps before, so every
 * forecast looks through that many waiting observations, anew because a label has just been learned. Delays are measured in
 * turn, several rounds, and the median counts.
 */
public final class LookAhead {
    private static final int[] DELAYS = {0, 1, 24, 50};
    private static final String[] MODELS = {
        "blend", "blend-linear", "rls", "mlp", "sgd", "ekf", "pf", "pf-readout", "pf-diagonal", "pf-block"
    };
    private static final int INPUTS = 8;
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 80_000_000L;

    private LookAhead() {}

    public static void main(String[] arguments) {
        System.out.println("us a step with labels 0, 1, 24 and 50 late, and in proportion to none (p = 8, defaults)");
        for (String model : MODELS) {
            print(model, settings(model));
        }
    }

    private static void print(String model, SeriesSettings settings) {
        Feed[] feeds = Arrays.stream(DELAYS)
                .mapToObj(delay -> new Feed(settings, delay))
                .toArray(Feed[]::new);
        double[][] micros = new double[DELAYS.length][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < feeds.length; i++) {
                double measured = feeds[i].micros();
                if (round >= 0) {
                    micros[i][round] = measured;
                }
            }
        }
        StringBuilder line = new StringBuilder(String.format("  %-12s", model));
        for (double[] each : micros) {
            Arrays.sort(each);
            line.append(String.format(
                    Locale.ROOT, "%10.2f (%.2f)", each[ROUNDS / 2], each[ROUNDS / 2] / micros[0][ROUNDS / 2]));
        }
        System.out.println(line);
    }

    private static SeriesSettings settings(String model) {
        return new Configuration(new Sources()
                        .settings(Map.of("bootstrap.servers", "none:0", "input.mode", "regression", "model", model)))
                .series();
    }

    /** A series whose labels come late by a number of steps. */
    private static final class Feed {
        private final SeriesModel model;
        private final int delay;
        private final SplittableRandom random = new SplittableRandom(1);
        private long step;

        Feed(SeriesSettings settings, int delay) {
            this.model = SeriesModel.create("series", settings);
            this.delay = delay;
        }

        double micros() {
            return Timing.micros(ROUND_NANOS, number -> step());
        }

        private void step() {
            double[] x = random.doubles(INPUTS, -1, 1).toArray();
            model.apply(new SeriesEvent.Observation("o" + step, step, x, Double.NaN));
            if (step >= delay) {
                double label = random.nextDouble(-1, 1);
                model.apply(new SeriesEvent.Label("o" + (step - delay), step, label, null));
            }
            step++;
        }
    }
}
