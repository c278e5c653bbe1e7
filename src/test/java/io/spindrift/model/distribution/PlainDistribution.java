package io.spindrift.model.distribution;

import io.spindrift.model.numeric.NormalQuantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distribution of the forecasts of one horizon, by the equations of docs/maths.md in doubles. Each row has a value. */
final class PlainDistribution {
    private static final double[] TAU = {
        .001, .005, .01, .02, .025, .05, .1, .2, .3, .4, .45, .5, .55, .6, .7, .8, .9, .95, .975, .98, .99, .995, .999
    };
    private static final double[] START = Arrays.stream(TAU)
            .map(tau -> Math.sqrt(Math.PI / 2) / 2 * NormalQuantile.of(tau)
                    + (tau < .5 ? Math.log(2 * tau) : -Math.log(2 * (1 - tau))) / 2)
            .toArray();

    /** A forecast as issued. */
    private static final class Waiting {
        long target;
        double forecast;
        double a;
        double b;
        double slow;
        double[] x;
        double[] bounds;
    }

    /** Quantiles and tails of e/scale. */
    private static final class Shape {
        double[] q = START.clone();
        final double[] sigma = {.9, .9};
        final double[] xi = {.25, .25};
        final int[] k = new int[2];

        double quantile(double tau) {
            int j = 0;
            while (j < 21 && TAU[j + 1] < tau) {
                j++;
            }
            double low = NormalQuantile.of(TAU[j]);
            return q[j] + (q[j + 1] - q[j]) * (NormalQuantile.of(tau) - low) / (NormalQuantile.of(TAU[j + 1]) - low);
        }

        double pValue(double u) {
            int side = u < q[3] ? 0 : u > q[19] ? 1 : -1;
            if (side >= 0) {
                double y = (side == 0 ? q[3] - u : u - q[19]) / sigma[side];
                return .04 * Math.pow(Math.max(0, 1 + xi[side] * y), -1 / xi[side]);
            }
            int j = 3;
            while (q[j + 1] < u) {
                j++;
            }
            double tau = TAU[j] + (u - q[j]) / (q[j + 1] - q[j]) * (TAU[j + 1] - TAU[j]);
            return 2 * Math.min(tau, 1 - tau);
        }

        void learn(double u, double n, int h) {
            for (int side = 0; side < 2; side++) {
                double excess = side == 0 ? q[3] - u : u - q[19];
                if (excess > 0) {
                    learnTail(side, excess);
                }
            }
            double rate = Math.max(1 / (n / h + 3000), .001 / h);
            double[] next = new double[23];
            for (int i = 0; i < 23; i++) {
                int below = Math.max(i - 1, 0);
                int above = Math.min(i + 1, 22);
                double width = TAU[above] - TAU[below];
                double start = (START[above] - START[below]) / width;
                double slope = clamp((q[above] - q[below]) / width, .2 * start, 3 * start);
                double moved = q[i] + (u == q[i] ? 0 : rate * slope * (TAU[i] - (u < q[i] ? 1 : 0)));
                double size = Math.abs(START[i]);
                moved = clamp(moved, -5 * size - .5, 5 * size + .5);
                next[i] =
                        TAU[i] <= .2 ? Math.min(moved, -.3 * size) : TAU[i] >= .8 ? Math.max(moved, .3 * size) : moved;
            }
            for (int i = 1; i < 23; i++) {
                if (next[i] < next[i - 1]) {
                    next[i] = next[i - 1] = (next[i] + next[i - 1]) / 2;
                }
            }
            for (int i = 1; i < 23; i++) {
                next[i] = Math.max(next[i], next[i - 1]);
            }
            q = next;
        }

        private void learnTail(int side, double excess) {
            k[side]++;
            double y = Math.min(excess / sigma[side], 50);
            double s = xi[side];
            double z = Math.max(1 + s * y, .001);
            double gs = -1 + (1 + s) * y / z;
            double gx = Math.abs(s) < 1e-4 ? y * y / 2 - y : Math.log(z) / (s * s) - (1 + 1 / s) * y / z;
            double a = 1 / (1 + 2 * s);
            double b = 1 / ((1 + s) * (1 + 2 * s));
            double c = 2 * b;
            double r = Math.max(1.0 / (k[side] + 50), .004) / (a * c - b * b);
            sigma[side] *= Math.exp(clamp(r * (c * gs - b * gx), -.3, .3));
            xi[side] = clamp(s + clamp(r * (a * gx - b * gs), -.1, .1), -.1, .7);
        }
    }

