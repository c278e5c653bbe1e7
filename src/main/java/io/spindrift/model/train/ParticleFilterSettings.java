package io.spindrift.model.train;

import io.spindrift.model.state.StateExchange;

/**
 * The settings of {@link ParticleFilter}.
 *
 * @param units m, the length of the cell's state, 1 to 128
 * @param particles N, 2 to 100 000
 * @param processNoise σ, deviation of the noise η on every state and parameter at every step, 0 to 1
 * @param observationNoise R, variance of the noise ξ of a standardised label, 1e-9 to 100
 * @param resampleBelow N_T / N: resample when N_eff falls below this share of N, 0 to 1
 * @param startDeviation deviation of the parameters at the start, above 0, at most 10
 * @param seed of the noise
 */
public record ParticleFilterSettings(
        int units,
        int particles,
        double processNoise,
        double observationNoise,
        double resampleBelow,
        double startDeviation,
        long seed) {

    public ParticleFilterSettings {
        require(units >= 1 && units <= 128, "units", "1 to 128", units);
        require(particles >= 2 && particles <= 100_000, "particles", "2 to 100000", particles);
        require(processNoise >= 0 && processNoise <= 1, "processNoise", "0 to 1", processNoise);
        require(
                observationNoise >= 1e-9 && observationNoise <= 100,
                "observationNoise",
                "1.0E-9 to 100",
                observationNoise);
        require(resampleBelow >= 0 && resampleBelow <= 1, "resampleBelow", "0 to 1", resampleBelow);
        require(startDeviation > 0 && startDeviation <= 10, "startDeviation", "above 0, at most 10", startDeviation);
    }

    /** Saves these settings, or restores stored ones. */
    public ParticleFilterSettings exchange(StateExchange io) {
        return new ParticleFilterSettings(
                io.integer("settings.units", units, 1, 128),
                io.integer("settings.particles", particles, 2, 100_000),
                io.number("settings.processNoise", processNoise),
                io.number("settings.observationNoise", observationNoise),
                io.number("settings.resampleBelow", resampleBelow),
                io.number("settings.startDeviation", startDeviation),
                io.wide("settings.seed", seed));
    }

    private static void require(boolean holds, String name, String expected, Number got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
