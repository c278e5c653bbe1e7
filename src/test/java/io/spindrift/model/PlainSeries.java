package io.spindrift.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The past of a series as docs/maths.md writes it, computed from plain arrays of all rows: an oracle for the rings of the core.
 */
public final class PlainSeries {
    public final double[] x;
    public final boolean[] seen;
    /** m_t. */
    public final double[] mean;
    /** The spread around it. */
    public final double[] deviation;

    public PlainSeries(double[] x, boolean[] seen) {
        this.x = x;
        this.seen = seen;
        mean = new double[x.length];
        deviation = new double[x.length];
        Root spread = new Root();
        double m = 0;
        for (int t = 0; t < x.length; t++) {
            if (seen[t]) {
                m = t == 0 ? x[0] : m + Math.max(1.0 / (t + 1), 0.005) * spread.within(x[t] - m, 0);
                spread.add(x[t] - m, 0);
            }
            mean[t] = m;
            deviation[t] = spread.root();
        }
    }

    public static boolean[] all(int count) {
        boolean[] all = new boolean[count];
        java.util.Arrays.fill(all, true);
        return all;
    }

    public int length() {
        return x.length;
    }

    public PlainSeries logarithms() {
        double[] logs = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            logs[t] = StrictMath.log(x[t]);
        }
        return new PlainSeries(logs, seen);
    }

    /** s_h at each row. */
    public double[] scales(int h) {
        double[] own = roots(h);
        double[] one = h == 1 ? own : roots(1);
        boolean[] known = known(h);
        double largest = 0;
        double[] scales = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            largest = Math.max(largest, own[t]);
            scales[t] = Math.max(known[t] ? own[t] : Math.sqrt(h) * one[t], 1e-3 * largest);
        }
        return scales;
    }

    private boolean[] known(int h) {
        boolean[] known = new boolean[x.length];
        for (int t = h; t < x.length; t++) {
            known[t] = known[t - 1] || seen[t] && seen[t - h];
        }
        return known;
    }

    private double[] roots(int h) {
        Root changes = new Root();
        double largest = 0;
        double[] roots = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            if (t >= h && seen[t] && seen[t - h]) {
                changes.add(x[t] - x[t - h], 1e-3 * largest);
                largest = Math.max(largest, changes.root());
            }
            roots[t] = changes.root();
        }
        return roots;
    }

    /** π of a season at each row. */
    public double[] profile(int season) {
        double[] profile = new double[x.length];
        List<Double> before = new ArrayList<>();
        Root spread = new Root();
        for (int t = 0; t < x.length; t++) {
            if (seen[t]) {
                spread.add(x[t] - mean[t], 0);
            }
            double last = t < season ? x[t] : before.get(t - season);
            double rate = Math.max(0.15, 1.0 / (t / season + 1));
            profile[t] = t < season || !seen[t] ? last : last + rate * spread.within(x[t] - last, 0);
            before.add(profile[t]);
        }
        return profile;
    }

    public static int back(int season, int h) {
        return (int) Math.ceil(h / (double) season) * season;
    }

    /** The root of a bias-corrected mean square over all differences, each within ten roots of those before from the 22nd on. */
    private static final class Root {
        private final List<Double> counted = new ArrayList<>();

        void add(double difference, double min) {
            counted.add(within(difference, min));
        }

        double within(double difference, double min) {
            double bound = 10 * Math.max(root(), min);
            return counted.size() < 21 || bound == 0 ? difference : Math.max(-bound, Math.min(bound, difference));
        }

        private double cached;
        private int cachedAt;

        double root() {
            if (cachedAt == counted.size()) {
                return cached;
            }
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < counted.size(); i++) {
                double w = StrictMath.pow(0.998, counted.size() - 1 - i);
                sum += w * counted.get(i) * counted.get(i);
                weight += w;
            }
            cachedAt = counted.size();
            cached = Math.sqrt(sum / weight);
            return cached;
        }
    }
}
