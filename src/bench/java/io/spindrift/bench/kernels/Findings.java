package io.spindrift.bench.kernels;

import java.util.List;

/**
 * The JSON document.
 *
 * @param ratios above 1 where the first is faster
 * @param limits of this machine, in the same run
 */
record Findings(List<Compared> ratios, List<Step> steps, Limits limits) {
    /** @param particles N, 0 where there is none */
    record Compared(String ratio, int m, int p, int particles, double value) {}

    /**
     * @param particles N, 0 where there is none
     * @param bytes allocated in a step; null of other languages
     */
    record Step(String name, int m, int p, int particles, double nanos, double bytes) {}

    /** @param floatMultiplyAdds billions a second of one core */
    record Limits(double floatMultiplyAdds, double doubleMultiplyAdds, List<Bandwidth> bandwidth) {}

    /** @param gigabytesPerSecond read and written, over the parameters of a filter in float */
    record Bandwidth(int m, int p, int particles, double nanos, double gigabytesPerSecond) {}
}
