package io.spindrift.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Curves over a common axis.
 *
 * @param rows the number of points of each curve before thinning
 * @param x the axis, ascending; milliseconds or rows
 * @param curves the curves, each as long as x
 */
record Curves(long rows, long[] x, List<Curve> curves) {

    /**
     * A curve.
     *
     * @param name its name
     * @param y a number for each x; NaN where the curve has a gap
     */
    record Curve(String name, double[] y) {}

    static Curves of(long[] x, List<Curve> curves) {
        return new Curves(x.length, x, curves);
    }

    /** Returns the approximate number of numbers. An x counts as two, because it has more digits. */
    long numbers() {
        return (curves.size() + 2L) * x.length;
    }

    /**
     * Returns the curves with a limited number of points. Each point is one of the original points: the minimum and the maximum
     * of every curve in each stretch, and the first and the last point. The stretches are as short as the limit allows.
     */
    Curves thinned(int max) {
        if (x.length <= max) {
            return this;
        }
        int stretches = Math.max(1, max / 2);
        BitSet kept = extremes(stretches);
        while (kept.cardinality() > max && stretches > 1) {
            long fitting = (long) stretches * max / kept.cardinality();
            stretches = (int) Math.max(1, Math.min(stretches - 1, fitting));
            kept = extremes(stretches);
        }
        int[] points = kept.stream().toArray();
        return new Curves(
                rows,
                IntStream.of(points).mapToLong(i -> x[i]).toArray(),
                curves.stream()
                        .map(curve -> new Curve(curve.name, at(points, curve.y)))
                        .toList());
    }

    /** Returns the same with a fraction of the points. */
    Curves reduced(double share) {
        return thinned((int) Math.ceil(share * x.length));
    }

    private BitSet extremes(int stretches) {
        BitSet kept = new BitSet(x.length);
        kept.set(0);
        kept.set(x.length - 1);
        for (int k = 0; k < stretches; k++) {
            int from = (int) ((long) x.length * k / stretches);
            int to = (int) ((long) x.length * (k + 1) / stretches);
            curves.forEach(curve -> keepExtremes(curve.y, from, to, kept));
        }
        return kept;
    }

    private static void keepExtremes(double[] y, int from, int to, BitSet kept) {
        int min = from;
        int largest = from;
        for (int i = from; i < to; i++) {
            min = y[i] < y[min] || Double.isNaN(y[min]) ? i : min;
            largest = y[i] > y[largest] || Double.isNaN(y[largest]) ? i : largest;
        }
        if (from < to) {
            kept.set(min);
            kept.set(largest);
        }
    }

    private static double[] at(int[] points, double[] y) {
        return Arrays.stream(points).mapToDouble(i -> y[i]).toArray();
    }
}
