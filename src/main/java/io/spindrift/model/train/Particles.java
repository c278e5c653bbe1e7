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

/** The parameters and states of N particles of a network, and their step. */
final class Particles {
    /** Bound of the absolute value of a parameter. */
    static final double PARAMETER_BOUND = 1000;

    /** Bound of the absolute value of a state. */
    static final double STATE_BOUND = 100;

    final Network network;
    final Rows gates;
    final Rows beta;
    Rows state;
    /** The state before the last step. */
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

    /** Makes a step: s ← φ(s, x, θ). The state before is in {@link #before}. */
    void advance(double[] x) {
        Rows next = before;
        before = state;
        state = next;
        network.advance(gates, x, before, state);
    }

    /** Makes a step, and then adds noise to the gates. */
    void advance(double[] x, ProcessNoise processNoise) {
        Rows next = before;
        before = state;
        state = next;
        network.advance(gates, x, before, state, processNoise);
    }

    /** Computes the features at the current state. */
    void read(double[] x) {
        network.read(gates, x, before, state);
    }

    /** Computes the derivatives at the current state. */
    void linearize() {
        network.linearize(gates, beta, state);
    }

    void visit(FieldVisitor fields) {
        gates.visit(fields, "gates");
        beta.visit(fields, "beta");
        state.visit(fields, "state");
    }

    /** Sets s = 0 for all particles. */
    void resetState() {
        state.fill(0);
    }

    void resample(ResamplingPlan plan) {
        gates.resample(plan);
        beta.resample(plan);
        state.resample(plan);
    }

    static double bounded(double parameter) {
        return Clamp.symmetric(parameter, PARAMETER_BOUND);
    }

    /**
     * Returns a state within the bounds of the cell, so that a correction cannot move it to a value that the cell never
     * has.
     */
    static double boundedState(double state) {
        return Clamp.symmetric(state, STATE_BOUND);
    }
}