    /** A layer of p-values. */
    private static final class Rate {
        final double[] s;
        double r;
        double m = 1;
        int n;
        int k;

        Rate(double... settings) {
            s = settings;
            r = s[0];
        }

        double of(double p) {
            double x = Math.log(s[0] / p);
            double next = p >= s[0] ? r + (p - s[0]) * (1 - r) / (1 - s[0]) : r * Math.exp(-x / m);
            n++;
            r = Math.max(.3 * s[0], r + Math.max(1 / (n + s[1]), s[2]) * ((p < s[0] ? 1 : 0) - r));
            if (p < s[0]) {
                k++;
                m = Math.max(.7, m + Math.max(1 / (k + s[3]), s[4]) * (Math.min(x, 8) - m));
            }
            return clamp(next, 1e-12, 1);
        }
    }

    private final int h;
    private final double[] levels;
    private final List<Double> values = new ArrayList<>();
    private final List<Waiting> issued = new ArrayList<>();
    private final double[] e = new double[3];
    private double last;
    private int n;
    private double c1;
    private double cs;
    private double level;
    private double variance;
    private double meanSize;
    private double meanSpread;
    private final double[] hours = new double[24];
    private final double[] days = new double[7];
    private final int[] hourCounts = new int[24];
    private final int[] dayCounts = new int[7];
    private final double[] w = new double[11];
    private final double[][] p = new double[11][11];
    private final Shape shape = new Shape();
    private final Shape recent = new Shape();
    private final double[] loss;
    private final double[][][] regrets;
    private final double[] integral;
    private final double[] held;
    private final double[] sides;
    private int scaled;
    private double logScale;
    private final Rate usual = new Rate(.02, 1000, .0005, 30, .01);
    private final Rate rare = new Rate(.002, 3000, .0002, 10, .02);

    PlainDistribution(int horizon, double... levels) {
        h = horizon;
        this.levels = levels;
        Arrays.fill(hours, 1);
        Arrays.fill(days, 1);
        w[0] = .3 / (1 + .2 * (h - 1));
        w[1] = .4;
        for (int i = 0; i < 11; i++) {
            p[i][i] = .05;
        }
        loss = new double[2 * levels.length];
        regrets = new double[2 * levels.length][2][3];
        integral = new double[levels.length];
        held = levels.clone();
        sides = new double[levels.length];
    }

    /** The bounds of the newest forecast, two for each level. */
    double[] bounds() {
        return issued.get(issued.size() - 1).bounds;
    }

    /** A of the newest forecast. */
    double scale() {
        return issued.get(issued.size() - 1).a;
    }

    private double tau(int bound) {
        return bound % 2 == 0 ? (1 - levels[bound / 2]) / 2 : (1 + levels[bound / 2]) / 2;
    }

    private double rate(int bound, int expert) {
        double slow = Math.sqrt(Math.log(3) / (regrets[bound][expert][1] + 20 * h));
        double range = regrets[bound][expert][2];
        return range > 0 ? Math.min(.5 / range, slow) : slow;
    }

    private double mixed(int bound, double first, double second) {
        double[] odds = new double[2];
        for (int i = 0; i < 2; i++) {
            odds[i] = rate(bound, i) * Math.exp(-rate(bound, i) * regrets[bound][i][0]);
        }
        return (odds[0] * first + odds[1] * second) / (odds[0] + odds[1]);
    }

    /** Takes a label in; returns the p-value. NaN if there was no forecast. */
    double learn(double value) {
        double pValue = issued.size() < h ? Double.NaN : learnLabel(issued.get(issued.size() - h), value);
        learnValue(value);
        return pValue;
    }

