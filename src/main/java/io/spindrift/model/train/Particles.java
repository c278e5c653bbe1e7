package io.spindrift.model.train;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/** Parameters and states of N particles of a network, and the step from one state to the next. */
final class Particles {
    /** No parameter leaves ± this. */
    static final double PARAMETER_BOUND = 1000;

    /** No state leaves ± this. */
    static final double STATE_BOUND = 100;

    final Network network;
    final double[][] gates;
    final double[][] beta;
    double[][] state;
    /** Where the last step came from. */
    double[][] before;

    Particles(Network network, int particles) {
        this.network = network;
        gates = Rows.zeros(network.gateParameters(), particles);
        beta = Rows.zeros(network.linearParameters(), particles);
        state = Rows.zeros(network.stateRows(), particles);
        before = Rows.zeros(network.stateRows(), particles);
    }

    /** Draws all parameters from N(0, deviation²). */
    void draw(Noise noise, double deviation) {
        for (int row = 0; row < gates.length; row++) {
            noise.addNormals(Purpose.START, 0, row, deviation, gates[row], gates[row].length);
        }
        for (int row = 0; row < beta.length; row++) {
            noise.addNormals(Purpose.START, 0, gates.length + row, deviation, beta[row], beta[row].length);
        }
    }

    /** s ← φ(s, x, θ); what it was is in {@link #before}. */
    void advance(double[] x) {
        double[][] next = before;
        before = state;
        state = next;
        network.advance(gates, x, before, state);
    }

    /** The features at the state that was advanced to. */
    void read(double[] x) {
        network.read(gates, x, before, state);
    }

    /** The derivatives at the state that was advanced to. */
    void linearise() {
        network.linearise(gates, beta, state);
    }

    void exchange(StateExchange io) {
        exchange(io, "gates", gates);
        exchange(io, "beta", beta);
        exchange(io, "state", state);
    }

    /** s = 0 for all particles. */
    void resetState() {
        for (double[] row : state) {
            Arrays.fill(row, 0);
        }
    }

    void gather(int[] ancestors, double[] scratch) {
        Rows.gather(gates, ancestors, scratch);
        Rows.gather(beta, ancestors, scratch);
        Rows.gather(state, ancestors, scratch);
    }

    static double bounded(double parameter) {
        return Math.max(-PARAMETER_BOUND, Math.min(PARAMETER_BOUND, parameter));
    }

    /** States are bounded as the cell bounds them, so that a correction cannot put one where the cell never would. */
    static double boundedState(double state) {
        return Math.max(-STATE_BOUND, Math.min(STATE_BOUND, state));
    }

    static void exchange(StateExchange io, String name, double[][] rows) {
        for (double[] row : rows) {
            io.numbers(name, row);
        }
    }
}
