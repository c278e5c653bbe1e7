package io.spindrift.model.kronecker;

import io.spindrift.model.kronecker.SmallNetworkSettings.Kind;
import io.spindrift.model.numeric.Noise;
import java.util.Map;
import java.util.SplittableRandom;

/** Small networks of each kind, as src/test/resources/kronecker/vectors.py has them. */
final class Networks {
    static final Map<Kind, SmallNetworkSettings> SETTINGS = Map.of(
            Kind.COUPLED_LSTM, new SmallNetworkSettings(Kind.COUPLED_LSTM, 4, 0.15, 0.5, 0.03, 1e-5, 3e-5, 1),
            Kind.GLU, new SmallNetworkSettings(Kind.GLU, 6, 0.5, 1, 0.03, 3e-6, 3e-5, 1),
            Kind.CENTERED_MLP, new SmallNetworkSettings(Kind.CENTERED_MLP, 6, 1, 1, 0.03, 1e-6, 1e-6, 2),
            Kind.GATED_LSTM, new SmallNetworkSettings(Kind.GATED_LSTM, 4, 0.15, 1, 0.03, 1e-6, 1e-6, 1));

    private Networks() {}

    static SmallNetwork create(Kind kind, int inputs) {
        return SETTINGS.get(kind).create(inputs, new Noise(7, 1), 0);
    }

    static float[] uniform(SplittableRandom random, int count, double bound) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-bound, bound);
        }
        return numbers;
    }
}