    private double learnLabel(Waiting f, double value) {
        double error = value - f.forecast;
        double size = Math.abs(error);
        double raw = f.b > 0 ? recent.pValue(error / f.b) : error == 0 ? 1 : 1.0 / (n + 1);
        double pValue = rare.of(usual.of(clamp(raw, 1e-12, 1)));
        n++;
        for (int i = 0; i < levels.length; i++) {
            double tolerance = 1e-12 * (Math.abs(value) + Math.abs(f.forecast));
            boolean out = value < f.bounds[2 * i] - tolerance || value > f.bounds[2 * i + 1] + tolerance;
            if (f.a > 0) {
                held[i] += .002 * ((out ? 0 : 1) - held[i]);
                integral[i] = clamp(integral[i] + .02 * ((out ? 1 : 0) - (1 - levels[i])), -1.2, 1.2);
                double below = out && value < f.bounds[2 * i] ? 1 : 0;
                sides[i] += n > 2000 && out ? .001 * (2 * below - 1) : 0;
            }
        }
        for (int b = 0; b < loss.length; b++) {
            double[] q = {f.a * shape.quantile(tau(b)), f.b * recent.quantile(tau(b))};
            double m = mixed(b, q[0], q[1]);
            double g = (error < m ? 1 : 0) - tau(b);
            loss[b] += Math.max(1.0 / n, .001) * (-g * (error - m) - loss[b]);
            for (int i = 0; i < 2 && loss[b] > 0 && n > 10; i++) {
                double r = clamp(g * (q[i] - m) / loss[b], -20, 20);
                regrets[b][i][2] = .9995 * Math.max(regrets[b][i][2], Math.abs(r));
                regrets[b][i][1] = .9995 * regrets[b][i][1] + r * r;
                regrets[b][i][0] = .9995 * regrets[b][i][0] + r * (1 + rate(b, i) * r);
            }
        }
        if (f.slow > 0) {
            shape.learn(clamp(error / f.a, -1e6, 1e6), n, h);
            recent.learn(clamp(error / f.b, -1e6, 1e6), n, h);
            learnScale(f, size);
            double ratio = Math.min(size / f.slow, 6);
            int hour = (int) (Math.floorMod(f.target, 86_400_000L) / 3_600_000);
            int day = (int) Math.floorMod(Math.floorDiv(f.target, 86_400_000L), 7L);
            hours[hour] += Math.max(1.0 / (++hourCounts[hour] + 4), .05) * (ratio - hours[hour]);
            days[day] += Math.max(1.0 / (++dayCounts[day] + 4), .05) * (ratio - days[day]);
        }
        double bound = Math.max(12 * e[2], 2 * e[0]);
        double bounded = n > 30 && bound > 0 ? Math.min(size, bound) : size;
        double g = 1 + .2 * (h - 1);
        e[0] += Math.max(1.0 / n, .2 / g) * (size - e[0]);
        e[1] += Math.max(1.0 / n, .006 / g) * (bounded - e[1]);
        e[2] += Math.max(1.0 / n, .001 / g) * (bounded - e[2]);
        last = size;
        return pValue;
    }

