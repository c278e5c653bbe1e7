package io.spindrift.bench.kernels;

import java.util.Arrays;

/**
 * A shape of the LSTM with the general architecture, and how many particles.
 *
 * @param units m
 * @param inputs p
 * @param particles N, where there are particles
 */
public record Shape(int units, int inputs, int particles) {
    private static final int GATES = 4;

    /** Reads what {@link #toString} wrote. */
    static Shape parse(String text) {
        int[] numbers =
                Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
        return new Shape(numbers[0], numbers[1], numbers[2]);
    }

    /** n: of the cell, of the control gate, of the read-out. */
    int parameters() {
        return GATES * units * (units + inputs + 1) + inputs * (units + inputs + 1) + units + inputs;
    }

    /** The rows of a joint covariance: c, y and all parameters. */
    int joint() {
        return 2 * units + parameters();
    }

    @Override
    public String toString() {
        return units + "x" + inputs + "x" + particles;
    }
}
