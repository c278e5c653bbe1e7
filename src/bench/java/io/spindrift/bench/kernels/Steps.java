package io.spindrift.bench.kernels;

/** Something whose steps are timed. */
@FunctionalInterface
public interface Steps {
    /**
     * The next step.
     *
     * @param x regressor, length p
     * @param label d
     * @return anything that depends on the step
     */
    double step(double[] x, double label);
}
