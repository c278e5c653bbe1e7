package io.spindrift.model.numeric;

import java.util.Arrays;

/**
 * How far a few numbers are from their median, of which some may be impossible.
 *
 * @param median the upper one of an even count
 * @param ascending distances from it, the smallest first
 */
public record MedianDistances(double median, double[] ascending) {
    /** @param numbers at least one; not modified */
    public static MedianDistances of(double[] numbers) {
        double median = Arrays.stream(numbers).sorted().toArray()[numbers.length / 2];
        return new MedianDistances(
                median,
                Arrays.stream(numbers).map(v -> Math.abs(v - median)).sorted().toArray());
    }

    /** Returns a multiple of the mean of the smallest distances, beyond which a number is impossible; 0 if these are 0. */
    public double bound(double multiple, int smallest) {
        double bound = 0;
        for (int i = 0; i < smallest; i++) {
            bound += multiple * ascending[i] / smallest;
        }
        return bound;
    }

    /** How many numbers are beyond a bound. */
    public int beyond(double bound) {
        int count = 0;
        for (double distance : ascending) {
            count += distance > bound ? 1 : 0;
        }
        return count;
    }
}
