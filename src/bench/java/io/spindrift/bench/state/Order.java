package io.spindrift.bench.state;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Orders in which series have records. */
final class Order {

    private Order() {}

    /** Each as often as any other, in random order. */
    static IntSupplier uniform(int series) {
        SplittableRandom random = new SplittableRandom(7);
        return () -> random.nextInt(series);
    }

    /** One after the other: the worst for a working set that is smaller. */
    static IntSupplier roundRobin(int series) {
        int[] next = {0};
        return () -> next[0]++ % series;
    }

    /** Series i with a probability in proportion to 1/i. */
    static IntSupplier zipf(int series) {
        double[] cumulated = new double[series];
        double sum = 0;
        for (int i = 0; i < series; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
        double total = sum;
        SplittableRandom random = new SplittableRandom(7);
        return () -> {
            int found = Arrays.binarySearch(cumulated, random.nextDouble() * total);
            return found >= 0 ? found : Math.min(series - 1, -found - 1);
        };
    }
}