    private void learnScale(Waiting f, double size) {
        double[] px = new double[11];
        double s = h;
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 11; j++) {
                px[i] += p[i][j] * f.x[j];
            }
            s += f.x[i] * px[i];
        }
        double z = Math.min(size / f.a, 6) - 1;
        double trace = 0;
        for (int i = 0; i < 11; i++) {
            w[i] = clamp(w[i] + px[i] * z / s, -1, 1);
            for (int j = 0; j < 11; j++) {
                p[i][j] -= px[i] * px[j] / s;
            }
            trace += p[i][i];
        }
        for (int i = 0; i < 11 && trace < 1; i++) {
            for (int j = 0; j < 11; j++) {
                p[i][j] /= .9998;
            }
        }
    }

    private void learnValue(double value) {
        int count = values.size();
        if (count > 0) {
            double change = Math.abs(value - values.get(count - 1));
            double bound = Math.max(12 * cs, 2 * c1);
            double bounded = count > 30 && bound > 0 ? Math.min(change, bound) : change;
            c1 += Math.max(1.0 / count, .25) * (bounded - c1);
            cs += Math.max(1.0 / count, .002) * (bounded - cs);
        }
        values.add(value);
        double rate = Math.max(1.0 / values.size(), .002);
        double difference = count == 0 ? 0 : value - level;
        level = count == 0 ? value : level + rate * difference;
        variance = (1 - rate) * (variance + rate * difference * difference);
        meanSize += rate * (Math.abs(value) - meanSize);
    }

    void issue(double forecast, double spread, double startSize, long target) {
        int rows = values.size();
        double bounded = rows > 31 && meanSpread > 0 ? Math.min(spread, 10 * meanSpread) : spread;
        meanSpread += Math.max(1.0 / rows, .002) * (bounded - meanSpread);
        Waiting f = new Waiting();
        f.target = target;
        f.forecast = forecast;
        f.slow = e[2];
        f.x = features(forecast, spread, target);
        double dot = 0;
        for (int i = 0; i < 11; i++) {
            dot += w[i] * f.x[i];
        }
        double floor = 1e-3 * cs + 1e-12 * Math.abs(values.get(rows - 1));
        f.a = n == 0 ? startSize : e[2] * Math.exp(clamp(dot, -3, 3));
        f.b = n == 0 ? startSize : (e[0] + e[1]) / 2;
        f.a = f.a > 0 ? Math.max(f.a, floor) : 0;
        f.b = f.b > 0 ? Math.max(f.b, floor) : 0;
        f.bounds = boundsOf(f);
        issued.add(f);
    }

    private double[] features(double forecast, double spread, long target) {
        double now = values.get(values.size() - 1);
        double before = values.size() > 1 ? values.get(values.size() - 2) : now;
        double z = variance > 0 ? clamp((forecast - level) / Math.sqrt(variance), -3, 3) : 0;
        int hour = (int) (Math.floorMod(target, 86_400_000L) / 3_600_000);
        int day = (int) Math.floorMod(Math.floorDiv(target, 86_400_000L), 7L);
        return new double[] {
            ratio(e[0], e[2], .03, 3),
            ratio(e[1], e[2], .03, 3),
            ratio(last, e[2], .1, 3),
            ratio(spread, meanSpread, .1, 3),
            z,
            ratio(Math.abs(forecast), meanSize, .05, 4),
            ratio(hours[hour], Arrays.stream(hours).average().orElseThrow(), .03, 3),
            ratio(days[day], Arrays.stream(days).average().orElseThrow(), .03, 3),
            z == 0 ? 0 : Math.abs(z) - .8,
            ratio(c1, cs, .03, 3),
            cs > 0 ? clamp((now - before) / cs, -4, 4) / 2 : 0
        };
    }

    private double[] boundsOf(Waiting f) {
        double log = Math.log(f.a);
        double relief = 1;
        if (f.a > 0) {
            scaled++;
            logScale += Math.max(1.0 / scaled, .002) * (log - logScale);
            relief = Math.exp(clamp(logScale - log, -1.5, 1.5));
        }
        double[] bounds = new double[2 * levels.length];
        for (int i = 0; i < levels.length; i++) {
            double lower = mixed(2 * i, f.a * shape.quantile(tau(2 * i)), f.b * recent.quantile(tau(2 * i)));
            double upper =
                    mixed(2 * i + 1, f.a * shape.quantile(tau(2 * i + 1)), f.b * recent.quantile(tau(2 * i + 1)));
            double surplus = integral[i] + 3 * Math.sqrt(.2 / (1 - levels[i])) * (levels[i] - held[i]);
            double factor = Math.exp(clamp(relief * surplus * n / (n + 20.0 * h), -1.5, 1.5));
            double center = clamp(0, lower, upper);
            bounds[2 * i] = f.forecast + center + (lower - center) * factor * Math.exp(sides[i]);
            bounds[2 * i + 1] = f.forecast + center + (upper - center) * factor / Math.exp(sides[i]);
            if (i > 0) {
                bounds[2 * i] = Math.min(bounds[2 * i], bounds[2 * i - 2]);
                bounds[2 * i + 1] = Math.max(bounds[2 * i + 1], bounds[2 * i - 1]);
            }
        }
        return bounds;
    }

    private static double ratio(double size, double unit, double soft, double max) {
        return unit > 0 ? clamp(Math.log((size + soft * unit) / ((1 + soft) * unit)), -max, max) : 0;
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
