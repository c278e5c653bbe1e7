package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import java.util.function.ToDoubleFunction;

/** Runs the states of particles ahead, without noise. The parameters are the current ones of the learner. */
final class ParticleRollout implements RolloutState {
    private final Particles particles;
    private final Network network;
    private final ToDoubleFunction<Network> mean;
    private Rows state;
    private Rows next;

    /**
     * @param particles whose states run ahead
     * @param network of the same shape as theirs, for its scratch space
     * @param mean returns the forecast of a network whose features have just been computed
     */
    ParticleRollout(Particles particles, Network network, ToDoubleFunction<Network> mean) {
        this.particles = particles;
        this.network = network;
        this.mean = mean;
        state = particles.state.another();
        next = particles.state.another();
        restart();
    }

    /** Returns the rollout of a learner with a single particle. */
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
        network.advance(particles.gates, x, state, next);
        Rows before = state;
        state = next;
        next = before;
    }

    @Override
    public double forecast(double[] x) {
        network.advance(particles.gates, x, state, next);
        network.read(particles.gates, x, state, next);
        return RolloutState.bounded(mean.applyAsDouble(network));
    }
}
