package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import java.util.function.ToDoubleFunction;

/** The states of particles, run ahead without noise; parameters are those of the learner as they stand. */
final class ParticleRollout implements RolloutState {
    private final Particles particles;
    private final Network network;
    private final ToDoubleFunction<Network> mean;
    private Rows state;
    private Rows beyond;

    /**
     * @param particles to run ahead of
     * @param network of the same shape as theirs, for its scratch
     * @param mean from a network that has just been read to the forecast
     */
    ParticleRollout(Particles particles, Network network, ToDoubleFunction<Network> mean) {
        this.particles = particles;
        this.network = network;
        this.mean = mean;
        state = particles.state.another();
        beyond = particles.state.another();
        restart();
    }

    /** The outlook of a learner with a single particle. */
    static ParticleRollout ofOne(Particles particle, Network network) {
        Rows forecast = particle.beta.another(1);
        return new ParticleRollout(particle, network, read -> {
            read.forecast(particle.beta, forecast);
            return forecast.get(0, 0);
        });
    }

    @Override
    public void restart() {
        state.copy(particles.state);
    }

    @Override
    public void advance(double[] x) {
        network.advance(particles.gates, x, state, beyond);
        Rows before = state;
        state = beyond;
        beyond = before;
    }

    @Override
    public double forecast(double[] x) {
        network.advance(particles.gates, x, state, beyond);
        network.read(particles.gates, x, state, beyond);
        return RolloutState.bounded(mean.applyAsDouble(network));
    }
}
