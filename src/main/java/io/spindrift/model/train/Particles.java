package io.spindrift.model.train;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ProcessNoise;
import io.spindrift.model.numeric.ResamplingPlan;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.FieldVisitor;

/** Parameters and states of N particles of a network, and the step from one state to the next. */
final class Particles {
    /** No parameter leaves ± this. */
    static final double PARAMETER_BOUND = 1000;

    /** No state leaves ± this. */
    static final double STATE_BOUND = 100;

    final Network network;
    final Rows gates;
    final Rows beta;
    Rows state;
    /** Where the last step came from. */
    Rows before;

    Particles(Network network, Precision precision, int particles) {
        this.network = network;
        gates = Rows.zeros(precision, network.gateParameters(), particles);
        beta = Rows.zeros(precision, network.linearParameters(), particles);
        state = Rows.zeros(precision, network.stateRows(), particles);
        before = Rows.zeros(precision, network.stateRows(), particles);
    }

    /** Draws all parameters from N(0, deviation²). */
    void draw(Noise noise, double deviation) {
        draw(noise, deviation, gates, 0);
        draw(noise, deviation, beta, gates.count());
    }

    private static void draw(Noise noise, double deviation, Rows rows, int first) {
        double[] drawn = new double[rows.width()];
        for (int row = 0; row < rows.count(); row++) {
            rows.read(row, drawn);
            noise.addNormals(Purpose.START, 0, first + row, deviation, drawn, drawn.length);
            rows.write(row, drawn);
        }
    }

    /** s ← φ(s, x, θ); what it was is in {@link #before}. */
    void advance(double[] x) {
        Rows next = before;
        before = state;
        state = next;
        network.advance(gates, x, before, state);
    }

    /** The same, and then noise on the gates. */
    void advance(double[] x, ProcessNoise diffusion) {
        Rows next = before;
        before = state;
        state = next;
        network.advance(gates, x, before, state, diffusion);
    }

    /** The features at the state that was advanced to. */
    void read(double[] x) {
        network.read(gates, x, before, state);
    }

    /** The derivatives at the state that was advanced to. */
    void linearize() {
        network.linearize(gates, beta, state);
    }

    void visit(FieldVisitor fields) {
        gates.visit(fields, "gates");
        beta.visit(fields, "beta");
        state.visit(fields, "state");
    }

    /** s = 0 for all particles. */
    void resetState() {
        state.fill(0);
    }

    void resample(ResamplingPlan offspring) {
        gates.resample(offspring);
        beta.resample(offspring);
        state.resample(offspring);
    }

    static double bounded(double parameter) {
        return Clamp.symmetric(parameter, PARAMETER_BOUND);
    }

    /** States are bounded as the cell bounds them, so that a correction cannot put one where the cell never would. */
    static double boundedState(double state) {
        return Clamp.symmetric(state, STATE_BOUND);
    }
}
