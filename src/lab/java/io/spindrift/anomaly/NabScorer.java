package io.spindrift.anomaly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The score of NAB (Lavin and Ahmad, 2015), as its code computes it. With σ(x) = 2/(1 + exp(5x)) − 1, a detection in row i is worth
 *
 * <pre>
 *     in a window of w rows, last row b        σ(−(b − i + 1)/w)/σ(−1); of a window, its best detection counts
 *     outside, b and w of the window before    A σ((i − b)/(w − 1)), σ = −1 from 3 on and before the first window
 * </pre>
 *
 * <p>A window without a detection costs the profile's price. The sum over all files is scaled so that no detection gives 0, and all windows at their
 * first rows give 100. One threshold serves all files.
 */
final class NabScorer {
    private static final double STEEPNESS = 5;
    private static final double FAR = 3;
    private static final double HUNDRED = 100;

    private final List<NabFile> files;
    private final int windows;

    /** A scored row; without a window where that is negative. */
    private record Point(double score, double worth, int window) {}

    NabScorer(List<NabFile> files) {
        this.files = List.copyOf(files);
        this.windows = files.stream().mapToInt(file -> file.windows().size()).sum();
    }

    int windows() {
        return windows;
    }

    /**
     * Returns the score at the threshold that gives the highest one.
     *
     * @param scores of all rows, one array for each file
     */
    NabScore best(NabProfile profile, List<double[]> scores) {
        Sweep sweep = new Sweep(profile);
        NabScore best = sweep.score(Double.POSITIVE_INFINITY);
        List<Point> points = points(profile, scores);
        points.sort(Comparator.comparingDouble(Point::score).reversed());
        for (int i = 0; i < points.size(); i++) {
            sweep.detect(points.get(i));
            double threshold = points.get(i).score();
            boolean last = i == points.size() - 1 || points.get(i + 1).score() != threshold;
            if (last && sweep.score(threshold).score() > best.score()) {
                best = sweep.score(threshold);
            }
        }
        return best;
    }

    /** Returns the score of detections: all rows whose scores are at least a threshold. */
    NabScore at(NabProfile profile, List<double[]> scores, double threshold) {
        Sweep sweep = new Sweep(profile);
        points(profile, scores).stream()
                .filter(point -> point.score() >= threshold)
                .forEach(sweep::detect);
        return sweep.score(threshold);
    }

    private List<Point> points(NabProfile profile, List<double[]> scores) {
        List<Point> points = new ArrayList<>();
        int before = 0;
        for (int k = 0; k < files.size(); k++) {
            NabFile file = files.get(k);
            double[] own = scores.get(k);
            if (own.length != file.rows()) {
                throw new IllegalArgumentException(
                        file.name() + ": expected scores of " + file.rows() + " rows, got " + own.length);
            }
            for (int row = file.scoredFrom(); row < own.length; row++) {
                points.add(point(file, row, own[row], before, profile));
            }
            before += file.windows().size();
        }
        return points;
    }

    private static Point point(NabFile file, int row, double score, int before, NabProfile profile) {
        NabFile.Window past = null;
        for (int w = 0; w < file.windows().size(); w++) {
            NabFile.Window window = file.windows().get(w);
            if (row >= window.first() && row <= window.last()) {
                return new Point(score, worthWithin(window, row), before + w);
            }
            past = window.last() < row ? window : past;
        }
        return new Point(score, profile.falsePositive() * worthAfter(past, row), -1);
    }

    /** Returns the worth of a detection in a window: 1 at its first row, almost 0 at its last. */
    static double worthWithin(NabFile.Window window, int row) {
        return sigmoid(-(window.last() - row + 1.0) / window.width()) / sigmoid(-1);
    }

    /**
     * Returns the worth of a detection outside of windows: almost 0 right behind one, −1 far from it.
     *
     * @param past the window before it; null if there is none
     */
    static double worthAfter(NabFile.Window past, int row) {
        return past == null ? -1 : sigmoid((row - past.last()) / (past.width() - 1.0));
    }

    private static double sigmoid(double x) {
        return x > FAR ? -1 : 2 / (1 + Math.exp(STEEPNESS * x)) - 1;
    }

    /** The sum of all detections so far. */
    private final class Sweep {
        private final NabProfile profile;
        private final double[] best = new double[windows];
        private double sum;
        private int found;
        private int detections;

        Sweep(NabProfile profile) {
            this.profile = profile;
        }

        void detect(Point point) {
            detections++;
            if (point.window() < 0) {
                sum += point.worth();
                return;
            }
            double before = best[point.window()];
            if (before == 0) {
                found++;
                sum += profile.missed();
            }
            best[point.window()] = Math.max(before, point.worth());
            sum += best[point.window()] - before;
        }

        /** All windows missed are the baseline, so that they need not be counted. */
        NabScore score(double threshold) {
            double perfect = windows * (1 + profile.missed());
            return new NabScore(HUNDRED * sum / perfect, threshold, found, detections);
        }
    }
}
