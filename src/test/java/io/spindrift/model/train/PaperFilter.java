package io.spindrift.model.train;

import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;

/** Settings of the paper's filter, without remedies, on an LSTM with the general architecture. */
public final class PaperFilter {

    private PaperFilter() {}

    /** The settings that are not fixed here, in the order of the record. */
    public static ParticleFilterSettings settings(
            int units,
            int particles,
            double processNoise,
            double noiseRatio,
            double essThreshold,
            double initStddev,
            long seed) {
        return new ParticleFilterSettings(
                new NetworkSettings(CellKind.LSTM, Architecture.GENERAL, DirectInput.TANH, units),
                particles,
                processNoise,
                NoiseKind.EXACT,
                noiseRatio,
                0,
                essThreshold,
                initStddev,
                Defaults.PAPER.remedies(),
                seed);
    }
}
