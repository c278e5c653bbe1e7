package io.spindrift.bench.kernels.reference;

import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Where a reference's noise comes from. */
public interface Normals {
    /** A sample of N(0, 1). */
    double normal();

    /** A uniform sample in [0, 1). */
    double uniform();

    /** The generator that every JDK has: the polar method over a linear congruential generator behind an atomic. */
    static Normals ofTheJdk(long seed) {
        Random random = new Random(seed);
        return new Normals() {
            @Override
            public double normal() {
                return random.nextGaussian();
            }

            @Override
            public double uniform() {
                return random.nextDouble();
            }
        };
    }

    /** The modified ziggurat (McFarland, Journal of Statistical Computation and Simulation 86(7), 2016) over XoShiRo256+. */
    static Normals ziggurat(long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PLUS.create(seed);
        SharedStateContinuousSampler sampler = ZigguratSampler.NormalizedGaussian.of(random);
        return new Normals() {
            @Override
            public double normal() {
                return sampler.sample();
            }

            @Override
            public double uniform() {
                return random.nextDouble();
            }
        };
    }
}
