package io.spindrift.model.distribution;

/** Scratch that the horizons of a series share: features x of the scale regression, P x, and distances of bounds from a forecast. */
final class DistributionScratch {
    final float[] x = new float[ScaleFeatures.COUNT];
    final double[] product = new double[ScaleFeatures.COUNT];
    final double[] distances;

    /** @param bounds how many there are, of all levels */
    DistributionScratch(int bounds) {
        distances = new double[bounds];
    }
}
