package io.spindrift.model.alarm;

import io.spindrift.model.distribution.PValueCalibration;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Finds errors that are larger than usual for a while: the upper tail of G, the running mean of the logarithm of their size over 16 labels. With s the
 * EWMA(.001) of |e|, before e:
 *
 * <pre>
 *     l = ln(min(|e|/s, 20) + .02);   G ← G + (l − G)/16, from the first l
 *     after 300 labels   T = mean + 2.2 D,  m = .4 D,  of the mean and deviation D of G over the last 250
 *     then               p = .02 exp(−(G − T)/m) for G > T, else 1;   T ← T + max(1/(j + 1000), .0005) (m/.02)(1{G > T} − .02)
 *                        for G > T:  m ← m + max(1/(k + 30), .01)(min(G − T, 10 m) − m)                              (BQ)
 * </pre>
 *
 * <p>j counts the labels since then, k those above T. The p-value is calibrated as in (BN).
 */
final class VolatilityDetector {
    private static final double SCALE_RATE = 0.001;
    private static final double MAX_RATIO = 20;
    private static final double SOFT = 0.02;
    private static final double MEMORY = 16;
    private static final int IGNORED = 50;
    private static final int START = 300;
    private static final double START_DISTANCE = 2.2;
    private static final double START_EXCESS = 0.4;
    private static final double MIN_DEVIATION = 1e-9;
    private static final double TAIL = 0.02;
    private static final double PRIOR = 1000;
    private static final double RATE = 0.0005;
    private static final double EXCESS_PRIOR = 30;
    private static final double EXCESS_RATE = 0.01;
    private static final double MAX_EXCESS = 10;

    private long labels;
    private long above;
    private double scale;
    private double loudness;
    private double mean;
    private double squares;
    private double threshold;
    private double excess;
    private final PValueCalibration calibration = new PValueCalibration();

    /**
     * Takes the size of an error in, and returns how unusual the last ones are.
     *
     * @param largest size that is possible; a larger one does not count for s
     */
    Evidence observe(double size, double largest) {
        labels++;
        double usual = scale;
        double ratio = usual > 0 ? Math.min(size / usual, MAX_RATIO) : 1;
        double log = Functions.log(ratio + SOFT);
        loudness = labels == 1 ? log : loudness + (log - loudness) / MEMORY;
        if (size <= largest) {
            scale = RunningMoments.fadingMean(scale, size, RunningMoments.rate(labels, SCALE_RATE));
        }
        double pValue = calibration.calibrate(labels <= START ? start() : tail());
        return new Evidence(pValue, usual, usual * Math.max(0, Functions.exp(loudness) - SOFT));
    }

    private double start() {
        if (labels > IGNORED) {
            long count = labels - IGNORED;
            double difference = loudness - mean;
            mean = RunningMoments.mean(mean, loudness, count);
            squares += difference * (loudness - mean);
        }
        if (labels == START) {
            double deviation = Math.max(MIN_DEVIATION, Math.sqrt(squares / (START - IGNORED)));
            threshold = mean + START_DISTANCE * deviation;
            excess = START_EXCESS * deviation;
        }
        return 1;
    }

    private double tail() {
        boolean over = loudness > threshold;
        double pValue = over ? TAIL * Functions.exp(-(loudness - threshold) / excess) : 1;
        double rate = Math.max(1 / (labels - START + PRIOR), RATE);
        threshold += rate * excess / TAIL * ((over ? 1 : 0) - TAIL);
        if (loudness > threshold) {
            above++;
            double bounded = Math.min(loudness - threshold, MAX_EXCESS * excess);
            excess = RunningMoments.fadingMean(excess, bounded, Math.max(1 / (above + EXCESS_PRIOR), EXCESS_RATE));
        }
        return pValue;
    }

    void visit(FieldVisitor fields) {
        labels = fields.int64("volatility.labels", labels);
        above = fields.int64("volatility.above", above);
        scale = fields.float64("volatility.scale", scale);
        loudness = fields.float64("volatility.loudness", loudness);
        mean = fields.float64("volatility.mean", mean);
        squares = fields.float64("volatility.squares", squares);
        threshold = fields.float64("volatility.threshold", threshold);
        excess = fields.float64("volatility.excess", excess);
        calibration.visit(fields);
    }
}
